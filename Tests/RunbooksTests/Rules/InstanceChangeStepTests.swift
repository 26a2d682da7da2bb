import Maintenance
import Runbooks
import TestSupport
import Testing

/// A failover to the standby and a change of class, as steps of an RDS instance.
@Suite struct InstanceChangeStepTests {
    private static let seen = Observation.instance(RDSInstance.sample().withStandby())
    private static let failover = FailOverInstanceStep("orders", from: "us-east-1a", to: "us-east-1b")
    private static let call = AnyMutation(FailOverInstance("orders", from: "us-east-1a", to: "us-east-1b"))

    static let failovers = [
        Case("to do", seen, .ready([call])), Case("asked for", seen, asked: [call], .inProgress("standby of orders")),
        Case("in the standby's zone", seen.withInstance { $0.instance.availabilityZone = "us-east-1b" }, .satisfied),
        Case(
            "restarting", seen.withInstance { $0.instance.status = "rebooting" },
            .inProgress("waiting for orders to be available")),
        Case("no standby", seen.withInstance { $0.hasStandby = false }, .blocked("orders has no standby any more")),
        Case("gone", .missing, .blocked("AWS shows no RDS instance orders any more")),
    ]

    @Test(arguments: failovers) func `failing over to the standby`(row: Case) { row.check(AnyStep(Self.failover)) }

    @Test func `what an event proved is done before the zones show it`() {
        let assessment = Self.failover.assess(
            in: StepContext(
                observation: Self.seen, outstanding: [], since: Observation.sampleInstant, proved: [Self.call]))
        #expect(assessment == .satisfied)
    }

    private static func change(_ role: ModifyInstanceClass.Role) -> ChangeInstanceClassStep {
        ChangeInstanceClassStep(
            of: role == .replica ? "orders-r1" : "orders", identity: role == .replica ? "db-ORDERS-R1" : "db-ORDERS",
            from: "db.m6g.large", to: "db.m6g.xlarge", as: role)
    }

    private static let modify = AnyMutation(
        ModifyInstanceClass(of: "orders", identity: "db-ORDERS", to: "db.m6g.xlarge", as: .standby))

    static let changes = [
        Case("to do", seen, .ready([modify])), Case("asked for", seen, asked: [modify], .inProgress("change sent")),
        Case(
            "pending", seen.withInstance { $0.instance.pendingChanges = ["DBInstanceClass": "db.m6g.xlarge"] },
            .inProgress("change pending")),
        Case(
            "another class pending",
            seen.withInstance { $0.instance.pendingChanges = ["DBInstanceClass": "db.m6g.4xlarge"] },
            .blocked("db.m6g.4xlarge is pending, which we did not ask for")),
        Case(
            "something else pending", seen.withInstance { $0.instance.pendingChanges = ["EngineVersion": "16.6"] },
            .blocked("EngineVersion 16.6")),
        Case("at it", seen.withInstance { $0.instance.status = "modifying" }, .inProgress("orders (modifying)")),
        Case(
            "a word of tomorrow", seen.withInstance { $0.instance.status = "storage-initialization" },
            .inProgress("orders")),
        Case(
            "no capacity", seen.withInstance { $0.instance.status = "insufficient-capacity" },
            .blocked("insufficient-capacity")),
        Case("done", seen.withInstance { $0.instance.instanceClass = "db.m6g.xlarge" }, .satisfied),
        Case("another under the name", seen.withInstance { $0.resourceIdentifier = "db-OTHER" }, .blocked("orders is")),
    ]

    @Test(arguments: changes) func `changing its class`(row: Case) { row.check(AnyStep(Self.change(.standby))) }

    private static func beside(_ change: (inout RDSInstance) -> Void = { _ in }) -> Observation {
        var replica = RDSInstance.sample().replica("orders-r1")
        change(&replica)
        return seen.beside([replica])
    }

    static let replicas = [
        Case("not read", seen, .blocked("how orders-r1 is was not read")),
        Case("gone", seen.beside([]), .blocked("orders-r1 is not there any more")),
        Case(
            "to do", beside(),
            .ready([
                AnyMutation(
                    ModifyInstanceClass(of: "orders-r1", identity: "db-ORDERS-R1", to: "db.m6g.xlarge", as: .replica))
            ])),
        Case("done", beside { $0.instance.instanceClass = "db.m6g.xlarge" }, .satisfied),
    ]

    @Test(arguments: replicas) func `changing the class of a replica`(row: Case) {
        row.check(AnyStep(Self.change(.replica)))
    }

    private static let expectation = InstanceExpectation(
        instance: "orders", instanceClass: "db.m6g.large", replicas: ["db-ORDERS-R1": "db.m6g.xlarge"])

    static let verifications = [
        Case("as planned", beside { $0.instance.instanceClass = "db.m6g.xlarge" }, .satisfied),
        Case("the class of before", beside(), .blocked("orders-r1 is db.m6g.large, not db.m6g.xlarge")),
        Case("gone", seen.beside([]), .blocked("a replica (db-ORDERS-R1) is not there")),
        Case("at it", beside { $0.instance.status = "modifying" }, .inProgress("orders-r1 is modifying")),
        Case(
            "broken", beside { $0.instance.status = "incompatible-network" },
            .blocked("orders-r1 is incompatible-network")),
    ]

    @Test(arguments: verifications) func `verifying replicas`(row: Case) { row.check(.verify(Self.expectation)) }
}
