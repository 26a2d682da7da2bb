import Maintenance
import Testing

@testable import changeover

/// Entries as they are printed: the configuration reads them as the values that they were.
@Suite struct LifecycleYAMLTests {
    private static let plain = ConfiguredLifecycle(
        Lifecycle(
            name: "dev", kind: .aurora, source: .cloneOf("production"), engine: .init("aurora-mysql"),
            instances: .init("db.r6g.large")))

    /// Every key of an entry, and values that YAML takes for something else unless they are in quotes.
    private static var full: [ConfiguredLifecycle] {
        get throws {
            var cluster = Lifecycle(
                name: "no", kind: .aurora,
                source: .snapshot(arn: "arn:aws:rds:us-east-1:111122223333:cluster-snapshot:rds:p-1"),
                engine: .init("aurora-postgresql", version: "16.10"),
                instances: .init("db.r6g.large", count: 3, zone: "us-east-1c", autoMinorUpgrade: false))
            cluster.region = "us-east-1"
            cluster.network = .init(subnetGroup: "null", securityGroups: ["sg-1", "sg-2"], port: 5432, isPublic: true)
            cluster.parameterGroups = .init(cluster: "1e3", instance: "dev")
            cluster.storage.encryptionKey = "alias/development"
            cluster.changes = .init(
                roles: [Lifecycle.Role("arn:aws:iam::111122223333:role/x", for: "s3Import")], backupRetention: 7,
                deletionProtection: true,
                passwordSecret: "dev/db", masking: #"C:\masks, "all" #1.sql"#)
            cluster.dns = .init("db.example.com", zones: ["Z1"], ttl: 5)
            cluster.names = .init(suffix: "0x1", minimumAge: .seconds(90), keep: 0)
            cluster.takesFinalSnapshot = false
            cluster.tags = ["purple": "true", "a: b": "0123", "empty": "", "größe": "ok"]
            cluster.promotionTags = ["on": "off"]
            cluster.writesOldTags = true
            cluster.account = "000011112222"
            var instance = RDSEchoImportTests.sampleEntry
            instance.lifecycle.name = "instance"
            instance.lifecycle.storage = .init(type: "gp3", iops: 12000, throughput: 500)
            return [
                ConfiguredLifecycle(
                    cluster, schedule: try LifecycleSchedule("Mon,Thu 03:00 Europe/Berlin")),
                instance, AuroraEchoImportTests.sampleEntry, plain,
            ]
        }
    }

    @Test func `an entry that is printed is read back as it was`() throws {
        let entries = try Self.full
        let text = "lifecycles:\n" + entries.map(\.yaml).joined()
        #expect(try LifecycleConfigTests.parse(text).lifecycles == entries, "\(text)")
    }

    @Test func `what is printed reads like the documentation`() {
        #expect(
            Self.plain.yaml == """
                  - name: dev
                    kind: aurora
                    source: {clone_of: production}
                    engine: {name: aurora-mysql}
                    instances: {class: db.r6g.large}
                    names: {minimum_age: 20h, keep: 1}

                """)
        #expect(
            AuroraEchoImportTests.sampleEntry.yaml == """
                  - name: development
                    kind: aurora
                    source: {snapshot_of: production}
                    account: "111122223333"
                    region: us-east-1
                    engine: {name: aurora-mysql}
                    instances: {class: db.r6g.large, zone: us-east-1c}
                    network: {subnet_group: dev-db, security_groups: [sg-1, sg-2]}
                    modify: {roles: [arn:aws:iam::111122223333:role/audit, arn:aws:iam::111122223333:role/load-from-s3]}
                    dns: {record: dev-db.example.com, zones: [Z1, Z2], ttl: 30}
                    names: {suffix: qa, minimum_age: 12h, keep: 1}
                    tags: {purple: "true", team: "a=b"}

                """)
    }

    @Test func `the sample has an entry of each kind that the configuration takes`() throws {
        let config = try LifecycleConfigTests.parse(LifecycleSample.text)
        #expect(config.lifecycles.map(\.lifecycle.kind) == Lifecycle.Kind.allCases)
        #expect(config.warnings == [])
    }
}
