/// What a resolver answers to a name.
package enum SimulatedResolution: Sendable, Hashable {
    case unknown
    case found(canonicalName: SimulatedDomainName, addresses: [String])
}

/// What a resolver has fetched and answers with until its time is over.
struct ResolverCache: Sendable {
    /// What servers said of a name, and until when that is kept.
    struct Entry: Sendable {
        var answer: ServedAnswer
        var isKeptUntil: SimulatedTime
    }

    private var entries: [SimulatedDomainName: Entry] = [:]

    func entry(of name: SimulatedDomainName, at time: SimulatedTime) -> Entry? {
        entries[name].flatMap { time < $0.isKeptUntil ? $0 : nil }
    }

    mutating func keep(_ entry: Entry, of name: SimulatedDomainName, at time: SimulatedTime) {
        entries = entries.filter { time < $0.value.isKeptUntil }
        entries[name] = entry
    }
}

/// What a server of a zone says of a name.
enum ServedAnswer: Sendable, Hashable {
    case missing
    case leadsOn(to: SimulatedDomainName)
    case addresses([String])
}

/// A resolver that stands outside of every network, so that private zones are hidden from it, and keeps what it fetched for
/// the record's time to live, changed or not ("How internet traffic is routed to your website or web application", Route 53
/// Developer Guide; RFC 1034, 5.3.3).
extension Route53World {
    private static let maximumLength = 16

    /// What the resolver answers; a name in none of the public zones has an address. How RDS answers for the names of its
    /// databases, which lead on and vanish with them, is left out.
    package mutating func resolve(_ name: SimulatedDomainName, at time: SimulatedTime) -> SimulatedResolution {
        advance(to: time)
        var name = name
        for _ in 0..<Self.maximumLength {
            switch answer(to: name) {
            case nil: return .found(canonicalName: name, addresses: [Self.address(of: name)])
            case .missing?: return .unknown
            case .addresses(let addresses)?: return .found(canonicalName: name, addresses: addresses)
            case .leadsOn(let next)?: name = next
            }
        }
        return .unknown
    }

    private mutating func answer(to name: SimulatedDomainName) -> ServedAnswer? {
        if let entry = resolved.entry(of: name, at: now) { return entry.answer }
        let zone = zones.filter { $0.networks.isEmpty && name.isWithin($0.name) }
            .max { $0.name.text.utf8.count < $1.name.text.utf8.count }
        guard let zone else { return nil }
        let (answer, timeToLive) = Self.served(name, by: zone, at: now)
        resolved.keep(.init(answer: answer, isKeptUntil: now + .seconds(timeToLive)), of: name, at: now)
        return answer
    }

    /// What the server of a zone says that learns of changes last.
    private static func served(
        _ name: SimulatedDomainName, by zone: ZoneState, at time: SimulatedTime
    ) -> (ServedAnswer, timeToLive: Int) {
        for type in ["CNAME", "A", "AAAA"] {
            let past = zone.past.first { $0.name == name && $0.type == type && time < $0.isServedUntil }
            let records = past?.records ?? zone.records.filter { $0.name == name && $0.type == type }
            guard !records.isEmpty, let answer = answers(from: records).last else { continue }
            let leadsOn = type == "CNAME" || records.contains { $0.alias != nil }
            let next = leadsOn ? answer.values.first.map { ServedAnswer.leadsOn(to: SimulatedDomainName($0)) } : nil
            return (next ?? .addresses(answer.values), answer.timeToLive)
        }
        let missing = answers(from: [])
        return (.missing, missing.first?.timeToLive ?? 0)
    }

    /// One of a range that stands for examples (RFC 5737), the same for the same name.
    private static func address(of name: SimulatedDomainName) -> String {
        let sum = name.text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return "198.51.100.\(sum % 254 + 1)"
    }
}
