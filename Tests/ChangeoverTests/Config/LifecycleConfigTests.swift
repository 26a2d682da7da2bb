import Foundation
import Maintenance
import Testing

@testable import changeover

/// The entries of `lifecycles`: what is taken, and what whoever wrote one is told.
@Suite struct LifecycleConfigTests {
    private static let least = """
        channels: [{id: C0DBAOPS, role: operations}]
        people: {operators: [U0ALICE], approvers: [U0BOB]}

        """

    static func parse(_ lifecycles: String, _ rest: String = "") throws -> Config {
        try Config.parse(least + rest + lifecycles)
    }

    /// The example of both kinds with every key, as it stands in comments of the example file.
    private static func documented() throws -> (text: String, config: Config) {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "config/changeover.example.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let block = try #require(text.components(separatedBy: "lifecycles: []\n").last)
        let lines = block.split(separator: "\n").map { String($0.dropFirst(4)) }
        return (block, try parse(lines.joined(separator: "\n")))
    }

    @Test func `the example documents every key of both kinds`() throws {
        let (text, config) = try Self.documented()
        let groups: [[String]] = [
            ConfiguredLifecycle.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.SourceKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.EngineKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.InstanceKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.NetworkKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.ParameterGroupKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.StorageKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.ModifyKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.RecordKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.NameKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.RetireKeys.CodingKeys.allCases.map(\.rawValue),
            ConfiguredLifecycle.PromoteKeys.CodingKeys.allCases.map(\.rawValue),
        ]
        for key in groups.joined() { #expect(text.contains("\(key):"), "\(key)") }
        #expect(config.lifecycles.map(\.lifecycle.kind) == [.aurora, .instance])
        #expect(config.warnings == [])
    }

    @Test func `every key of a cluster has its place`() throws {
        let entry = try #require(try Self.documented().config.lifecycles.first)
        var expected = Lifecycle(
            name: "development", kind: .aurora, source: .snapshotOf("production"),
            engine: .init("aurora-postgresql", version: "16.4"),
            instances: .init("db.r6g.large", count: 1, zone: "us-east-1c", autoMinorUpgrade: false))
        expected.account = "111122223333"
        expected.region = "us-east-1"
        expected.network = .init(subnetGroup: "dev-db", securityGroups: ["sg-1"], port: 5432, isPublic: false)
        expected.parameterGroups = .init(cluster: "dev-pg16", instance: "dev-pg16")
        expected.storage = .init(encryptionKey: "alias/development")
        expected.changes = .init(
            roles: [Lifecycle.Role("arn:aws:iam::111122223333:role/load-from-s3", for: "s3Import")], backupRetention: 7,
            deletionProtection: true,
            passwordSecret: "changeover/development", masking: "masking.sql")
        expected.dns = .init("dev-db.example.com", zones: ["Z1", "Z2"], ttl: 60)
        expected.tags = ["purple": "true"]
        expected.promotionTags = ["live": "yes"]
        #expect(entry.lifecycle == expected)
        #expect(entry.schedule == (try LifecycleSchedule("Sun 03:00 Europe/Berlin")))
    }

    @Test func `every key of an instance has its place`() throws {
        let entry = try #require(try Self.documented().config.lifecycles.last)
        var expected = Lifecycle(
            name: "staging", kind: .instance, source: .snapshotOf("shop"),
            engine: .init("postgres", version: "16.4", licence: "postgresql-license"),
            instances: .init("db.m6g.large", multiAZ: false))
        expected.parameterGroups = .init(instance: "staging-pg16", options: "staging")
        expected.storage = .init(type: "gp3", iops: 12000, throughput: 500)
        expected.dns = .init("staging-db.example.com")
        #expect(entry == ConfiguredLifecycle(expected))
    }

    @Test func `what an entry leaves out has the documented values`() throws {
        let config = try Self.parse(
            """
            lifecycles:
              - {name: dev, kind: aurora, source: {clone_of: production}, engine: {name: aurora-mysql}, instances: {class: db.r6g.large}}
            """)
        let expected = Lifecycle(
            name: "dev", kind: .aurora, source: .cloneOf("production"), engine: .init("aurora-mysql"),
            instances: .init("db.r6g.large"))
        #expect(config.lifecycles == [ConfiguredLifecycle(expected)])
        #expect(expected.names.minimumAge == .minutes(20 * 60) && expected.names.keep == 1)
        #expect(expected.takesFinalSnapshot && !expected.writesOldTags)
    }

    @Test func `a record is taken in small letters, without the dot at its end, and any age is taken`() throws {
        let config = try Self.parse(
            """
            lifecycles:
              - {name: dev, kind: aurora, source: {clone_of: production}, engine: {name: aurora-mysql}, instances: {class: db.r6g.large},
                 dns: {record: Dev-DB.example.COM.}, names: {minimum_age: 0h}}
              - {name: qa, kind: aurora, source: {clone_of: production}, engine: {name: aurora-mysql}, instances: {class: db.r6g.large},
                 names: {minimum_age: 720h}}
            """)
        #expect(config.lifecycles[0].lifecycle.dns == Lifecycle.RecordSettings("dev-db.example.com"))
        #expect(config.lifecycles.map(\.lifecycle.names.minimumAge) == [.zero, .minutes(720 * 60)])
    }

    @Test func `a record that clients remember for long is warned of`() throws {
        let warnings = try Self.parse(
            """
            lifecycles:
              - {name: dev, kind: aurora, source: {clone_of: production}, engine: {name: aurora-mysql}, instances: {class: db.r6g.large},
                 dns: {record: dev-db.example.com, ttl: 301}}
            """
        ).warnings
        #expect(
            warnings == [
                "lifecycles[0].dns.ttl is 301: clients may reach the database before for that many seconds after a promotion. "
                    + "60 is usual."
            ])
    }
}
