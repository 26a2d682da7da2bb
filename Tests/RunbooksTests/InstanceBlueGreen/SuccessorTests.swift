import Maintenance
import Runbooks
import TestSupport
import Testing

/// What is seen after the switchover of an RDS instance.
@Suite struct SuccessorTests {
    private static let group = "orders-co-k3f9-instance"
    private static let expectation: InstanceExpectation = {
        var expected = InstanceExpectation(instance: "orders", instanceClass: "db.m6g.xlarge")
        expected.successor = .init(
            insteadOf: "db-ORDERS", version: "16.6", parameterGroup: group, leastStorage: 100,
            replicas: [.init(instance: "orders-r1", instanceClass: "db.m6g.large", parameterGroup: group)])
        return expected
    }()

    private static func switched(_ replica: RDSInstance? = .successorReplica) -> Observation {
        .singles(.successor, [replica, .formerBlue].compactMap { $0 }, [.single("SWITCHOVER_COMPLETED")])
    }

    static let rows: [Case] = [
        Case("as planned", switched(), .satisfied),
        Case("not switched", .singleDeployed(), .blocked("orders is the RDS instance from before")),
        Case(
            "a replica follows the old primary",
            switched(.successorReplica.with { $0.replicationSource = "orders-old1" }),
            .blocked("orders-r1 replicates from orders-old1, not from orders")),
        Case(
            "a replica was promoted by itself", switched(.successorReplica.with { $0.replicationSource = nil }),
            .blocked("orders-r1 is no read replica")),
        Case("a replica is gone", switched(nil), .blocked("orders-r1 is not there")),
        Case(
            "a replica is smaller than asked", switched(.successorReplica.with { $0.storage.allocated = 50 }),
            .blocked("orders-r1 has 50 GiB, not 100 GiB")),
        Case(
            "a replica has the primary's class",
            switched(.successorReplica.with { $0.instance.instanceClass = "db.m6g.xlarge" }),
            .blocked("orders-r1 is db.m6g.xlarge, not db.m6g.large")),
        Case(
            "a replica at work", switched(.successorReplica.with { $0.instance.status = "modifying" }),
            .inProgress("orders-r1 is modifying")),
        Case(
            "the default parameter group",
            .singles(
                .successor.with { $0.instance.parameterGroups[0].name = "default.postgres16" }, [.successorReplica]),
            .blocked("the parameter group default.postgres16")),
    ]

    @Test(arguments: rows) func `each replica follows the new primary, or is named`(row: Case) {
        row.check(.verify(Self.expectation))
    }

    private static let watch = AnyStep(BlueStorageStep(.single))

    private static func full(_ gibibytes: Int64, _ deployment: Deployment = .single("PROVISIONING")) -> Observation {
        var seen = Observation.singleDeployed(deployment)
        let free = Datapoint(gibibytes << 30, of: Observation.sampleInstant - .minutes(1))
        seen.give(FreeStorageQuestion(of: ["orders"], in: seen.target.place), .known(["orders": free]))
        return seen
    }

    static let storage: [Case] = [
        Case("half full", full(50), .inProgress("50 % full")), Case("at the limit", full(10), .blocked("90 % full")),
        Case("green is ready", full(5, .single()), .satisfied),
        Case("not read", .singleDeployed(.single("PROVISIONING")), .inProgress("was not read")),
    ]

    @Test(arguments: storage) func `blue that fills up while green is made smaller is asked about`(row: Case) {
        row.check(Self.watch)
        #expect(Self.watch.maySkip)
    }
}
