import Simulation
import Testing

/// Drives the zones of an account in virtual time, as the seeded shell does.
struct Route53Driver {
    var world: Route53World
    var now: SimulatedTime

    static let development = SimulatedRecordSet("dev-db.example.com", values: ["old.rds.example.net"])
    static let script = Route53Script(zones: [
        ZoneScript(
            "example.com", identifier: "Z1",
            records: [
                development, SimulatedRecordSet("www.example.com", type: "A", timeToLive: 300, values: ["192.0.2.1"]),
                SimulatedRecordSet(
                    "w.example.com", values: ["a.example.net"], routing: .weighted(identifier: "a", weight: 1)),
                SimulatedRecordSet(
                    "w.example.com", values: ["b.example.net"], routing: .weighted(identifier: "b", weight: 0)),
            ]),
        .ofNetwork("vpc-1", "example.com", identifier: "Z2"), ZoneScript("example.org", identifier: "Z3"),
    ])

    init(
        _ script: Route53Script = script, seed: UInt64 = 1, faults: DNSFaultPlan = .none, tempo: Tempo = .realistic
    ) {
        world = Route53World(script, seed: seed, tempo: tempo, faults: faults)
        now = script.start
    }

    mutating func change(
        _ changes: [SimulatedRecordChange], in zone: String = "Z1"
    ) throws(RDSFault) -> SimulatedZoneChange {
        try world.changeRecords(ChangeRecordsCall(zone: zone, changes), at: now)
    }

    /// Deletes the record of the development database with the value seen, and creates it with another.
    mutating func point(from old: String = "old.rds.example.net", to new: String) throws(RDSFault)
        -> SimulatedZoneChange
    {
        var (before, after) = (Self.development, Self.development)
        before.values = [old]
        after.values = [new]
        return try change([SimulatedRecordChange(.delete, before), SimulatedRecordChange(.create, after)])
    }

    func values(of name: SimulatedDomainName = "dev-db.example.com", in zone: String = "Z1") -> [String] {
        world.records(in: zone).filter { $0.name == name }.flatMap(\.values)
    }

    /// What some client may be told about the development database.
    mutating func visible() -> [[String]] {
        world.visibleAnswers(to: "dev-db.example.com", in: "Z1", at: now).map(\.values)
    }

    /// When something changes next by itself.
    mutating func next() throws -> SimulatedTime {
        let next = world.nextChange(after: now)
        return try #require(next)
    }

    mutating func pass(_ duration: Duration) {
        now += duration
        world.advance(to: now)
    }

    mutating func settle() {
        while let next = world.nextChange(after: now) {
            now = next
        }
    }
}

extension SimulatedRecordChange {
    static func create(_ record: SimulatedRecordSet) -> SimulatedRecordChange { .init(.create, record) }
    static func delete(_ record: SimulatedRecordSet) -> SimulatedRecordChange { .init(.delete, record) }
    static func upsert(_ record: SimulatedRecordSet) -> SimulatedRecordChange { .init(.upsert, record) }
}
