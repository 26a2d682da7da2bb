import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// What people get to read of what a resolver answers, beside what Route 53 says.
struct ResolverReplyTests {
    private static let record = "dev-db.example.com"
    private static let head = "the resolver of my machine: "

    private static func found(_ name: String, _ addresses: String...) -> ResolvedName {
        .found(canonicalName: name, addresses: addresses)
    }

    /// What is said of a lifecycle.
    private func reply(
        _ records: [ZoneRecord] = LifecycleSamples.records(), resolved: [String: ResolvedName],
        of lifecycle: Lifecycle = .development
    ) async throws -> String {
        var setup = CommandSetup()
        setup.lifecycles = [lifecycle]
        setup.routing.channels[0].clusters += ["dev*"]
        await setup.control.set {
            $0.databases = LifecycleSamples.databases()
            $0.records = .known(records)
            $0.resolved = resolved
        }
        return try await setup.say("lifecycle development")
    }

    @Test func `where it answers with what Route 53 says, that is said`() async throws {
        let live = LifecycleSamples.endpoint(LifecycleSamples.live)
        let said = try await reply(resolved: [Self.record: Self.found(live, "10.0.0.7")])
        let words = "\(live), 10.0.0.7\n      which is development-2026-01-03 (promoted), as Route 53 says\n*Next*"
        #expect(said.contains("\n\(Self.head)\(words)"), "\(said)")
    }

    @Test func `a database that is reached under another name is known by the answer to its endpoint`() async throws {
        // The name of a public one leads on to that of a machine.
        let machine = Self.found("ec2-192-0-2-1.compute-1.amazonaws.com", "192.0.2.1")
        let said = try await reply(resolved: [
            Self.record: machine, LifecycleSamples.endpoint(LifecycleSamples.live): machine,
        ])
        #expect(said.contains("which is development-2026-01-03 (promoted), as Route 53 says"), "\(said)")
        let bare = try await reply(resolved: [Self.record: machine])
        #expect(bare.contains("which is no database of this lifecycle, not what Route 53 says"), "\(bare)")
    }

    @Test func `where it still answers with the one before, it is said for how long names are kept`() async throws {
        let old = LifecycleSamples.endpoint(LifecycleSamples.old)
        let said = try await reply(
            [LifecycleSamples.records()[0]], resolved: [Self.record: Self.found(old, "10.0.0.9")])
        #expect(
            said.contains(
                """
                \(Self.head)still \(old), 10.0.0.9
                      which is development-2025-12-27 (retired), not what Route 53 says: names are kept for their TTL, 60 s
                """), "\(said)")
        #expect(!said.contains("private zones may not be visible"))
    }

    @Test func `a name that it does not know may be in private zones`() async throws {
        let said = try await reply([LifecycleSamples.records()[1]], resolved: [Self.record: .unknown])
        #expect(
            said.contains(
                "\(Self.head)no such name, not what Route 53 says: names are kept for their TTL, 60 s; private zones may not be "
                    + "visible from here"), "\(said)")
        let missing = LifecycleSamples.zones.map { ZoneRecord(zone: $0, state: .missing) }
        let both = try await reply(missing, resolved: [Self.record: .unknown])
        #expect(both.contains("\(Self.head)no such name, as Route 53 says\n"), "\(both)")
    }

    @Test func `what was not answered is no answer`() async throws {
        let said = try await reply(resolved: [:])
        #expect(said.contains("\n\(Self.head)not read: not here"), "\(said)")
    }

    @Test func `what is no plain record is not held against the answer`() async throws {
        let records = [ZoneRecord(zone: LifecycleSamples.zones[0], state: .other("an alias of type A"))]
        let said = try await reply(records, resolved: [Self.record: Self.found("lb.example.net", "192.0.2.1")])
        #expect(
            said.contains("\(Self.head)lb.example.net, 192.0.2.1\n      which is no database of this lifecycle\n"),
            "\(said)")
    }

    // MARK: Other names

    @Test func `the names that a record leads through are shown, and the database at their end`() async throws {
        let live = LifecycleSamples.endpoint(LifecycleSamples.live)
        let link = RecordLink(
            "db-alias.example.com", zone: LifecycleSamples.zones[0], state: .points(RecordValue(live, ttl: 60)))
        let records = [
            ZoneRecord(
                zone: LifecycleSamples.zones[0], state: .points(RecordValue("db-alias.example.com", ttl: 60)),
                chain: [link])
        ]
        let said = try await reply(records, resolved: [Self.record: Self.found(live, "10.0.0.7")])
        #expect(
            said.contains(
                """
                Z1 (example.com): db-alias.example.com, TTL 60 s
                      db-alias.example.com in Z1 (example.com): \(live)
                      which is development-2026-01-03 (promoted)
                """), "\(said)")
        #expect(said.contains("(promoted), as Route 53 says"), "\(said)")
    }

    @Test func `where a record ends at a name of others, that is why nothing is retired`() async throws {
        let records = [
            ZoneRecord(
                zone: LifecycleSamples.zones[0], state: .points(RecordValue("db.example.net", ttl: 60)))
        ]
        let said = try await reply(records, resolved: [:])
        #expect(
            said.contains(
                "`!rds retire development`: development-2025-12-27; dev-db.example.com in Z1 (example.com) leads to "
                    + "db.example.net, which is no endpoint of RDS"), "\(said)")
    }
}
