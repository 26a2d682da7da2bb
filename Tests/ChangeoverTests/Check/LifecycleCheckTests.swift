import AWS
import Maintenance
import Testing

@testable import changeover

/// What `changeover check` says of lifecycles, by what AWS tells.
@Suite struct LifecycleCheckTests {
    private static let place = Place(account: "123456789012", region: "us-east-1")

    private static var cluster: ConfiguredLifecycle {
        var lifecycle = Lifecycle(
            name: "development", kind: .aurora, source: .snapshotOf("production"),
            engine: .init("aurora-postgresql", version: "16.4"), instances: .init("db.r6g.large", zone: "us-east-1c"))
        lifecycle.network = .init(subnetGroup: "dev-db", securityGroups: ["sg-1", "sg-2"])
        lifecycle.parameterGroups = .init(cluster: "dev-pg16", instance: "dev-pg16")
        lifecycle.changes = .init(
            roles: [.init("arn:aws:iam::123456789012:role/loads/s3", for: "s3Import")], passwordSecret: "dev/db",
            masking: "masking.sql")
        lifecycle.dns = .init("dev-db.example.com", zones: ["Z1"])
        lifecycle.account = "123456789012"
        return ConfiguredLifecycle(lifecycle)
    }

    private static var instance: ConfiguredLifecycle {
        var lifecycle = Lifecycle(
            name: "staging", kind: .instance, source: .snapshotOf("shop"), engine: .init("postgres", version: "16.4"),
            instances: .init("db.r6g.large", multiAZ: true))
        lifecycle.parameterGroups = .init(options: "staging")
        lifecycle.storage.type = "gp3"
        lifecycle.dns = .init("staging-db.example.com")
        return ConfiguredLifecycle(lifecycle)
    }

    /// AWS where everything is there, with what a test changes of it.
    struct World: Sendable {
        var aws = ScriptedSender.complete
        var snapshots = Reading<[SourceSnapshot]>.known([Self.snapshot("daily-2", .aurora)])
        var records = Reading<[ZoneRecord]>.known([ZoneRecord(zone: Self.zone, state: .missing)])
        var script = Reading<MaskingScriptSummary>.known(
            MaskingScriptSummary(digest: "d", statements: 2, databases: []))

        static let zone = HostedZone(id: "Z1", name: "example.com", isPrivate: false)

        static func snapshot(
            _ name: String, _ kind: Lifecycle.Kind, engine: String? = nil, status: String = "available"
        ) -> SourceSnapshot {
            SourceSnapshot(
                identifier: name, arn: "arn:\(name)", database: "production", status: status,
                engine: engine ?? (kind == .aurora ? "aurora-postgresql" : "postgres"), engineVersion: "16.4",
                createdAt: nil)
        }

        func remarks(_ entry: ConfiguredLifecycle) async -> [String] {
            await rows(entry).filter { $0.verdict != .ok }.map(\.remark)
        }

        func rows(_ entry: ConfiguredLifecycle) async -> [CheckRow] {
            await LifecycleChecks(
                entry: entry, place: LifecycleCheckTests.place, sender: aws,
                ask: { questions in
                    let now = Timestamp(seconds: 0)
                    return Answers(
                        questions.compactMap { question -> (any AnyAnswer)? in
                            switch question.base {
                            case let asked as SourceSnapshotsQuestion: Answered(asked, snapshots, takenAt: now)
                            case let asked as RecordQuestion: Answered(asked, records, takenAt: now)
                            case let asked as MaskingScriptQuestion: Answered(asked, script, takenAt: now)
                            default: nil
                            }
                        })
                }
            ).rows()
        }
    }

