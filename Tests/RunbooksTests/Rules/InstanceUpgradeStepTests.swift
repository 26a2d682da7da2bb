import Maintenance
import Runbooks
import TestSupport
import Testing

/// An upgrade of an RDS instance where it is, step by step.
@Suite struct InstanceUpgradeStepTests {
    private static func upgrade(
        _ instance: RDSInstance = .sample(), isReplica: Bool = false, along: [InstanceID] = []
    ) -> InstanceInPlaceUpgrade {
        InstanceInPlaceUpgrade(
            instance: instance.identifier, identity: instance.resourceIdentifier, version: "16.6", isMajor: true,
            isReplica: isReplica, along: along, parameterGroup: "orders-16")
    }

    private static func seen(_ change: (inout RDSInstance) -> Void = { _ in }) -> Observation {
        Observation.instance().withInstance(change)
    }
    private static let call = AnyMutation(UpgradeInstance(upgrade()))
    private static func upgraded(_ instance: inout RDSInstance) { instance.instance.engineVersion = "16.6" }

    static let upgrades = [
        Case("to do", seen(), .ready([call])), Case("asked for", seen(), asked: [call], .inProgress("orders as 16.6")),
        Case("at it", seen { $0.instance.status = "upgrading" }, .inProgress("it is upgrading")),
        Case(
            "pending", seen { $0.instance.pendingChanges = ["EngineVersion": "16.6"] },
            .inProgress("an upgrade of orders to 16.6 is pending")),
        Case(
            "the call would apply something else",
            seen { $0.instance.pendingChanges = ["DBInstanceClass": "db.m6g.xlarge"] },
            .blocked("DBInstanceClass db.m6g.xlarge")),
        Case("done", seen(upgraded), .satisfied),
        Case("broken", seen { $0.instance.status = "incompatible-parameters" }, .blocked("incompatible-parameters")),
        Case("another under the name", seen { $0.resourceIdentifier = "db-OTHER" }, .blocked("orders is")),
    ]

    @Test(arguments: upgrades) func `upgrading the instance`(row: Case) {
        row.check(AnyStep(UpgradeInstanceStep(Self.upgrade())))
    }

    @Test func `what AWS takes along is waited for`() {
        var replica = RDSInstance.sample().replica("orders-r1")
        replica.instance.status = "upgrading"
        let step = UpgradeInstanceStep(Self.upgrade(along: ["orders-r1"]))
        Case("along", Self.seen(Self.upgraded).beside([replica]), .inProgress("orders-r1 (upgrading)"))
            .check(AnyStep(step))
        replica.instance.status = "available"
        Case("along, done", Self.seen(Self.upgraded).beside([replica]), .satisfied).check(AnyStep(step))
    }

    @Test func `a read replica is upgraded before, without a question`() {
        let replica = RDSInstance.sample().replica("orders-r1")
        let upgrade = Self.upgrade(replica, isReplica: true)
        Case("replica", Self.seen().beside([replica]), .ready([AnyMutation(UpgradeInstance(upgrade))]))
            .check(AnyStep(UpgradeInstanceStep(upgrade)))
        #expect(AnyMutation(UpgradeInstance(upgrade)).gate == nil)
        #expect(UpgradeInstanceStep(upgrade).risks == [])
    }

    @Test func `what AWS wrote is asked for once its events tell that it refused, and not before`() {
        let step = UpgradeInstanceStep(Self.upgrade())
        let context = QuestionContext(target: .orders, startedAt: Observation.sampleInstant)
        func asksForLog(_ observation: Observation?) -> Bool {
            step.questions(in: context, seeing: observation).contains { $0.base is UpgradeLogQuestion }
        }
        func told(_ text: String, of resource: String = "orders") -> Observation {
            Self.seen().telling([SeenEvent(at: Observation.sampleInstant, resource: resource, text: text)])
        }
        let refusal = "Database instance is in a state that cannot be upgraded: Upgrade prechecks failed."
        #expect(!asksForLog(nil))
        #expect(!asksForLog(Self.seen()))
        #expect(!asksForLog(told("The pre-check started for the DB engine version upgrade.")))
        #expect(!asksForLog(told(refusal, of: "other")))
        #expect(asksForLog(told(refusal)))
    }

    static let snapshots = [
        Case("to do", snapshot(nil), .ready([take])),
        Case("asked for", snapshot(nil), asked: [take], .inProgress("to show")),
        Case("being made", snapshot("creating"), .inProgress("is creating")),
        Case("there", snapshot("available"), .satisfied), Case("failed", snapshot("failed"), .blocked("failed")),
        Case("not asked yet", seen(), .inProgress("waiting to see snapshots")),
        Case("unread", unread, .blocked("snapshots")),
    ]
    private static let take = AnyMutation(CreateInstanceSnapshot("orders-co-k3f9-before", of: "orders"))
    private static var unread: Observation {
        var observation = seen()
        observation.give(
            InstanceSnapshotsQuestion(of: "orders", in: observation.target.place), .unavailable("Not allowed."))
        return observation
    }
    private static func snapshot(_ status: String?) -> Observation {
        var observation = seen()
        observation.give(
            InstanceSnapshotsQuestion(of: "orders", in: observation.target.place),
            .known(status.map { ["orders-co-k3f9-before": $0] } ?? [:]))
        return observation
    }

    @Test(arguments: snapshots) func `taking a snapshot before`(row: Case) {
        row.check(AnyStep(TakeInstanceSnapshotStep("orders-co-k3f9-before", of: "orders")))
    }

    @Test func `a replica that AWS could not take along is named, and so is one that follows no more`() {
        let verify = VerifyInstanceUpgradeStep(
            InstanceExpectation(instance: "orders", instanceClass: "db.m6g.large"), version: "16.6",
            parameterGroup: nil,
            replicas: ["db-ORDERS-R1": "orders-r1"])
        var replica = RDSInstance.sample().replica("orders-r1")
        func check(_ name: String, _ expected: Expected) {
            Case(name, Self.seen(Self.upgraded).beside([replica]), expected).check(AnyStep(verify))
        }
        check("old", .blocked("orders-r1 runs 15.4, not 16.6"))
        Self.upgraded(&replica)
        check("new", .satisfied)
        replica.replicationSource = nil
        check("alone", .blocked("orders-r1 does not replicate from orders any more"))
    }
}
