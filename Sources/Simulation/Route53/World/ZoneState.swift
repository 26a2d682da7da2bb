/// A hosted zone with what Route 53 knows and does not show.
struct ZoneState: Sendable {
    let identifier: String
    let name: SimulatedDomainName
    let comment: String?
    let networks: [SimulatedHostedZone.Network]
    /// In the order of lists.
    private(set) var records: [SimulatedRecordSet]
    /// What servers and resolvers may still answer, the latest last.
    private(set) var past: [PastRecords] = []
    /// Until when a change is being processed, and another one is refused.
    var isBusyUntil: SimulatedTime
    /// When every server knows the latest change.
    var inSyncAt: SimulatedTime

    init(_ script: ZoneScript, at time: SimulatedTime) {
        identifier = script.identifier
        name = script.name
        comment = script.comment
        networks = script.networks
        isBusyUntil = time
        inSyncAt = time
        records = [Self.authority(of: script.name), Self.servers(of: script.name)] + script.records
        records.sort(by: SimulatedRecordSet.precedes)
    }

    var shown: SimulatedHostedZone {
        SimulatedHostedZone(
            identifier: identifier, name: name, callerReference: "made-\(identifier)", comment: comment,
            networks: networks, recordCount: records.count, nameServers: networks.isEmpty ? Self.nameServers : [])
    }

    /// Takes the records after a change, and remembers what they were until nobody can see that any more.
    mutating func take(_ changed: [SimulatedRecordSet], at now: SimulatedTime, inSyncAt: SimulatedTime) {
        past.removeAll { $0.isSeenUntil <= now }
        let (before, after) = (Self.grouped(records), Self.grouped(changed))
        for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
            let records = before[key] ?? []
            let timeToLive = records.map { $0.timeToLive ?? 60 }.max() ?? Self.negativeTimeToLive
            past.append(
                PastRecords(
                    name: key.name, type: key.type, records: records, isServedUntil: inSyncAt,
                    isSeenUntil: inSyncAt + .seconds(timeToLive)))
        }
        records = changed.sorted(by: SimulatedRecordSet.precedes)
        self.inSyncAt = inSyncAt
    }

    /// How long a resolver remembers that a name is not there: the smaller of the SOA record's TTL and its minimum
    /// ("The SOA record that Route 53 creates for a public hosted zone", Route 53 Developer Guide; RFC 2308, 5).
    private static let negativeTimeToLive = 900

    private struct Key: Hashable {
        let name: SimulatedDomainName
        let type: String
    }

    private static func grouped(_ records: [SimulatedRecordSet]) -> [Key: [SimulatedRecordSet]] {
        Dictionary(grouping: records) { Key(name: $0.name, type: $0.type) }
    }

    private static let nameServers = [
        "ns-2048.awsdns-64.com", "ns-2049.awsdns-65.net", "ns-2050.awsdns-66.org", "ns-2051.awsdns-67.co.uk",
    ]

    // Source: "NS and SOA records that Amazon Route 53 creates for a public hosted zone", Route 53 Developer Guide.
    private static func authority(of name: SimulatedDomainName) -> SimulatedRecordSet {
        SimulatedRecordSet(
            name, type: "SOA", timeToLive: 900,
            values: ["\(nameServers[0]). awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"])
    }

    private static func servers(of name: SimulatedDomainName) -> SimulatedRecordSet {
        SimulatedRecordSet(name, type: "NS", timeToLive: 172_800, values: nameServers.map { $0 + "." })
    }
}

/// Records of one name and type as they were; none where there were none.
struct PastRecords: Sendable {
    let name: SimulatedDomainName
    let type: String
    let records: [SimulatedRecordSet]
    /// When the last server learns of the change.
    let isServedUntil: SimulatedTime
    /// Until when somebody may have kept them.
    let isSeenUntil: SimulatedTime
}
