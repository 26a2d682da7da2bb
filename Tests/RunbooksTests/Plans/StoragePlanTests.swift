import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct StoragePlanTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var shape: ClusterShape
        var type = "aurora-iopt1"
        var iops: Int?
        var throughput: Int?

        var testDescription: String {
            "\(shape.name) to \(type)" + (iops.map { " with \($0) IOPS" } ?? "")
                + (throughput.map { " at \($0) MB/s" } ?? "")
        }

        func plan() throws -> Plan {
            try Planning.plan(
                .storage(StorageRequest(type: type, iops: iops, throughput: throughput)), shape.survey)
        }
    }

    private static func plan(_ shape: ClusterShape, _ type: String = "aurora-iopt1", iops: Int? = nil) throws -> Plan {
        try Row(shape: shape, type: type, iops: iops).plan()
    }

    private static func optimized(_ shape: ClusterShape) -> ClusterShape {
        ClusterShape(
            "\(shape.name), I/O-Optimized", shape.observation.withCluster { $0.storage.type = "aurora-iopt1" })
    }

    private static func multiAZ(
        _ type: String, _ iops: Int?, _ allocated: Int?, status: Status = "available"
    ) -> ClusterShape {
        ClusterShape(
            "a Multi-AZ DB cluster of \(allocated ?? 0) GiB \(type), \(status)",
            .multiAZ(.init(type: type, iops: iops, allocated: allocated), status: status))
    }

    private static let aurora = ClusterShape.all.filter { $0.observation.cluster?.engine != "postgres" }
    private static let others = [
        Row(shape: .three, type: "aurora"), Row(shape: optimized(.three), type: "aurora"),
        Row(shape: optimized(.local), type: "aurora"), Row(shape: .multiAZ, type: "gp3"),
        Row(shape: .multiAZ, type: "gp3", iops: 12_000), Row(shape: multiAZ("io1", 1000, 100), type: "gp3"),
        Row(shape: .multiAZ, type: "io2", iops: 4000), Row(shape: .multiAZ, type: "io1", iops: 5000),
        Row(shape: .multiAZ, type: "io1", iops: 3000),
        Row(shape: multiAZ("io1", 3000, 400, status: "storage-optimization"), type: "gp3"),
    ]
    static let rows: [Row] = aurora.map { Row(shape: $0) } + others

    @Test func `plans read as the golden file says`() throws {
        try GoldenPlans.check("storage-plans", Self.rows.map { ($0.testDescription, try $0.plan()) })
    }

    @Test(arguments: rows) func `only failovers are asked about`(row: Row) throws {
        let plan = try row.plan()
        GoldenPlans.checkOrder(plan)
        for step in plan.steps {
            if case .failOver = step.work { #expect(step.isGated) } else { #expect(!step.isGated) }
        }
    }

    @Test func `the size goes with the IOPS and not without`() throws {
        func storage(_ plan: Plan) -> Storage? {
            for case .changeStorage(let storage) in plan.steps.map(\.work) { return storage }
            return nil
        }
        #expect(try storage(Self.plan(.multiAZ, "gp3")) == Storage(type: "gp3"))
        #expect(
            try storage(Self.plan(.multiAZ, "gp3", iops: 12_000))
                == Storage(type: "gp3", iops: 12_000, allocated: 400))
        #expect(try storage(Self.plan(.multiAZ, "io2", iops: 4000)) == Storage(type: "io2", iops: 4000, allocated: 400))
        #expect(try storage(Self.plan(.three)) == Storage(type: "aurora-iopt1"))
    }

    /// What is asked for, and the sentence with which it is refused.
    static let refused: [(row: Row, sentence: String)] = [
        (
            Row(shape: .three, type: "gp3"),
            "orders is an Aurora cluster: its storage is one volume for all members, Standard or I/O-Optimized, and has "
                + "no “gp3”. Ask for `storage orders aurora` or `storage orders aurora-iopt1`."
        ),
        (
            Row(shape: .three, iops: 3000),
            "Aurora storage has neither IOPS nor throughput to set. `storage orders aurora-iopt1` changes its type."
        ),
        (
            Row(shape: .three, type: "aurora", throughput: 125),
            "Aurora storage has neither IOPS nor throughput to set. `storage orders aurora` changes its type."
        ),
        (
            Row(shape: .multiAZ),
            "orders is a Multi-AZ DB cluster (postgres): its storage is gp3, io1 or io2, not “aurora-iopt1”. "
                + "For example `storage orders gp3`."
        ),
        (
            Row(shape: .multiAZ, type: "gp3", iops: 12_000, throughput: 500),
            "The throughput of a Multi-AZ DB cluster's storage cannot be set. Leave out `--throughput`."
        ),
        (Row(shape: .multiAZ, type: "io2"), "io2 needs its IOPS: `storage orders io2 --iops 3000`."),
        (
            Row(shape: multiAZ("io1", 1000, 399), type: "gp3", iops: 12_000),
            "orders has 399 GiB: below 400 GiB gp3 has 3000 IOPS and takes no others. "
                + "`storage orders gp3` changes the type alone."
        ),
        (
            Row(shape: multiAZ("io1", 1000, nil), type: "io2", iops: 3000),
            "AWS does not say how large the storage of orders is, and wants that with the IOPS."
        ),
        (
            Row(shape: ClusterShape("", .orders().withCluster { $0.engine = "docdb" }), type: "gp3"),
            "orders runs docdb. The storage of Aurora clusters and of Multi-AZ DB clusters of MySQL and PostgreSQL is "
                + "changed here."
        ),
    ]

    @Test(arguments: refused.indices) func `storage that a cluster cannot have is refused with what it can`(index: Int)
    {
        let (row, sentence) = Self.refused[index]
        #expect(Planning.refusal { try row.plan() } == sentence)
    }

    @Test func `I/O-Optimized comes once in 30 days, at the instant`() throws {
        func blocks(_ allowed: Timestamp?, _ type: String = "aurora-iopt1") throws -> [String] {
            let shape = type == "aurora" ? Self.optimized(.three) : .three
            let observation = shape.observation.withCluster { $0.storage.optimizedAllowedFrom = allowed }
            return try Self.plan(ClusterShape("", observation), type).blocks.map(\.text)
        }
        let now = Observation.sampleInstant
        #expect(try blocks(nil) == [] && blocks(now) == [])
        #expect(
            try blocks(now + .minutes(1)) == [
                "Aurora changes to I/O-Optimized once in 30 days: orders may from 2026-01-05 14:01 UTC on."
            ])
        #expect(try blocks(now + .minutes(1), "aurora") == [], "back to Standard at any time")
    }

    static let versions: [(String, String, [Finding.Severity])] = [
        ("aurora-postgresql", "13.9", [.block]), ("aurora-postgresql", "13.10", []), ("aurora-postgresql", "14.7", []),
        ("aurora-postgresql", "15.1", [.block]), ("aurora-postgresql", "16.1", []), ("aurora-postgresql", "17.4", []),
        ("aurora-postgresql", "12.20", [.block]), ("aurora-postgresql", "next", [.acknowledge]),
        ("aurora-mysql", "8.0.mysql_aurora.3.03.0", [.block]), ("aurora-mysql", "8.0.mysql_aurora.3.03.1", []),
        ("aurora-mysql", "5.7.mysql_aurora.2.12.0", [.block]), ("aurora-mysql", "5.7.12", [.acknowledge]),
    ]

    @Test(arguments: versions.indices) func `which engines have I/O-Optimized storage`(index: Int) throws {
        let (engine, version, severities) = Self.versions[index]
        let shape = ClusterShape("", .orders().withCluster { ($0.engine, $0.engineVersion) = (engine, version) })
        #expect(try Self.plan(shape)[check: "storage-version"].map(\.severity) == severities)
    }
}
