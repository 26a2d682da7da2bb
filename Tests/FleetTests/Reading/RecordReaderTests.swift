import Engine
import Fleet
import Foundation
import Maintenance
import TestSupport
import Testing

/// What Route 53 says of a name: in its zones, of every kind, whatever page it is on.
struct RecordReaderTests {
    private static func cname(_ values: String..., ttl: Int = 60) -> String {
        let all = values.map { "<ResourceRecord><Value>\($0)</Value></ResourceRecord>" }.joined()
        return "<Type>CNAME</Type><TTL>\(ttl)</TTL><ResourceRecords>\(all)</ResourceRecords>"
    }

    private func read(_ settings: Lifecycle.RecordSettings, from zones: FakeZones) async throws -> Reading<[ZoneRecord]>
    {
        let question = RecordQuestion(settings, in: Target.orders.place)
        let answers = try await zones.fleet().ask([AnyQuestion(question)], for: .look)
        return try #require(answers[question]).reading
    }

    private static let apex = FakeZones.Zone(id: "ZA", name: "co.uk")
    private static let example = FakeZones.Zone(
        id: "Z2", name: "example.co.uk",
        records: [
            ("example.co.uk", "<Type>SOA</Type><TTL>900</TTL><ResourceRecords/>"),
            ("a.example.co.uk", cname("other.example.com")), ("db.example.co.uk", cname("old.example.com", ttl: 300)),
            ("db2.example.co.uk", cname("other.example.com")),
        ])
    private static let inner = FakeZones.Zone(id: "Z1", name: "example.co.uk", isPrivate: true)
    private static let later = FakeZones.Zone(id: "Z9", name: "further.co.uk")

