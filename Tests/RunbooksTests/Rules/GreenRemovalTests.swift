import Maintenance
import Runbooks
import TestSupport
import Testing

/// The deletion of green of an RDS instance before a switchover.
@Suite struct GreenRemovalTests {
    private static let step = DiscardInstanceDeploymentStep(SwitchedInstance.plan)
    private static var blue: RDSInstance { .sample() }
    private static var green: RDSInstance {
        var green = blue.replica("orders-green-x1y2z3")
        green.resourceIdentifier = "db-GREEN"
        return green
    }

    private static func seen(
        _ status: String = "AVAILABLE", isProtected: Bool = false, production: RDSInstance = blue
    ) -> Observation {
        var green = green
        green.isProtected = isProtected
        var observation = Observation.instance(production).beside([green])
        let deployment = Deployment(
            identifier: "bgd-1", name: "orders-co-k3f9", source: SwitchedInstance.plan.source,
            target: green.instance.arn, status: status, tags: SwitchedInstance.plan.tags)
        observation.give(DeploymentsQuestion(in: observation.target.place), .known([deployment]))
        return observation
    }

    private static let removal = AnyMutation(DeleteDeployment("bgd-1", .greenInstances))
    private static let unprotection = AnyMutation(
        UnprotectInstance("orders-green-x1y2z3", identity: "db-GREEN", .green(deployment: "bgd-1")))

    private static var gone: Observation {
        var observation = Observation.instance()
        observation.give(DeploymentsQuestion(in: observation.target.place), .known([]))
        return observation
    }

    static let rows = [
        Case("green goes with the deployment", seen(), .ready([removal])),
        Case("its protection first", seen(isProtected: true), .ready([unprotection])),
        Case("asked for", seen(), asked: [removal], .inProgress("waiting for AWS to delete")),
        Case("being made", seen("PROVISIONING"), .inProgress("through with making green")),
        Case("being deleted", seen("DELETING"), .inProgress("is being deleted")),
        Case("switched over", seen("SWITCHOVER_COMPLETED"), .blocked("green is in use")),
        Case("the name leads to green", seen(production: green), .blocked("nothing is deleted")),
        Case("not there", gone, .satisfied),
    ]

    @Test(arguments: rows) func `deleting green`(row: Case) { row.check(AnyStep(Self.step)) }

    @Test func `whoever approves reads that production stays, by resource id`() throws {
        func facts(_ observation: Observation) throws -> SafetyFacts {
            try #require(Self.removal.gate).safetyFacts(
                of: observation.subject, seeing: observation, with: observation, policy: PlanPolicy())
        }
        let shown = try facts(Self.seen())
        #expect(shown.areSafe)
        #expect(shown.facts.contains { $0.text == "orders (db-ORDERS) stays: green is orders-green-x1y2z3" })
        #expect(try facts(Self.seen(production: Self.green)).unsafe.map(\.name) == ["production"])
        #expect(try facts(Self.seen("SWITCHOVER_COMPLETED")).unsafe.map(\.name) == ["green"])
        #expect(Self.removal.risk == .deletion && Self.unprotection.risk == .deletion)
        #expect(Self.step.scope(of: Self.unprotection, seeing: Self.seen(isProtected: true)).count == 2)
    }
}
