/// A record of another name, in one zone of the account, that a record leads through.
package struct RecordLink: Sendable, Equatable {
    /// In small letters, without a dot at its end.
    package var name: String
    package var zone: HostedZone
    package var state: ZoneRecord.State

    package init(_ name: String, zone: HostedZone, state: ZoneRecord.State) {
        self.name = name
        self.zone = zone
        self.state = state
    }
}

/// Follows records through other names of the account's zones: tells which names are to be read, and what that comes to.
package struct RecordTrail: Sendable {
    /// What was read of a name.
    package enum Found: Sendable, Equatable {
        /// What its zones say; none where no zone of the account has it.
        case links([RecordLink])
        /// Says why, where asking again would not help.
        case unread(String)
    }

    private struct Walk {
        var chain: [RecordLink] = []
        var obstacle: String?
        var open: [String] = []
    }

    /// How many names after its own a record is followed through.
    package static let maximumLength = 8

    private let name: String
    private let records: [ZoneRecord]
    private var found: [String: Found] = [:]

    /// - Parameter records: what the zones of the name say.
    package init(of name: String, _ records: [ZoneRecord]) {
        self.name = DNSName.plain(name)
        self.records = records
    }

    /// Names that are to be read; none once all records are followed as far as they lead.
    package var open: [String] { records.flatMap { walk($0).open }.unique }

    package mutating func note(_ found: Found, of name: String) { self.found[name] = found }

    /// The records with what they lead through.
    package var followed: [ZoneRecord] {
        records.map { record in
            let walk = walk(record)
            return ZoneRecord(zone: record.zone, state: record.state, chain: walk.chain, obstacle: walk.obstacle)
        }
    }

    private func walk(_ record: ZoneRecord) -> Walk {
        var walk = Walk()
        var passed: Set = [name]
        var names = Self.followable([record.state])
        for _ in 0..<Self.maximumLength where !names.isEmpty {
            var links: [RecordLink] = []
            for name in names {
                guard passed.insert(name).inserted else {
                    walk.obstacle = "leads in a circle by \(name)"
                    continue
                }
                switch found[name] {
                case .links(let read)?: links += read
                case .unread(let reason)?: walk.obstacle = "leads to \(name), which is not read: \(reason.withoutStop)"
                case nil: walk.open.append(name)
                }
            }
            walk.chain += links
            names = Self.followable(links.map(\.state))
        }
        if !names.isEmpty { walk.obstacle = "leads through more than \(Self.maximumLength) names" }
        return walk
    }

    /// What is not RDS's own, whose zones are in nobody's account.
    private static func followable(_ states: [ZoneRecord.State]) -> [String] {
        states.compactMap(\.value).map { DNSName.plain($0.target) }.filter { !DNSName.isOfRDS($0) }.unique
    }
}

extension [String] {
    /// Each once, where it came first.
    var unique: [String] {
        var known: Set<String> = []
        return filter { known.insert($0).inserted }
    }
}
