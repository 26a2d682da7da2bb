import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct StoragePlanTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var shape: ClusterShape
        var type: String? = "aurora-iopt1"
        var size: Int?
        var iops: Int?
        var throughput: Int?

        var testDescription: String {
            "\(shape.name) to \([size.map { "\($0) GiB" }, type].compactMap { $0 }.joined(separator: " "))"
                + (iops.map { " with \($0) IOPS" } ?? "")
                + (throughput.map { " at \($0) MB/s" } ?? "")
        }

        /// The same of an instance without any storage left.
        var full: Row {
            var row = self
            row.shape = ClusterShape(
                "\(shape.name), full", shape.observation.withInstance { $0.instance.status = "storage-full" })
            return row
        }

        func plan() throws -> Plan {
            try Planning.plan(
                .storage(StorageRunbook(type: type, size: size, iops: iops, throughput: throughput)), shape.basis)
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

    private static func instance(
        _ type: String, _ iops: Int?, _ allocated: Int?, _ throughput: Int? = nil, engine: String = "postgres",
        status: Status = "available"
    ) -> ClusterShape {
        ClusterShape(
            "an RDS instance of \(engine), \(allocated ?? 0) GiB \(type), \(status)",
            .instance(
                .init(type: type, iops: iops, allocated: allocated, throughput: throughput), engine: engine,
                status: status))
    }

    private static let aurora = ClusterShape.all.filter { $0.observation.cluster?.engine != "postgres" }
    private static let others = [
        Row(shape: .three, type: "aurora"), Row(shape: optimized(.three), type: "aurora"),
        Row(shape: optimized(.local), type: "aurora"), Row(shape: .multiAZ, type: "gp3"),
        Row(shape: .multiAZ, type: "gp3", iops: 12_000), Row(shape: multiAZ("io1", 1000, 100), type: "gp3"),
        Row(shape: .multiAZ, type: "io2", iops: 4000), Row(shape: .multiAZ, type: "io1", iops: 5000),
        Row(shape: .multiAZ, type: "io1", iops: 3000),
        Row(shape: multiAZ("io1", 3000, 400, status: "storage-optimization"), type: "gp3"),
        Row(shape: instance("gp2", 300, 100), type: "gp3"), Row(shape: instance("gp2", 1500, 500), type: "gp3"),
        Row(shape: instance("gp3", 15_000, 500, 1_000), type: "gp3", throughput: 2_000),
        Row(shape: instance("gp3", 3000, 100, 125), type: "gp3"),
        Row(shape: instance("gp2", 300, 100), type: "io1", iops: 3000),
        Row(shape: instance("io1", 3000, 100), type: "io2", iops: 4000),
        Row(shape: instance("standard", nil, 50), type: "gp2"),
        Row(shape: instance("gp2", 300, 100, status: "storage-optimization"), type: "gp3"),
        Row(shape: instance("gp2", 600, 200, engine: "sqlserver-se"), type: "gp3", iops: 4000, throughput: 500),
        Row(shape: instance("gp3", 3000, 100, 125), type: nil, size: 200),
        Row(shape: instance("gp3", 3000, 100, 125), type: nil, size: 200).full,
        Row(shape: instance("gp2", 300, 100), type: "gp3", size: 500),
    ]
    static let rows: [Row] = aurora.map { Row(shape: $0) } + others

    @Test func `plans read as the golden file says`() throws {
        try GoldenPlans.check("storage-plans", Self.rows.map { ($0.testDescription, try $0.plan()) })
    }

    @Test(arguments: rows) func `only failovers and the outage of magnetic storage are asked about`(row: Row) throws {
        let plan = try row.plan()
        GoldenPlans.checkOrder(plan)
        for step in plan.steps {
            let isFromMagnetic = (step.work.base as? ChangeInstanceStorageStep)?.isFromMagnetic == true
            #expect(step.isGated == (step.work.isOf(FailOverStep.self) || isFromMagnetic))
        }
    }

    @Test func `a change from magnetic storage is asked about, with the outage that it begins with`() throws {
        let plan = try Self.plan(Self.instance("standard", nil, 50), "gp2")
        let work = try #require(plan.works(of: ChangeInstanceStorageStep.self).first)
        #expect(work.isFromMagnetic == true && plan.interruption?.contains("no writes") == true)
        let change = ModifyInstanceStorage(of: "orders", to: work.storage, isFromMagnetic: true)
        #expect(change.gate?.risk == .inPlaceChange)
        #expect(ModifyInstanceStorage(of: "orders", to: work.storage).gate == nil)
        let other = try Self.plan(Self.instance("gp2", 300, 100), "gp3")
        #expect(other.works(of: ChangeInstanceStorageStep.self).first?.isFromMagnetic == nil)
    }

    @Test func `the size goes with the IOPS and not without`() throws {
        func storage(_ plan: Plan) -> Storage? {
            plan.works(of: ChangeStorageStep.self).first?.storage
                ?? plan.works(of: ChangeInstanceStorageStep.self).first?.storage
        }
        #expect(
            try storage(Self.plan(.multiAZ, "gp3")) == Storage(type: "gp3", iops: 12_000, allocated: 400),
            "the least from 400 GiB on: AWS wants a number there")
        #expect(try storage(Self.plan(Self.multiAZ("io1", 1000, 100), "gp3")) == Storage(type: "gp3"))
        #expect(
            try storage(Self.plan(Self.multiAZ("gp3", 15_000, 500), "gp3", iops: 20_000))
                == Storage(type: "gp3", iops: 20_000, allocated: 500))
        #expect(
            try storage(Self.plan(.multiAZ, "gp3", iops: 12_000))
                == Storage(type: "gp3", iops: 12_000, allocated: 400))
        #expect(try storage(Self.plan(.multiAZ, "io2", iops: 4000)) == Storage(type: "io2", iops: 4000, allocated: 400))
        #expect(try storage(Self.plan(.three)) == Storage(type: "aurora-iopt1"))
        #expect(try storage(Self.plan(Self.instance("gp2", 300, 100), "gp3")) == Storage(type: "gp3"))
        #expect(
            try storage(Self.plan(Self.instance("gp2", 1500, 500), "gp3"))
                == Storage(type: "gp3", iops: 12_000, allocated: 500, throughput: 500), "the least from 400 GiB on")
        #expect(
            try storage(Self.plan(Self.instance("gp3", 15_000, 500, 1_000), "gp3", iops: 20_000))
                == Storage(type: "gp3", iops: 20_000, allocated: 500, throughput: 1_000), "what it has stays")
        #expect(
            try storage(Self.plan(Self.instance("io1", 3000, 200), "io1", iops: 4000))
                == Storage(type: "io1", iops: 4000, allocated: 200))
        #expect(
            try storage(Self.plan(Self.instance("io1", 3000, 200, engine: "oracle-ee"), "gp3"))
                == Storage(type: "gp3", iops: 12_000, allocated: 200, throughput: 500), "Oracle's begins at 200 GiB")
    }

    @Test func `larger storage keeps its type, and gets the least that its size has`() throws {
        func storage(_ shape: ClusterShape, _ type: String? = nil, size: Int) throws -> Storage? {
            try Row(shape: shape, type: type, size: size).plan().works(of: ChangeInstanceStorageStep.self).first?
                .storage
        }
        #expect(
            try storage(Self.instance("gp3", 3000, 100, 125), size: 110) == Storage(type: "gp3", allocated: 110))
        #expect(try storage(Self.instance("gp2", 300, 100), size: 200) == Storage(type: "gp2", allocated: 200))
        #expect(
            try storage(Self.instance("gp3", 3000, 100, 125), size: 400)
                == Storage(type: "gp3", iops: 12_000, allocated: 400, throughput: 500), "from 400 GiB on it has more")
        #expect(
            try storage(Self.instance("gp3", 15_000, 500, 1_000), size: 600)
                == Storage(type: "gp3", iops: 15_000, allocated: 600, throughput: 1_000), "what it has stays")
        #expect(
            try storage(Self.instance("io1", 3000, 200), size: 400) == Storage(type: "io1", iops: 3000, allocated: 400))
        #expect(
            try Row(shape: Self.instance("gp2", 300, 100), type: nil, size: 100).plan().findings.map(\.text) == [
                "The storage of orders is 100 GiB gp2 already: nothing to do."
            ])
    }

    @Test func `more storage is what helps an instance that is full, and nothing else does`() throws {
        let full = Row(shape: Self.instance("gp3", 3000, 100, 125), type: nil, size: 200).full
        let plan = try full.plan()
        #expect(plan.blocks == [] && plan[check: "storage-full"].map(\.severity) == [.info])
        var other = full
        (other.type, other.size) = ("gp2", nil)
        #expect(
            try other.plan().blocks.map(\.text) == [
                "orders is storage-full. It has to be repaired in AWS until it is available."
            ])
    }

    @Test func `how far AWS grows storage by itself is said, and asked about where that is less`() throws {
        func findings(_ size: Int) throws -> [Finding] {
            let shape = Self.instance("gp2", 300, 100)
            let observation = shape.observation.withInstance { $0.maximumStorage = 500 }
            return try Row(shape: ClusterShape("", observation), type: nil, size: size).plan()[
                check: "storage-autoscaling"]
        }
        #expect(try findings(499).map(\.severity) == [.info])
        #expect(try findings(499).map(\.text) == ["AWS grows the storage of orders by itself, up to 500 GiB."])
        #expect(try findings(500).map(\.severity) == [.acknowledge])
        #expect(try Self.plan(Self.instance("gp2", 300, 100), "gp3")[check: "storage-autoscaling"] == [])
    }

    @Test(.holds(.standInOfWriterClass)) func `a stand-in has the size of the writer, whoever is listed first`() throws
    {
        let observation = Observation.orders("db.r6gd.large").with("orders-3") { $0.instanceClass = "db.r6gd.2xlarge" }
            .writing("orders-3")
        let plan = try Self.plan(ClusterShape("", observation))
        #expect(plan.standIn?.instanceClass == "db.r6g.2xlarge")
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
            Row(shape: multiAZ("io1", 1000, 400), type: "gp3", iops: 3000),
            "gp3 of 400 GiB takes 12000 to 64000 IOPS, not 3000. For example `storage orders gp3 --iops 12000`."
        ),
        (
            Row(shape: multiAZ("io1", 1000, 400), type: "gp3", iops: 64_001),
            "gp3 of 400 GiB takes 12000 to 64000 IOPS, not 64001. For example `storage orders gp3 --iops 64000`."
        ),
        (
            Row(shape: multiAZ("gp3", 3000, 100), type: "io1", iops: 5001),
            "io1 of 100 GiB takes 1000 to 5000 IOPS, not 5001. For example `storage orders io1 --iops 5000`."
        ),
        (
            Row(shape: multiAZ("gp3", 12_000, 4000), type: "io1", iops: 1999),
            "io1 of 4000 GiB takes 2000 to 200000 IOPS, not 1999. For example `storage orders io1 --iops 2000`."
        ),
        (
            Row(shape: multiAZ("gp3", 12_000, 4000), type: "io2", iops: 256_001),
            "io2 of 4000 GiB takes 2000 to 256000 IOPS, not 256001. For example `storage orders io2 --iops 256000`."
        ),
        (
            Row(shape: multiAZ("gp3", 3000, 99), type: "io2", iops: 3000),
            "orders has 99 GiB, and io2 begins at 100 GiB. `storage orders gp3` is for smaller ones."
        ),
        (
            Row(shape: multiAZ("gp3", 3000, 100), type: "io1"),
            "io1 needs its IOPS: `storage orders io1 --iops 3000`."
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
        (
            Row(shape: instance("gp2", 300, 100)),
            "orders is an RDS instance (postgres): its storage can be gp2, gp3, io1 or io2, not “aurora-iopt1” (that is "
                + "Aurora's). For example `storage orders gp3`."
        ),
        (
            Row(shape: instance("gp2", 300, 100), type: "standard"),
            "orders is an RDS instance (postgres): its storage can be gp2, gp3, io1 or io2, not “standard” (AWS retires "
                + "magnetic storage). For example `storage orders gp3`."
        ),
        (
            Row(shape: instance("gp2", 300, 100), type: "gp3", iops: 12_000),
            "orders has 100 GiB: below 400 GiB gp3 of postgres has 3000 IOPS and 125 MiB/s and takes no others. "
                + "`storage orders gp3` changes the type alone."
        ),
        (
            Row(shape: instance("gp2", 300, 400), type: "gp3", iops: 3000),
            "gp3 of 400 GiB takes 12000 to 64000 IOPS, not 3000. For example `storage orders gp3 --iops 12000`."
        ),
        (
            Row(shape: instance("gp2", 300, 400), type: "gp3", throughput: 100),
            "gp3 of 400 GiB takes 500 to 4000 MiB/s, not 100. For example `storage orders gp3 --throughput 500`."
        ),
        (
            Row(shape: instance("gp2", 300, 400), type: "gp3", throughput: 4000),
            "gp3 gives a MiB/s for every 4 IOPS at most: 4000 MiB/s need "
                + "`storage orders gp3 --iops 16000 --throughput 4000`."
        ),
        (
            Row(shape: instance("gp3", 300, 100), type: "gp2", iops: 300),
            "gp2 has the IOPS that its size gives it and takes none: `storage orders gp2`, or `storage orders gp3 --iops N`."
        ),
        (
            Row(shape: instance("gp2", 300, 100), type: "io1", throughput: 500),
            "Only gp3 has a throughput to set: `storage orders gp3 --throughput 500`, or leave out `--throughput`."
        ),
        (Row(shape: instance("gp2", 300, 100), type: "io1"), "io1 needs its IOPS: `storage orders io1 --iops 1000`."),
        (
            Row(shape: instance("gp2", 300, 100), type: "io1", iops: 5001),
            "io1 of 100 GiB takes 1000 to 5000 IOPS, not 5001. For example `storage orders io1 --iops 5000`."
        ),
        (
            Row(shape: instance("gp2", 300, 99), type: "io2", iops: 3000),
            "orders has 99 GiB, and io2 begins at 100 GiB. `storage orders gp3` is for smaller ones."
        ),
        (
            Row(shape: instance("gp2", 300, 100), type: nil, size: 109),
            "orders has 100 GiB, and AWS makes storage larger by 10 % at least: `storage orders 110`."
        ),
        (
            Row(shape: instance("gp2", 300, 100), type: "io1", size: 200),
            "io1 needs its IOPS: `storage orders 200 io1 --iops 1000`."
        ),
        (
            Row(shape: instance("standard", nil, 50), type: nil, size: 100),
            "orders is an RDS instance (postgres): its storage can be gp2, gp3, io1 or io2, not “standard” (AWS retires "
                + "magnetic storage). For example `storage orders 100 gp3`."
        ),
        (
            Row(shape: instance("gp3", 3000, 100, 125), type: nil, size: 200, iops: 12_000),
            "Below 400 GiB gp3 of postgres has 3000 IOPS and 125 MiB/s and takes no others. `storage orders 200 gp3` changes "
                + "the size."
        ),
        (
            Row(shape: .three, type: "aurora-iopt1", size: 200),
            "orders is an Aurora cluster: the size of its storage follows its data. `storage orders aurora-iopt1` changes "
                + "its type."
        ),
        (
            Row(shape: .multiAZ, type: nil, size: 800),
            "orders is a Multi-AZ DB cluster: the size of its storage is not changed here. `storage orders gp3` changes its "
                + "type."
        ),
        (
            Row(shape: instance("gp2", 300, nil), type: "gp3"),
            "AWS does not say how large the storage of orders is. Ask again in a minute."
        ),
    ]

    @Test(.holds(.storageOfEngine), arguments: refused.indices)
    func `storage that a cluster cannot have is refused with what it can`(index: Int) {
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

    @Test func `storage that a class cannot have is not asked for`() throws {
        func findings(_ offers: Reading<[ClassOffer]>) throws -> [Finding] {
            let basis = Self.instance("gp2", 300, 100).basis.with { $0.givenOffers = offers }
            return try Planning.plan(.storage(StorageRunbook(type: "io2", iops: 3000)), basis)[
                check: "storage-offered"]
        }
        let gp3 = ClassOffer(instanceClass: "db.m6g.large", zones: [], storageType: "gp3")
        let io2 = ClassOffer(instanceClass: "db.m6g.large", zones: [], storageType: "io2")
        let other = ClassOffer(instanceClass: "db.m6g.xlarge", zones: [], storageType: "io2")
        #expect(try findings(.known([gp3, io2])) == [])
        #expect(
            try findings(.known([gp3, other])).map(\.text) == [
                "AWS does not offer io2 for db.m6g.large with postgres 15.4, only gp3."
            ])
        #expect(try findings(.known([gp3, other])).map(\.severity) == [.block])
        for unknown: Reading<[ClassOffer]> in [.known([]), .unavailable("Not allowed.")] {
            #expect(try findings(unknown).map(\.severity) == [.acknowledge])
        }
    }
}