    @Test(.holds(.longestZone, .allPagesRead, .zoneNamesCompared))
    func `the zones with the longest ending of the name are read to their last page, public ones first`() async throws {
        let zones = FakeZones([Self.apex, Self.inner, Self.example, Self.later])
        let found = try await read(Lifecycle.RecordSettings("db.example.co.uk"), from: zones)
        #expect(
            found
                == .known([
                    ZoneRecord(
                        zone: HostedZone(id: "Z2", name: "example.co.uk", isPrivate: false),
                        state: .points(RecordValue("old.example.com", ttl: 300))),
                    ZoneRecord(zone: HostedZone(id: "Z1", name: "example.co.uk", isPrivate: true), state: .missing),
                ]))
        #expect(zones.authorities == ["route53.amazonaws.com"])
    }

    @Test func `a zone of the whole name is longer than that of its ending`() async throws {
        let own = FakeZones.Zone(id: "Z5", name: "db.example.co.uk")
        let zones = FakeZones([Self.apex, Self.example, own])
        let found = try await read(Lifecycle.RecordSettings("db.example.co.uk"), from: zones)
        #expect(found.value?.map(\.zone.id) == ["Z5"])
    }

    @Test func `zones that are named are read in their order, and no others`() async throws {
        let direct = FakeZones.Zone(
            id: "Z2", name: "example.co.uk",
            records: [("db.example.co.uk", Self.cname("db-1.c1x2y3.us-east-1.rds.amazonaws.com"))])
        let zones = FakeZones([Self.apex, Self.inner, direct])
        let found = try await read(Lifecycle.RecordSettings("db.example.co.uk", zones: ["Z1", "Z2"]), from: zones)
        #expect(found.value?.map(\.zone.id) == ["Z1", "Z2"])
        #expect(!zones.paths.contains { $0.contains("hostedzonesbyname") })
        let unknown = try await read(Lifecycle.RecordSettings("db.example.co.uk", zones: ["Z7"]), from: zones)
        #expect(unknown.value == nil)
    }

    @Test func `where no zone has an ending of the name there is none`() async throws {
        let zones = FakeZones([Self.later])
        #expect(try await read(Lifecycle.RecordSettings("db.example.co.uk"), from: zones) == .known([]))
    }

    // MARK: Other names

    private static let endpoint = "db-1.c1x2y3.us-east-1.rds.amazonaws.com"

    @Test func `a record is followed through other names in the zones of the account, public and private`() async throws
    {
        let outer = FakeZones.Zone(
            id: "Z4", name: "example.net", records: [("alias.example.net", Self.cname("end.example.net"))])
        let inner = FakeZones.Zone(
            id: "Z3", name: "example.net", isPrivate: true,
            records: [
                ("alias.example.net", Self.cname(Self.endpoint)), ("end.example.net", Self.cname("x.example.org")),
            ])
        let own = FakeZones.Zone(
            id: "Z1", name: "example.com", records: [("db.example.com", Self.cname("Alias.example.net."))])
        let found = try await read(
            Lifecycle.RecordSettings("db.example.com", zones: ["Z1"]), from: FakeZones([own, inner, outer]))
        let record = try #require(found.value?.first)
        #expect(record.value?.target == "Alias.example.net.")
        #expect(
            record.chain.map { "\($0.name) \($0.zone.id) \($0.state.value?.target ?? "-")" } == [
                "alias.example.net Z4 end.example.net", "alias.example.net Z3 \(Self.endpoint)",
                "end.example.net Z4 -", "end.example.net Z3 x.example.org",
            ])
        #expect(record.ends == [Self.endpoint, "x.example.org"] && record.obstacle == nil)
    }

    @Test func `an endpoint of RDS costs no further call`() async throws {
        let zone = FakeZones.Zone(
            id: "Z1", name: "example.com", records: [("db.example.com", Self.cname(Self.endpoint))])
        let zones = FakeZones([zone])
        let found = try await read(Lifecycle.RecordSettings("db.example.com", zones: ["Z1"]), from: zones)
        #expect(found.value?.first?.ends == [Self.endpoint])
        #expect(zones.paths.count == 2)
    }

    @Test func `a circle of names ends, and is said`() async throws {
        let zone = FakeZones.Zone(
            id: "Z1", name: "example.com",
            records: [
                ("a.example.com", Self.cname("b.example.com")), ("b.example.com", Self.cname("a.example.com")),
                ("db.example.com", Self.cname("a.example.com")),
            ])
        let found = try await read(Lifecycle.RecordSettings("db.example.com"), from: FakeZones([zone]))
        #expect(found.value?.first?.obstacle == "leads in a circle by a.example.com")
    }

    /// A record set, or several of one name, and what is told of it.
    struct Row: Sendable, CustomTestStringConvertible {
        var sets: [String]
        var state: ZoneRecord.State
        var testDescription: String { "\(state)" }
    }

    static let rows: [Row] = [
        Row(sets: [cname("old.example.com", ttl: 300)], state: .points(RecordValue("old.example.com", ttl: 300))),
        Row(sets: [], state: .missing),
        Row(
            sets: [
                "<Type>A</Type><AliasTarget><HostedZoneId>Z</HostedZoneId><DNSName>x.</DNSName>"
                    + "<EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget>"
            ], state: .other("an alias of type A")),
        Row(
            sets: ["<SetIdentifier>a</SetIdentifier><Weight>1</Weight>" + cname("a.example.com")],
            state: .other("one of several by the routing policy weighted")),
        Row(
            sets: [
                "<SetIdentifier>a</SetIdentifier><Weight>1</Weight>" + cname("a.example.com"),
                "<SetIdentifier>b</SetIdentifier><Weight>1</Weight>" + cname("b.example.com"),
            ], state: .other("2 records of the types CNAME")),
        Row(
            sets: [
                "<Type>A</Type><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.1</Value></ResourceRecord></ResourceRecords>"
            ],
            state: .other("a record of type A")),
        Row(sets: [cname("a.example.com", "b.example.com")], state: .other("a CNAME with 2 values")),
    ]

    @Test(.holds(.recordComparedFirst), arguments: rows)
    func `only a plain record with one value is one that may be changed`(row: Row) async throws {
        let zone = FakeZones.Zone(
            id: "Z1", name: "example.com", records: row.sets.map { ("db.example.com", $0) })
        let found = try await read(Lifecycle.RecordSettings("db.example.com"), from: FakeZones([zone]))
        #expect(found.value?.map(\.state) == [row.state])
    }

    @Test(.holds(.changeAwaited)) func `whether all servers have a change is asked by its name`() async throws {
        let question = RecordChangeQuestion("C1", in: Target.orders.place)
        let zones = FakeZones([])
        let answers = try await zones.fleet().ask([AnyQuestion(question)], for: .look)
        #expect(answers[question]?.reading == .known(true))
        #expect(zones.paths == ["/2013-04-01/change/C1"])
    }

    // MARK: Changes

    @Test(.holds(.recordComparedFirst)) func `what was seen is deleted and the new one created in one batch`()
        async throws
    {
        let zones = FakeZones([Self.example])
        let change = PointRecord(in: .open, of: LifecycleCalls.promotion)
        #expect(try await zones.fleet().perform(try .sample(AnyMutation(change))) == .accepted(as: "C1"))
        let body = try #require(zones.bodies.first)
        let deletion = try #require(body.range(of: "<Action>DELETE</Action>"))
        let creation = try #require(body.range(of: "<Action>CREATE</Action>"))
        #expect(deletion.upperBound < creation.lowerBound && !body.contains("UPSERT"))
        #expect(body.contains("<TTL>300</TTL>") && body.contains("<Value>old.example.com</Value>"))
        #expect(body.contains("<TTL>60</TTL>") && body.contains("<Value>new.example.com</Value>"))
        #expect(zones.paths == ["/2013-04-01/hostedzone/Z1/rrset/"])
    }

    @Test func `a record that is not there is created, and taken away when it is put back`() async throws {
        let zones = FakeZones([Self.example])
        _ = try await zones.fleet().perform(
            try .sample(AnyMutation(PointRecord(in: .inner, of: LifecycleCalls.promotion))))
        _ = try await zones.fleet().perform(
            try .sample(
                AnyMutation(RestoreRecord("dev-db.example.com", in: .inner, from: LifecycleCalls.new, to: nil))))
        #expect(zones.bodies.map { $0.contains("<Action>CREATE</Action>") } == [true, false])
        #expect(zones.bodies.map { $0.contains("<Action>DELETE</Action>") } == [false, true])
    }
}
