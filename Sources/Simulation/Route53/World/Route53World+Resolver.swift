/// What a query for one name and type can be answered with.
package struct SimulatedDNSAnswer: Sendable, Hashable {
    /// None where the name, or the type of it, is not there.
    package let values: [String]
    package let timeToLive: Int

    package init(values: [String], timeToLive: Int) {
        self.values = values
        self.timeToLive = timeToLive
    }
}

/// What clients see, which is not what ListResourceRecordSets shows.
///
/// From a change on a server may answer with it, and until the change is in sync another may answer as before. Whoever
/// asked just before that keeps the old answer for its TTL (RFC 1034, 5.3.3; "How Amazon Route 53 routes traffic for
/// your domain", Route 53 Developer Guide). That some resolvers keep answers longer is left out.
extension Route53World {
    /// Everything that some client of the zone may be told now, what is newest first.
    package mutating func visibleAnswers(
        to name: SimulatedDomainName, type: String = "CNAME", in zone: String, at time: SimulatedTime
    ) -> [SimulatedDNSAnswer] {
        advance(to: time)
        guard let index = zoneIndex(zone) else { return [] }
        let state = zones[index]
        let current = state.records.filter { $0.name == name && $0.type == type }
        let earlier = state.past.filter { $0.name == name && $0.type == type && $0.isSeenUntil > now }
        var answers: [SimulatedDNSAnswer] = []
        for records in [current] + earlier.reversed().map(\.records) {
            for answer in Self.answers(from: records) where !answers.contains(answer) { answers.append(answer) }
        }
        return answers
    }

    /// What the client is told that learns of changes last: the oldest answer that is still about.
    package mutating func lastAnswer(
        to name: SimulatedDomainName, type: String = "CNAME", in zone: String, at time: SimulatedTime
    ) -> SimulatedDNSAnswer? {
        advance(to: time)
        guard let state = zoneIndex(zone).map({ zones[$0] }) else { return nil }
        let oldest = state.past.first { $0.name == name && $0.type == type && $0.isSeenUntil > now }
        let records = oldest?.records ?? state.records.filter { $0.name == name && $0.type == type }
        return Self.answers(from: records).last
    }

    /// One answer for each of the sets among which Route 53 chooses; a weight of 0 is not chosen while there are
    /// others.
    static func answers(from records: [SimulatedRecordSet]) -> [SimulatedDNSAnswer] {
        let chosen = records.filter { record in
            if case .weighted(_, 0) = record.routing { return false }
            return true
        }
        let answers = (chosen.isEmpty ? records : chosen).map { record in
            SimulatedDNSAnswer(
                values: record.alias.map { [$0.name.text] } ?? record.values, timeToLive: record.timeToLive ?? 60)
        }
        return answers.isEmpty ? [SimulatedDNSAnswer(values: [], timeToLive: 900)] : answers
    }
}
