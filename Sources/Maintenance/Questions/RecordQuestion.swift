/// What a DNS name leads to in each of its hosted zones (Route 53, ListResourceRecordSets: "the most current version of the
/// records", those included that not all of its servers have yet).
package struct RecordQuestion: Question {
    package typealias Answer = [ZoneRecord]
    package static let kind: KindName = "record"
    package let place: Place
    /// In small letters, without a dot at its end.
    package let record: String
    /// Ids of zones in their order; empty: every zone whose name is the longest ending of the record's.
    package let zones: [String]

    package init(_ settings: Lifecycle.RecordSettings, in place: Place) {
        self.place = place
        record = settings.record
        zones = settings.zones
    }
}

/// A record in one zone.
package struct ZoneRecord: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        case missing
        /// A plain CNAME with one value.
        case points(RecordValue)
        /// Another kind of record, which is left alone; says which.
        case other(String)
    }

    package var zone: HostedZone
    package var state: State
    /// The records of other names that it leads through, the nearest first; none where its target is in no zone of the account.
    package var chain: [RecordLink]
    /// Why its chain is not known to the end, as in "leads in a circle"; `nil` where it is.
    package var obstacle: String?

    package init(zone: HostedZone, state: State, chain: [RecordLink] = [], obstacle: String? = nil) {
        self.zone = zone
        self.state = state
        self.chain = chain
        self.obstacle = obstacle
    }

    package var value: RecordValue? { state.value }

    /// Every name that it leads to, the nearest first.
    package var targets: [String] {
        ([value] + chain.map(\.state.value)).compactMap(\.self).map(\.target).unique
    }

    /// Those of its targets that lead no further.
    package var ends: [String] {
        targets.filter { target in
            !chain.contains { $0.state.value != nil && DNSName.isSame($0.name, target) }
        }
    }
}

extension ZoneRecord.State {
    package var value: RecordValue? {
        guard case .points(let value) = self else { return nil }
        return value
    }
}

/// A hosted zone of Route 53.
package struct HostedZone: Sendable, Codable, Hashable {
    /// Without `/hostedzone/`.
    package var id: String
    /// Without a dot at its end.
    package var name: String
    /// Answers inside VPCs only.
    package var isPrivate: Bool

    package init(id: String, name: String, isPrivate: Bool) {
        self.id = id
        self.name = name
        self.isPrivate = isPrivate
    }

    private enum CodingKeys: String, CodingKey {
        case id, name
        case isPrivate = "private"
    }

    /// "Z1 (example.com, private)".
    package var words: String { "\(id) (\(name)\(isPrivate ? ", private" : ""))" }
}

/// What a plain CNAME says.
package struct RecordValue: Sendable, Codable, Hashable {
    package var target: String
    /// Seconds.
    package var ttl: Int

    package init(_ target: String, ttl: Int) {
        self.target = target
        self.ttl = ttl
    }

    private enum CodingKeys: String, CodingKey {
        case target, ttl
    }

    /// Whether it leads to the same, whatever its time to live.
    package func leads(to other: RecordValue) -> Bool { DNSName.isSame(target, other.target) }
}
