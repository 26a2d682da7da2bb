import Maintenance
import TestSupport
import Testing

/// How far a record is followed through other names, and what is known of its end then.
struct RecordTrailTests {
    private static let endpoint = LifecycleScene.endpoint(of: "development-1", .aurora)

    private static func says(_ target: String) -> ZoneRecord.State { .points(RecordValue(target, ttl: 60)) }

    private static func link(_ name: String, _ state: ZoneRecord.State, in zone: HostedZone = .open) -> RecordLink {
        RecordLink(name, zone: zone, state: state)
    }

    /// The record, followed through what is found of names; what is not listed is in no zone of the account.
    private static func followed(
        _ target: String, through found: [String: RecordTrail.Found] = [:]
    ) -> (record: ZoneRecord?, read: [String]) {
        var trail = RecordTrail(of: "dev-db.example.com", [ZoneRecord(zone: .open, state: says(target))])
        var read: [String] = []
        while let name = trail.open.first {
            read.append(name)
            trail.note(found[name] ?? .links([]), of: name)
        }
        return (trail.followed.first, read)
    }

    private func development() throws -> ManagedDatabase {
        try #require(LifecycleScene([.promoted]).observation.managed(by: "development", .aurora).value?.first)
    }

    @Test(.holds(.liveNeverRetired))
    func `a record leads to a database through as many names as there are`() throws {
        let (record, read) = Self.followed(
            "Alias.Example.com.",
            through: [
                "alias.example.com": .links([Self.link("alias.example.com", Self.says("inner.example.com"))]),
                "inner.example.com": .links([Self.link("inner.example.com", Self.says(Self.endpoint))]),
            ])
        let found = try #require(record)
        #expect(read == ["alias.example.com", "inner.example.com"])
        #expect(found.chain.map(\.name) == read)
        #expect(found.ends == [Self.endpoint])
        #expect([found].lead(to: try development()))
        #expect([found].uncertainty == nil)
    }

    @Test func `an endpoint of RDS is looked up in no zone`() {
        for end in [Self.endpoint, Self.endpoint.uppercased() + ".", "db.c1.cn-north-1.rds.amazonaws.com.cn"] {
            let (record, read) = Self.followed(end)
            #expect(read == [] && record?.chain == [])
            #expect(record.map { [$0].uncertainty } == .some(nil), "\(end)")
        }
        #expect(!DNSName.isOfRDS("rds.amazonaws.com.example.com"))
    }

    @Test func `in zones of one name every way is followed, and each name is read once`() throws {
        let other = LifecycleScene.endpoint(of: "development-2", .aurora)
        let (record, read) = Self.followed(
            "alias.example.com",
            through: [
                "alias.example.com": .links([
                    Self.link("alias.example.com", Self.says(other)),
                    Self.link("alias.example.com", Self.says(Self.endpoint), in: .inner),
                ])
            ])
        let found = try #require(record)
        #expect(read == ["alias.example.com"])
        #expect(found.ends == [other, Self.endpoint])
        #expect([found].lead(to: try development()))
        #expect([found].uncertainty == nil)
    }

    struct Doubt: Sendable, CustomTestStringConvertible {
        var target: String
        var found: [String: RecordTrail.Found] = [:]
        var words: String
        var testDescription: String { words }
    }

    static let doubts: [Doubt] = [
        Doubt(target: "db.example.net", words: "leads to db.example.net, which is no endpoint of RDS"),
        Doubt(
            target: "a.example.com", found: ["a.example.com": .links([link("a.example.com", .missing)])],
            words: "leads to a.example.com, which is not there"),
        Doubt(
            target: "a.example.com",
            found: ["a.example.com": .links([link("a.example.com", .other("an alias of type A"))])],
            words: "leads to a.example.com, which in Z1 (example.com) is an alias of type A"),
        Doubt(
            target: "a.example.com",
            found: [
                "a.example.com": .links([
                    link("a.example.com", says(endpoint)),
                    link("a.example.com", .other("a record of type A"), in: .inner),
                ])
            ], words: "leads to a.example.com, which in Z2 (example.com, private) is a record of type A"),
        Doubt(
            target: "a.example.com", found: ["a.example.com": .unread("It is not allowed.")],
            words: "leads to a.example.com, which is not read: It is not allowed"),
        Doubt(
            target: "a.example.com",
            found: [
                "a.example.com": .links([link("a.example.com", says("b.example.com"))]),
                "b.example.com": .links([link("b.example.com", says("A.example.com."))]),
            ], words: "leads in a circle by a.example.com"),
        Doubt(target: "DEV-DB.example.com.", words: "leads in a circle by dev-db.example.com"),
        Doubt(
            target: "a.example.com",
            found: [
                "a.example.com": .links([
                    link("a.example.com", says("r.cluster-custom-c1x2y3.us-east-1.rds.amazonaws.com"))
                ])
            ], words: "leads to the custom endpoint r.cluster-custom-c1x2y3.us-east-1.rds.amazonaws.com"),
    ]

    @Test(.holds(.liveNeverRetired), arguments: doubts)
    func `where it does not end at an endpoint, which database clients reach is not known`(doubt: Doubt) throws {
        let record = try #require(Self.followed(doubt.target, through: doubt.found).record)
        #expect([record].uncertainty == "in Z1 (example.com) \(doubt.words)")
    }

    @Test func `it is followed through eight names and no further`() throws {
        func followed(_ count: Int) -> (record: ZoneRecord?, read: [String]) {
            let names = (1...count).map { "a\($0).example.com" } + [Self.endpoint]
            let found = zip(names, names.dropFirst()).map { name, next in
                (name, RecordTrail.Found.links([Self.link(name, Self.says(next))]))
            }
            return Self.followed(names[0], through: Dictionary(uniqueKeysWithValues: found))
        }
        let within = try #require(followed(8).record)
        #expect([within].uncertainty == nil)
        #expect([within].lead(to: try development()))
        let beyond = followed(9)
        #expect(beyond.read.count == 8)
        #expect(beyond.record?.obstacle == "leads through more than 8 names")
    }
}
