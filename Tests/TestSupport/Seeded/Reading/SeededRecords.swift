import Maintenance
import Simulation

/// What Route 53 says of names: one call after the other, as slowly as the fleet makes them.
enum SeededRecords: SeededReader {
    static let kinds: [any Question.Type] = [RecordQuestion.self, RecordChangeQuestion.self]

    static func read(
        _ questions: SeededQuestions, from world: inout Route53World, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var calls = SeededRecordCalls(after: max(now, world.now))
        var answers: [any AnyAnswer] = []
        for question in questions.of(RecordQuestion.self) {
            answers.append(answer(question, calls.records(of: question, from: &world), at: now))
        }
        for question in questions.of(RecordChangeQuestion.self) {
            let change = calls.make(.getChange, from: &world) { world, now throws(RDSFault) in
                try world.change(question.change, at: now)
            }
            answers.append(answer(question, change.map { $0.status == .inSync }, at: now))
        }
        return (answers, answers.isEmpty ? .zero : calls.time - now)
    }

    private static func answer<Asked: Question>(
        _ question: Asked, _ value: Asked.Answer?, at now: SimulatedTime
    ) -> any AnyAnswer {
        Answered(
            question, value.map { .known($0) } ?? .unavailable("AWS did not answer"), passes: value == nil,
            takenAt: Timestamp(now))
    }
}

/// Calls of Route 53, which allows five a second of all callers together.
private struct SeededRecordCalls {
    private(set) var time: SimulatedTime

    init(after time: SimulatedTime) { self.time = time }

    /// - Returns: `nil` where AWS did not answer.
    mutating func make<Reply: Sendable>(
        _ action: Route53Action, from world: inout Route53World,
        _ body: (inout Route53World, SimulatedTime) throws(RDSFault) -> Reply
    ) -> Reply? {
        let begin = time
        let exchange = world.exchange(action, at: begin) { world throws(RDSFault) in try body(&world, begin) }
        // Three a second is what the fleet makes (`CallLimits.route53`).
        time = begin + max(exchange.latency, .milliseconds(340))
        guard case .reply(let reply) = exchange.outcome else { return nil }
        return reply
    }

    mutating func records(of question: RecordQuestion, from world: inout Route53World) -> [ZoneRecord]? {
        guard let zones = zones(of: question, from: &world) else { return nil }
        var records: [ZoneRecord] = []
        for zone in zones {
            guard let state = state(of: question.record, in: zone, from: &world) else { return nil }
            records.append(ZoneRecord(zone: HostedZone(zone), state: state))
        }
        var trail = RecordTrail(of: question.record, records)
        while let name = trail.open.first {
            guard let zones = self.zones(endingLike: name, from: &world) else { return nil }
            var links: [RecordLink] = []
            for zone in zones {
                guard let state = state(of: name, in: zone, from: &world) else { return nil }
                links.append(RecordLink(name, zone: HostedZone(zone), state: state))
            }
            trail.note(.links(links), of: name)
        }
        return trail.followed
    }

    private mutating func state(
        of name: String, in zone: SimulatedHostedZone, from world: inout Route53World
    ) -> ZoneRecord.State? {
        let name = SimulatedDomainName(name)
        let page = make(.listResourceRecordSets, from: &world) { world, now throws(RDSFault) in
            try world.listRecords(in: zone.identifier, from: .init(name), at: now)
        }
        return page.map { page in ZoneRecord.State(page.items.filter { $0.name == name }) }
    }

    /// Those that are named, or those whose name is the longest ending of the record's.
    private mutating func zones(
        of question: RecordQuestion, from world: inout Route53World
    ) -> [SimulatedHostedZone]? {
        var zones: [SimulatedHostedZone] = []
        for id in question.zones {
            let zone = make(.getHostedZone, from: &world) { world, now throws(RDSFault) in
                try world.hostedZone(id, at: now)
            }
            guard let zone else { return nil }
            zones.append(zone)
        }
        return question.zones.isEmpty ? self.zones(endingLike: question.record, from: &world) : zones
    }

    /// Those whose name is the longest ending of a name.
    private mutating func zones(
        endingLike name: String, from world: inout Route53World
    ) -> [SimulatedHostedZone]? {
        var ending = Substring(name)
        while ending.contains(".") {
            let name = SimulatedDomainName(String(ending))
            let page = make(.listHostedZonesByName, from: &world) { world, now throws(RDSFault) in
                try world.listZones(fromName: name, at: now)
            }
            guard let found = page?.items.filter({ $0.name == name }) else { return nil }
            if !found.isEmpty {
                return found.sorted { ($0.isPrivate ? 1 : 0, $0.identifier) < ($1.isPrivate ? 1 : 0, $1.identifier) }
            }
            ending = ending.drop { $0 != "." }.dropFirst()
        }
        return []
    }
}

extension HostedZone {
    fileprivate init(_ seen: SimulatedHostedZone) {
        self.init(id: seen.identifier, name: DNSName.plain(seen.name.text), isPrivate: seen.isPrivate)
    }
}

extension ZoneRecord.State {
    /// What the record sets of one name come to.
    fileprivate init(_ sets: [SimulatedRecordSet]) {
        guard let only = sets.first else {
            self = .missing
            return
        }
        guard sets.count == 1, only.alias == nil, only.routing == .simple, only.type == "CNAME",
            let value = only.values.first, let ttl = only.timeToLive
        else {
            self = .other("no plain CNAME")
            return
        }
        self = .points(RecordValue(value, ttl: ttl))
    }
}
