internal import AWS
internal import Engine
internal import Maintenance

/// What Route 53 says of names.
struct RecordReader: Reader {
    static let kinds: [any Question.Type] = [RecordQuestion.self, RecordChangeQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        async let records = region.each(RecordQuestion.self, of: questions) {
            question async throws(FleetError) in try await self.records(question, purpose)
        }
        async let changes = region.each(RecordChangeQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await send(Route53.GetChange(id: question.change), purpose).isInSync
        }
        return await records + changes
    }

    private func records(
        _ question: RecordQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> [ZoneRecord] {
        var records: [ZoneRecord] = []
        for zone in try await zones(of: question, purpose) {
            records.append(ZoneRecord(zone: zone, state: try await state(of: question.record, in: zone, purpose)))
        }
        var trail = RecordTrail(of: question.record, records)
        while let name = trail.open.first { trail.note(try await links(of: name, purpose), of: name) }
        return trail.followed
    }

    private func state(
        of name: String, in zone: HostedZone, _ purpose: AskPurpose
    ) async throws(FleetError) -> ZoneRecord.State {
        ZoneRecord.State(
            try await list(Route53.ListResourceRecordSets(hostedZoneId: zone.id).with { $0.name = name }, purpose))
    }

    /// What the zones of a name say that a record leads to.
    private func links(of name: String, _ purpose: AskPurpose) async throws(FleetError) -> RecordTrail.Found {
        do throws(FleetError) {
            var links: [RecordLink] = []
            for zone in try await zones(endingLike: name, purpose) {
                links.append(RecordLink(name, zone: zone, state: try await state(of: name, in: zone, purpose)))
            }
            return .links(links)
        } catch {
            // The record itself is read all the same where its owner lets only its own zone be read.
            guard !error.passes else { throw error }
            return .unread(error.message)
        }
    }

    /// Those that are named, or those whose name is the longest ending of the record's.
    private func zones(
        of question: RecordQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> [HostedZone] {
        guard !question.zones.isEmpty else { return try await zones(endingLike: question.record, purpose) }
        var zones: [HostedZone] = []
        for id in question.zones {
            zones.append(HostedZone(try await send(Route53.GetHostedZone(id: id), purpose).hostedZone))
        }
        return zones
    }

    /// Those whose name is the longest ending of a name.
    private func zones(
        endingLike name: String, _ purpose: AskPurpose
    ) async throws(FleetError) -> [HostedZone] {
        var ending = Substring(name)
        while ending.contains(".") {
            let name = String(ending)
            let found = try await list(Route53.ListHostedZonesByName().with { $0.dnsName = name }, purpose)
            // Public ones first, then by id: the same order in every process.
            if !found.isEmpty {
                return found.map(HostedZone.init).sorted {
                    ($0.isPrivate ? 1 : 0, $0.id) < ($1.isPrivate ? 1 : 0, $1.id)
                }
            }
            ending = ending.drop { $0 != "." }.dropFirst()
        }
        return []
    }

    private func list<Request: PagedRequest>(
        _ request: Request, _ purpose: AskPurpose
    ) async throws(FleetError) -> [Request.Item] {
        do throws(AWSError) {
            return try await region.calls.sender(to: .route53, purpose.priority).list(request)
        } catch {
            throw error.failure(on: IAMAction(Request.self))
        }
    }

    private func send<Request: AWSRequest>(
        _ request: Request, _ purpose: AskPurpose
    ) async throws(FleetError) -> Request.Reply {
        do throws(AWSError) {
            return try await region.calls.sender(to: .route53, purpose.priority).send(request)
        } catch {
            throw error.failure(on: IAMAction(Request.self))
        }
    }
}

extension HostedZone {
    init(_ seen: Route53.HostedZone) {
        self.init(id: seen.id, name: DNSName.plain(seen.name), isPrivate: seen.isPrivate)
    }
}

extension ZoneRecord.State {
    /// What the record sets of one name come to.
    init(_ sets: [Route53.ResourceRecordSet]) {
        guard let only = sets.first else {
            self = .missing
            return
        }
        guard sets.count == 1 else {
            self = .other("\(sets.count) records of the types \(Set(sets.map(\.type)).sorted().listed)")
            return
        }
        if only.aliasTarget != nil {
            self = .other("an alias of type \(only.type)")
        } else if only.routingPolicy != .simple {
            self = .other("one of several by the routing policy \(only.routingPolicy.rawValue)")
        } else if only.type != "CNAME" {
            self = .other("a record of type \(only.type)")
        } else if let value = only.values.first, only.values.count == 1, let ttl = only.ttl {
            self = .points(RecordValue(value, ttl: ttl))
        } else {
            self = .other("a CNAME with \(only.values.count) values")
        }
    }
}
