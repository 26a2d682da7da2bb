import Maintenance
import Runbooks
import TestSupport
import Testing

/// What is planned to end a blue/green deployment of an RDS instance: its clean-up, and its way back.
@Suite struct InstanceCleanupPlanTests {
    private typealias Sample = SwitchedInstance
    private static let cleanup = AnyRunbook(CleanupRunbook(operation: "k3f9", leftover: .oldInstances(Sample.old)))
    private static let day = Span.minutes(24 * 60)

    private func plan(
        _ runbook: AnyRunbook = cleanup, seeing observation: Observation, later span: Span = .zero
    ) throws -> Plan {
        try runbook.plan(
            from: PlanBasis(observation: observation), as: "c1c1", policy: PlanPolicy(),
            at: observation.takenAt + span)
    }

    @Test func `replicas, the primary, then the record of the deployment`() throws {
        let plan = try plan(seeing: Sample.seen())
        #expect(plan.steps.map(\.id) == ["delete-old", "remove-deployment", "verify"])
        #expect(plan.steps.map(\.isGated) == [true, false, false])
        #expect(plan.blocks == [])
        let removal = try #require(plan.steps.lazy.compactMap { $0.work.base as? RemoveDeploymentStep }.first)
        #expect(removal.old == "db-ORDERS")
        #expect(plan.findings.contains { $0.check == "replicas-first" })
    }

    @Test func `it says not before a day or two after the switchover, and is the same plan then`() throws {
        let (now, then) = (try plan(seeing: Sample.seen()), try plan(seeing: Sample.seen(), later: Self.day))
        let finding = try #require(now.findings.first { $0.check == "not-before" })
        #expect(finding.text.hasPrefix("Not before 24 to 48 h after the switchover"))
        #expect(now.digest == then.digest)
    }

    @Test func `whoever is asked within a day of the switchover is warned`() throws {
        let call = UnprotectInstance("orders-old1", identity: "db-ORDERS", .oldEnvironment(Sample.old))
        func warning(after span: Span) throws -> String? {
            let seen = Sample.seen().taken(at: Observation.sampleInstant + span)
            let facts = try #require(call.gate).safetyFacts(
                of: seen.subject, seeing: seen, with: seen, policy: PlanPolicy())
            return facts.facts.first { $0.name == "age" }?.warning
        }
        #expect(try warning(after: .minutes(60))?.hasPrefix("The switchover was less than 24 h ago") == true)
        #expect(try warning(after: Self.day) == nil)
    }

    @Test func `what somebody else replicates from the old primary has to go first`() throws {
        var stranger = Sample.replica
        stranger.resourceIdentifier = "db-STRANGER"
        stranger.instance.identifier = "reports"
        let plan = try plan(seeing: Sample.seen([Sample.replica, Sample.primary, stranger]))
        #expect(plan.blocks.map(\.check) == ["other-replicas"])
        #expect(plan.steps == [])
    }

    @Test func `what was not switched over has nothing to clean up`() throws {
        let plan = try plan(seeing: Sample.seen([], production: .sample()))
        #expect(plan.blocks.map(\.check) == ["not-switched"])
        #expect(plan.steps == [])
    }

    @Test func `where everything is gone nothing is to do`() throws {
        let plan = try plan(seeing: Sample.seen([], deployments: .known([])))
        #expect(plan.findings.contains { $0.check == "nothing-to-do" })
        #expect(plan.steps == [])
    }

    private static func rollback() -> AnyRunbook {
        AnyRunbook(
            RollbackRunbook(
                operation: "k3f9", before: .instance(InstanceSubject(.sample(), in: Target.orders.place)), standIn: nil,
                instanceDeployment: Sample.plan))
    }

    @Test func `before the switchover the way back deletes green with its deployment, and asks`() throws {
        var observation = Observation.instance().beside([])
        observation.give(
            DeploymentsQuestion(in: observation.target.place), .known([Sample.deployment("AVAILABLE")]))
        let plan = try plan(Self.rollback(), seeing: observation)
        #expect(plan.steps.map(\.id) == ["delete-green", "verify"])
        #expect(plan.steps.first?.isGated == true)
        #expect(plan.blocks == [])
    }

    @Test func `after the switchover there is no way back, and that is said`() throws {
        let plan = try plan(Self.rollback(), seeing: Sample.seen())
        #expect(plan.steps == [])
        #expect(
            plan.blocks.map(\.text) == [
                "orders was switched over: AWS has no way back. The old environment (orders-old1) is there until it is deleted; "
                    + "data written since is not in it."
            ])
    }
}
