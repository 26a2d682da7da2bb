import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct RollbackPlanTests {
    static func beginning(_ observation: Observation) -> Beginning {
        let members = observation.instances.filter { !$0.isAutoscaled }
        return Beginning(
            writer: observation.writer ?? "",
            classes: Dictionary(uniqueKeysWithValues: members.map { ($0.identifier, $0.instanceClass) }),
            storageType: observation.cluster?.storage.type)
    }

    /// How a cluster was, and how it is now.
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var before: Observation
        var now: Observation
        var testDescription: String { name }

        func plan(_ change: (inout PlanBasis) -> Void = { _ in }) throws -> Plan {
            let request = RollbackRunbook(
                operation: "k3f9", before: RollbackPlanTests.beginning(before), standIn: "orders-co-k3f9")
            return try Planning.plan(.rollback(request), ClusterShape("", now).basis.with(change), as: "r0ll")
        }
    }

    private static func stored(_ type: String, _ observation: Observation = .orders()) -> Observation {
        observation.withCluster { $0.storage.type = type }
    }
    private static func half(_ observation: Observation) -> Observation {
        observation.with("orders-1") { $0.instanceClass = "db.r6g.xlarge" }
    }
    private static let standIn = Observation.orders().adding(.standIn())

    static let rows = [
        Row(name: "as it was", before: .orders(), now: .orders()),
        Row(name: "the stand-in is a reader", before: .orders(), now: standIn),
        Row(
            name: "the stand-in is being made", before: .orders(),
            now: .orders().adding(.standIn(status: "creating"), isMember: false)),
        Row(name: "the stand-in writes", before: .orders(), now: standIn.writing("orders-co-k3f9")),
        Row(
            name: "the stand-in writes, one is changed", before: .orders(), now: half(standIn).writing("orders-co-k3f9")
        ),
        Row(name: "all are changed", before: .orders(), now: .orders("db.r6g.xlarge")),
        Row(name: "all are changed of one", before: .orders(members: 1), now: .orders("db.r6g.xlarge", members: 1)),
        Row(
            name: "they were of different classes",
            before: .orders().with("orders-3") { $0.instanceClass = "db.r6g.2xlarge" },
            now: .orders("db.r6g.xlarge")),
        Row(
            name: "the readers are changed", before: .orders(),
            now: half(.orders("db.r6g.xlarge")).with("orders-1") { $0.instanceClass = "db.r6g.large" }),
        Row(name: "a reader writes", before: .orders(), now: Observation.orders().writing("orders-2")),
        Row(
            name: "a change is pending", before: .orders(),
            now: .orders().with("orders-2") { $0.pendingChanges = ["DBInstanceClass": "db.r6g.xlarge"] }),
        Row(
            name: "AWS is at work, nothing is seen of it", before: .orders(),
            now: .orders().with("orders-2") { $0.status = "modifying" }),
        Row(name: "a member is gone", before: .orders(), now: half(.orders().removing("orders-3"))),
        Row(
            name: "the writer is gone and the stand-in writes", before: .orders(),
            now: standIn.writing("orders-co-k3f9").removing("orders-1")),
        Row(
            name: "autoscaled readers", before: .orders().adding(.autoscaled("orders-autoscaled-9")),
            now: .orders("db.r6g.xlarge").adding(.autoscaled("orders-autoscaled-8"))),
        Row(name: "the storage is changed", before: .orders(), now: stored("aurora-iopt1")),
        Row(name: "the storage was I/O-Optimized", before: stored("aurora-iopt1"), now: .orders()),
        Row(
            name: "the storage is changed under members with local storage", before: .orders("db.r6gd.large"),
            now: stored("aurora-iopt1", .orders("db.r6gd.large"))),
        Row(
            name: "the storage is changed, local storage, the stand-in writes", before: .orders("db.r6gd.large"),
            now: stored(
                "aurora-iopt1", .orders("db.r6gd.large").adding(.standIn("db.r6g.large")).writing("orders-co-k3f9"))),
        Row(
            name: "the storage of a Multi-AZ DB cluster is changed", before: .multiAZ(),
            now: .multiAZ(.init(type: "gp3", iops: 3000, allocated: 400))),
    ]

    @Test func `plans read as the golden file says`() throws {
        try GoldenPlans.check("rollback-plans", Self.rows.map { ($0.name, try $0.plan()) })
    }

    @Test(.holds(.rollbackHeedsErrors), arguments: rows)
    func `failovers are asked about, and the writer of before is the one in the end`(row: Row)
        throws
    {
        let plan = try row.plan()
        GoldenPlans.checkOrder(plan)
        for step in plan.steps {
            #expect(step.isGated == step.work.isOf(FailOverStep.self))
        }
        guard let writer = row.before.writer, row.now.isMember(writer) else { return }
        #expect(plan.isEmpty || plan.expectation?.writer == writer)
    }

    @Test func `I/O-Optimized is not come back to within 30 days`() throws {
        let row = Row(
            name: "", before: Self.stored("aurora-iopt1"),
            now: Observation.orders().withCluster {
                $0.storage.optimizedAllowedFrom = Observation.sampleInstant + .minutes(60)
            })
        #expect(
            try row.plan().blocks.map(\.text) == [
                "Aurora changes to I/O-Optimized once in 30 days: orders may from 2026-01-05 15:00 UTC on."
            ])
    }

    @Test func `a certificate that is pending is no obstacle to what needs no way back`() throws {
        let row = Row(
            name: "", before: .orders(),
            now: .orders().with("orders-2") { $0.pendingChanges = ["CACertificateIdentifier": "rds-ca-rsa4096-g1"] })
        let plan = try row.plan()
        #expect(plan.blocks.isEmpty)
        #expect(
            plan[check: "pending-changes"].map(\.text) == [
                "Changes are pending on orders-2 (CACertificateIdentifier rds-ca-rsa4096-g1); they are no part of this."
            ])
    }

    @Test func `storage that AWS changes yet is told before anybody says that nothing is to be done`() throws {
        let row = Row(
            name: "", before: .orders(),
            now: .orders().withCluster { $0.pendingChanges = ["StorageType": "aurora-iopt1", "Port": "3307"] })
        #expect(
            try row.plan()[check: "pending-changes"].map { "\($0.severity.rawValue) \($0.text)" } == [
                "block Changes are pending on orders (StorageType aurora-iopt1), which AWS makes yet. Ask again when they are "
                    + "made or withdrawn.",
                "info Changes are pending on orders (Port 3307); they are no part of this.",
            ])
    }

    @Test func `the storage is not changed back over what others left pending on the cluster`() throws {
        let row = Row(
            name: "", before: .orders(),
            now: Self.stored("aurora-iopt1").withCluster { $0.pendingChanges = ["Port": "3307"] })
        #expect(try row.plan()[check: "pending-changes"].map(\.severity) == [.block])
    }
}