    @Test func `where everything is there one row says so`() async {
        #expect(
            await World().rows(Self.cluster) == [
                CheckRow(.ok, "lifecycle development", "aurora-postgresql 16.4, from snapshots of production")
            ])
        var world = World()
        world.snapshots = .known([World.snapshot("daily-2", .instance)])
        world.records = .known([ZoneRecord(zone: World.zone, state: .points(RecordValue("old.example.com", ttl: 60)))])
        #expect(
            await world.rows(Self.instance) == [
                CheckRow(.ok, "lifecycle staging", "postgres 16.4, from snapshots of shop")
            ])
    }

    @Test func `in another account than the entry's nothing else is asked`() async {
        var entry = Self.cluster
        entry.lifecycle.account = "111122223333"
        var world = World()
        world.aws.replies = [:]
        #expect(
            await world.rows(entry) == [
                CheckRow(
                    .missing, "lifecycle development",
                    "account: the credentials are of 123456789012, and the entry says 111122223333.")
            ])
    }

    /// What AWS says otherwise, and what the row is.
    struct Lack: Sendable, CustomTestStringConvertible {
        var action: String
        var reply: ScriptedSender.Reply
        var remark: String
        var testDescription: String { remark }

        init(_ action: String, _ reply: ScriptedSender.Reply, _ remark: String) {
            self.action = action
            self.reply = reply
            self.remark = remark
        }
    }

    static let lacks = [
        Lack(
            "DescribeDBEngineVersions", .xml("<DBEngineVersions/>"),
            "engine.version: there is no aurora-postgresql 16.4 in us-east-1."),
        Lack(
            "DescribeOrderableDBInstanceOptions", .xml("<OrderableDBInstanceOptions/>"),
            "instances.class: db.r6g.large is not offered for aurora-postgresql 16.4 in us-east-1."),
        Lack(
            "DescribeOrderableDBInstanceOptions", ScriptedSender.offer(zones: ["us-east-1a", "us-east-1b"]),
            "instances.zone: db.r6g.large is not offered in us-east-1c; it is in us-east-1a and us-east-1b."),
        Lack(
            "DescribeDBSubnetGroups", .refusal("DBSubnetGroupNotFoundFault"),
            "network.subnet_group: there is no subnet group dev-db in us-east-1, account 123456789012."),
        Lack(
            "DescribeDBSubnetGroups", ScriptedSender.subnets(zones: ["us-east-1a", "us-east-1b"]),
            "instances.zone: the subnet group dev-db has no subnet in us-east-1c, only in us-east-1a and us-east-1b."),
        Lack(
            "DescribeSecurityGroups", ScriptedSender.securityGroups(["sg-1": "vpc-1"]),
            "network.security_groups: there is no security group sg-2 in us-east-1, account 123456789012."),
        Lack(
            "DescribeSecurityGroups", ScriptedSender.securityGroups(["sg-1": "vpc-2", "sg-2": "vpc-1"]),
            "network.security_groups: sg-1 is in vpc-2, and the subnet group dev-db in vpc-1."),
        Lack(
            "DescribeDBClusterParameterGroups", .refusal("DBParameterGroupNotFound"),
            "parameter_groups.cluster: there is no cluster parameter group dev-pg16 in us-east-1, account 123456789012."
        ),
        Lack(
            "DescribeDBParameterGroups", .refusal("DBParameterGroupNotFound"),
            "parameter_groups.instance: there is no parameter group dev-pg16 in us-east-1, account 123456789012."),
        Lack(
            "DescribeDBParameterGroups", ScriptedSender.parameterGroup("aurora-postgresql15"),
            "parameter_groups.instance: dev-pg16 is of the family aurora-postgresql15, and aurora-postgresql 16.4 needs "
                + "aurora-postgresql16."),
        Lack(
            "GetRole", .refusal("NoSuchEntity"), "modify.roles: there is no role s3 in account 123456789012."),
        Lack(
            "GetRole", ScriptedSender.role("arn:aws:iam::123456789012:role/s3"),
            "modify.roles: the role s3 of account 123456789012 is arn:aws:iam::123456789012:role/s3."),
        Lack(
            "DescribeDBEngineVersions", ScriptedSender.version(features: ["Lambda", "s3Export"]),
            "modify.roles: aurora-postgresql 16.4 gives no roles for s3Import; it does for Lambda and s3Export."),
        Lack(
            "DescribeSecret", .refusal("ResourceNotFoundException"),
            "modify.password_secret: there is no secret dev/db in us-east-1, account 123456789012."),
        Lack(
            "DescribeSecret", .json(#"{"ARN": "a", "Name": "dev/db", "DeletedDate": 1795000000}"#),
            "modify.password_secret: dev/db is marked to be deleted."),
        Lack(
            "DescribeSecret", .json(#"{"ARN": "a", "Name": "dev/db", "OwningService": "rds"}"#),
            "modify.password_secret: dev/db belongs to rds, which changes it by itself: name another."),
        Lack(
            "GetSecretValue", .refusal("ResourceNotFoundException"),
            "modify.password_secret: dev/db keeps no JSON object with “username” and “password”."),
        Lack(
            "GetSecretValue", ScriptedSender.secret("hidden"),
            "modify.password_secret: dev/db keeps no JSON object with “username” and “password”."),
        Lack(
            "GetSecretValue", ScriptedSender.secret(#"{\"username\": \"app\", \"password\": \"\"}"#),
            "modify.password_secret: dev/db keeps no JSON object with “username” and “password”."),
        Lack(
            "GetHostedZone", .refusal("NoSuchHostedZone"),
            "dns.zones: there is no hosted zone Z1 in account 123456789012."),
        Lack(
            "GetHostedZone", ScriptedSender.zone("example.org."),
            "dns.zones: Z1 is the zone example.org, and dev-db.example.com is not in it."),
        Lack(
            "GetHostedZone", ScriptedSender.zone("example.com.", keeper: "servicediscovery.amazonaws.com"),
            "dns.zones: Z1 belongs to servicediscovery.amazonaws.com, which alone may change it."),
    ]

    @Test(arguments: lacks) func `what is not there has a row, and it alone`(lack: Lack) async {
        var world = World()
        world.aws.replies[lack.action] = lack.reply
        #expect(
            await world.rows(Self.cluster) == [CheckRow(.missing, "lifecycle development", lack.remark)])
    }

    @Test(
        arguments: [
            (
                "DescribeOrderableDBInstanceOptions", ScriptedSender.offer(storage: "gp2"),
                "storage.type: gp3 is not offered with db.r6g.large for postgres 16.4; gp2 are."
            ),
            (
                "DescribeOrderableDBInstanceOptions", ScriptedSender.offer(standby: false),
                "multi_az: db.r6g.large is not offered with a standby for postgres 16.4."
            ),
            (
                "DescribeOptionGroups", .refusal("OptionGroupNotFoundFault"),
                "option_group: there is no option group staging in us-east-1, account 123456789012."
            ),
            (
                "DescribeOptionGroups", ScriptedSender.options("postgres", "15"),
                "option_group: staging is for postgres 15, and not for postgres 16.4."
            ),
            (
                "DescribeOptionGroups", ScriptedSender.options("mysql", "8.0"),
                "option_group: staging is for mysql 8.0, and not for postgres 16.4."
            ),
        ] as [(String, ScriptedSender.Reply, String)])
    func `what an instance lacks has a row`(action: String, reply: ScriptedSender.Reply, remark: String) async {
        var world = World()
        world.snapshots = .known([World.snapshot("daily-2", .instance)])
        world.aws.replies[action] = reply
        #expect(await world.remarks(Self.instance) == [remark])
    }

    @Test func `what was not read is said as that, and the rest is looked at`() async {
        var world = World()
        world.aws.replies["DescribeDBSubnetGroups"] = .refusal("AccessDenied")
        world.aws.replies["GetRole"] = .refusal("NoSuchEntity")
        world.snapshots = .unavailable("rds:DescribeDBClusterSnapshots is not allowed for this role.")
        #expect(
            await world.rows(Self.cluster) == [
                CheckRow(
                    .unclear, "lifecycle development",
                    "source was not looked up: rds:DescribeDBClusterSnapshots is not allowed for this role."),
                CheckRow(
                    .unclear, "lifecycle development",
                    "network.subnet_group was not looked up (AccessDenied): refused"),
                CheckRow(
                    .missing, "lifecycle development", "modify.roles: there is no role s3 in account 123456789012."),
            ])
    }

    @Test func `a source is told from one that is not there, not ready or of another engine`() async {
        var world = World()
        world.snapshots = .known([])
        #expect(
            await world.remarks(Self.cluster) == [
                "source: there is no snapshot of a cluster production in us-east-1, account 123456789012."
            ])
        world.snapshots = .known([World.snapshot("daily-3", .aurora, status: "creating")])
        #expect(
            await world.remarks(Self.cluster) == ["source: no snapshot is available; daily-3 is creating."])
        world.snapshots = .known([World.snapshot("daily-3", .aurora, engine: "aurora-mysql")])
        #expect(
            await world.remarks(Self.cluster) == [
                "engine.name: daily-3 is of aurora-mysql, and the entry says aurora-postgresql."
            ])
    }

    @Test func `a cluster to clone is looked up, and its version is the clone's`() async {
        var entry = Self.cluster
        entry.lifecycle.source = .cloneOf("production")
        entry.lifecycle.engine.version = nil
        var world = World()
        #expect(await world.remarks(entry) == [])
        world.aws.replies["DescribeDBParameterGroups"] = ScriptedSender.parameterGroup("aurora-postgresql15")
        #expect(
            await world.remarks(entry) == [
                "parameter_groups.instance: dev-pg16 is of the family aurora-postgresql15, and aurora-postgresql 16.4 needs "
                    + "aurora-postgresql16."
            ])
        world = World()
        world.aws.replies["DescribeDBClusters"] = .refusal("DBClusterNotFoundFault")
        #expect(
            await world.remarks(entry) == [
                "source: there is no cluster production in us-east-1, account 123456789012."
            ])
    }

    @Test func `MySQL becomes MariaDB, and one edition another, but nothing else something else`() async {
        var entry = Self.instance
        var world = World()
        for (before, after, fits) in [
            ("mysql", "mariadb", true), ("oracle-ee", "oracle-se2", true), ("mariadb", "mysql", false),
            ("mysql", "postgres", false),
        ] {
            entry.lifecycle.engine = .init(after)
            world.snapshots = .known([World.snapshot("daily-2", .instance, engine: before)])
            let said = await world.remarks(entry).contains { $0.hasPrefix("engine.name") }
            #expect(said == !fits, "\(before) to \(after)")
        }
    }

    @Test func `a record that is no plain CNAME, or in no zone, is named`() async {
        var world = World()
        world.records = .known([ZoneRecord(zone: World.zone, state: .other("an alias of type A"))])
        #expect(
            await world.remarks(Self.cluster) == [
                "dns.record: dev-db.example.com in Z1 (example.com) is an alias of type A: only a plain CNAME with one value is "
                    + "changed."
            ])
        world.records = .known([])
        #expect(
            await world.remarks(Self.cluster) == [
                "dns.record: no hosted zone of account 123456789012 has dev-db.example.com in it."
            ])
        world.records = .known([
            ZoneRecord(
                zone: HostedZone(id: "Z2", name: "dev-db.example.com", isPrivate: true), state: .missing)
        ])
        #expect(
            await world.remarks(Self.cluster) == [
                "dns.record: dev-db.example.com is the top of the zone Z2 (dev-db.example.com, private), where no CNAME can be."
            ])
        world.records = .unavailable("route53:ListResourceRecordSets is not allowed for this role.")
        #expect(
            await world.rows(Self.cluster) == [
                CheckRow(
                    .unclear, "lifecycle development",
                    "dns.record was not looked up: route53:ListResourceRecordSets is not allowed for this role.")
            ])
    }

    @Test func `a file of statements that cannot be run is named, with the reason`() async {
        var world = World()
        world.script = .unavailable("masking.sql cannot be run. The string that begins in line 3 has no end.")
        #expect(
            await world.remarks(Self.cluster) == [
                "modify.masking: masking.sql cannot be run. The string that begins in line 3 has no end."
            ])
    }
}
