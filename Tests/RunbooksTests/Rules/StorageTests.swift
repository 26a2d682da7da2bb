import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct StorageTests {
    private static let optimized = Storage(type: "aurora-iopt1")
    private static let change = AnyMutation.changeStorage("orders", to: optimized)

    /// What a window holds, since it restarts members.
    private static let restarting = AnyMutation(ModifyStorage(of: "orders", to: optimized, restartsMembers: true))

    private static func stored(
        _ type: String, pending: [String: String] = [:], status: Status = "available",
        in observation: Observation = .orders()
    ) -> Observation {
        observation.withCluster {
            $0.storage.type = type
            $0.pendingChanges = pending
            $0.status = status
        }
    }

    private static let local = Observation.orders("db.r6gd.large").adding(.standIn("db.r6g.large"))

    static let cases = [
        Case("the old type", stored("aurora"), .ready([change])),
        Case("no cluster", .missing, .blocked("no cluster")),
        Case("asked for", stored("aurora"), asked: [change], .inProgress("the storage of orders as aurora-iopt1")),
        Case(
            "pending", stored("aurora", pending: ["StorageType": "aurora-iopt1"]),
            .inProgress("StorageType aurora-iopt1")),
        Case(
            "another type is pending", stored("aurora", pending: ["StorageType": "io1"]),
            .blocked("a change of orders to io1 is pending, which we did not ask for")),
        Case("modifying", stored("aurora", status: "modifying"), .inProgress("modifying")),
        Case("the new type, modifying", stored("aurora-iopt1", status: "modifying"), .inProgress("modifying")),
        Case("the new type", stored("aurora-iopt1"), .satisfied),
        Case("the new type, something else pending", stored("aurora-iopt1", pending: ["Port": "3307"]), .satisfied),
        Case("the cluster is broken", stored("aurora", status: "failed"), .blocked("orders is failed")),
        Case(
            "the writer is at work", stored("aurora", in: .orders().with("orders-1") { $0.status = "modifying" }),
            .inProgress("orders-1 to be available")),
        Case(
            "the writer would restart for it", stored("aurora", in: local),
            .blocked("orders-1 is the writer and has local storage")),
        Case("the stand-in writes", stored("aurora", in: local.writing("orders-co-k3f9")), .ready([restarting])),
    ]

    @Test(.holds(.storageOfCluster), arguments: cases) func `changing the storage of an Aurora cluster`(row: Case) {
        row.check(.changeStorage(Self.optimized))
    }

    private static let provisioned = Storage(type: "io2", iops: 4000, allocated: 400)
    private static func multiAZ(_ type: String, _ iops: Int, _ status: Status = "available") -> Observation {
        .multiAZ(.init(type: type, iops: iops, allocated: 400), status: status)
    }

    static let multiAZ = [
        Case("the old type", multiAZ("io1", 4000), .ready([.changeStorage("orders", to: provisioned)])),
        Case("the type alone", multiAZ("io2", 3000), .ready([.changeStorage("orders", to: provisioned)])),
        Case("all of it", multiAZ("io2", 4000), .satisfied),
        Case("all of it, AWS optimises", multiAZ("io2", 4000, "storage-optimization"), .satisfied),
        Case(
            "AWS optimises the change before", multiAZ("io1", 4000, "storage-optimization"),
            .inProgress("AWS still optimises the storage of orders after its last change")),
    ]

    @Test(arguments: multiAZ) func `changing the storage of a Multi-AZ DB cluster`(row: Case) {
        row.check(.changeStorage(Self.provisioned))
    }

    private static let ofInstance = Storage(type: "gp3", iops: 12_000, allocated: 500, throughput: 500)
    private static func instance(
        _ type: String, _ throughput: Int?, _ status: Status = "available", pending: [String: String] = [:]
    ) -> Observation {
        .instance(.init(type: type, iops: 12_000, allocated: 500, throughput: throughput), status: status)
            .withInstance { $0.instance.pendingChanges = pending }
    }

    static let instances = [
        Case("the old type", instance("gp2", nil), .ready([.changeInstanceStorage("orders", to: ofInstance)])),
        Case("less throughput", instance("gp3", 125), .ready([.changeInstanceStorage("orders", to: ofInstance)])),
        Case("all of it", instance("gp3", 500), .satisfied),
        Case("all of it, AWS optimises", instance("gp3", 500, "storage-optimization"), .satisfied),
        Case("modifying", instance("gp2", nil, "modifying"), .inProgress("modifying")),
        Case(
            "pending", instance("gp3", 125, pending: ["StorageThroughput": "500"]), .inProgress("StorageThroughput 500")
        ),
        Case(
            "asked for", instance("gp2", nil), asked: [.changeInstanceStorage("orders", to: ofInstance)],
            .inProgress("the storage of orders as gp3")),
        Case(
            "AWS optimises the change before", instance("gp2", nil, "storage-optimization"),
            .inProgress("AWS still optimises the storage of orders after its last change")),
        Case("the storage is full", instance("gp2", nil, "storage-full"), .blocked("orders is storage-full")),
    ]

    @Test(arguments: instances) func `changing the storage of an RDS instance`(row: Case) {
        row.check(.changeInstanceStorage(Self.ofInstance))
    }

    private static let larger = Storage(type: "gp2", allocated: 800)
    private static let growing = AnyMutation(ModifyInstanceStorage(of: "orders", to: larger, sizeBefore: 500))
    private static func full(_ allocated: Int, pending: [String: String] = [:]) -> Observation {
        instance("gp2", nil, "storage-full", pending: pending).withInstance { $0.storage.allocated = allocated }
    }

    static let fullOnes = [
        Case("full", full(500), .ready([growing])),
        Case("full, asked for", full(500), asked: [growing], .inProgress("the storage of orders as gp2")),
        Case("full, pending", full(500, pending: ["AllocatedStorage": "800"]), .inProgress("AllocatedStorage 800")),
        Case("larger, and still called full", full(800), .inProgress("it is storage-full")),
        Case("larger than that, and full again", full(900), .blocked("orders is storage-full")),
    ]

    @Test(arguments: fullOnes) func `storage that is full is made larger`(row: Case) {
        row.check(.changeInstanceStorage(Self.larger, sizeBefore: 500))
    }

    @Test func `storage that is still called full proves nothing of the call that makes it larger`() {
        func proof(_ observation: Observation) -> Proof {
            Self.growing.base.proof(in: observation, of: CallRecord(decidedAt: Observation.sampleInstant))
        }
        #expect(proof(Self.full(500)) == .none)
        #expect(proof(Self.full(500, pending: ["AllocatedStorage": "800"])) == .working)
        #expect(proof(Self.full(800)) == .working)
        #expect(proof(Self.full(900)) == .done, "full for good: the step says so")
    }

    /// AWS moves the data for hours; the values are in force and the database is usable.
    @Test func `hours of optimisation keep neither the step nor the verification waiting`() throws {
        let plan = try Planning.plan(
            .storage(StorageRunbook(type: "io2", iops: 4000)), ClusterShape.multiAZ.basis)
        var done = Self.multiAZ("io2", 4000, "storage-optimization")
        for name in done.instances.map(\.identifier) {
            done = done.with(name) { $0.status = "storage-optimization" }
        }
        for step in plan.steps { Case("\(step.id)", done, .satisfied).check(step.work) }
        let call = AnyMutation.changeStorage("orders", to: Self.provisioned)
        #expect(call.proof(in: done, of: CallRecord(decidedAt: Observation.sampleInstant)) == .done)
    }

    @Test func `the verification names storage that is not as wanted`() {
        let expected = Expectation(
            writer: "orders-1",
            members: ["orders-1": "db.r6g.large", "orders-2": "db.r6g.large", "orders-3": "db.r6g.large"],
            storage: Self.optimized)
        Case("the old type", Self.stored("aurora"), .blocked("the storage is aurora, not aurora-iopt1"))
            .check(.verify(expected))
        Case("the new type", Self.stored("aurora-iopt1"), .satisfied).check(.verify(expected))
    }
}
