extension Route53World {
    /// Changes records of a zone: all that is asked for, or nothing.
    package mutating func changeRecords(
        _ call: ChangeRecordsCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedZoneChange {
        advance(to: time)
        try authorize([onZone(.changeResourceRecordSets, call.zone, call.changes)])
        let index = try zone(call.zone)
        try refuseWhileBusy(index)
        try call.checkForm()
        let batch = RecordBatch(of: call.changes, in: zones[index])
        guard batch.complaints.isEmpty else { throw .invalidBatch(batch.complaints) }
        let propagation: Wait =
            actor == .caller && isStruck(by: .propagationIsSlow) ? .slowZonePropagation : .zonePropagation
        // A server that knows a change knows those before it.
        let inSyncAt = max(zones[index].inSyncAt, now + tempo.draw(propagation, from: &draws))
        let replaced = zones[index].records
        zones[index].take(batch.records, at: now, inSyncAt: inSyncAt)
        zones[index].isBusyUntil = now + tempo.draw(.zoneProcessing, from: &draws)
        let change = SimulatedZoneChange(
            identifier: newIdentifier(), zone: call.zone, status: .pending, submitted: now, comment: call.comment)
        changes.append(change)
        effects.append(
            DNSEffect(
                number: effects.count + 1, actor: actor, zone: call.zone, change: change.identifier,
                changes: call.changes, started: now))
        queue.add(.inSync(change: change.identifier, effect: effects.count), due: inSyncAt)
        if actor == .caller { interfere(after: call, replacing: replaced) }
        return change
    }

    package mutating func change(_ identifier: String, at time: SimulatedTime) throws(RDSFault) -> SimulatedZoneChange {
        advance(to: time)
        try authorize([AccessRequest(Route53Action.getChange.permission, on: "arn:aws:route53:::change/\(identifier)")])
        guard let change = changes.last(where: { $0.identifier == identifier }) else { throw .noChange(identifier) }
        return change
    }

    func isBusy(_ index: Int) -> Bool { now < zones[index].isBusyUntil }

    /// Source: "Quotas", Route 53 Developer Guide, ChangeResourceRecordSets requests. How long a request is processed,
    /// no page says; that is not the time until servers know of it.
    private mutating func refuseWhileBusy(_ index: Int) throws(RDSFault) {
        guard actor == .caller else { return }
        if isStruck(by: .zoneIsBusy) {
            zones[index].isBusyUntil = max(zones[index].isBusyUntil, now + tempo.draw(.zoneProcessing, from: &mishaps))
            throw .priorRequest
        }
        if isBusy(index) { throw .priorRequest }
    }

    /// Like `C2682N5HXP0BZ4`.
    private mutating func newIdentifier() -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        let drawn = (0..<19).map { _ in letters[Int(draws.number(in: 0...35))] }
        return "C" + String(drawn)
    }
}

extension ChangeRecordsCall {
    /// Sources: botocore model, Changes, TTL, RData; "Quotas", Route 53 Developer Guide, ChangeResourceRecordSets
    /// requests.
    fileprivate func checkForm() throws(RDSFault) {
        guard !changes.isEmpty else { throw .invalidInput("A change batch needs one change at least.") }
        var (elements, characters) = (0, 0)
        for change in changes {
            try change.record.checkForm()
            let weight = change.action == .upsert ? 2 : 1
            elements += weight * max(change.record.values.count, 1)
            characters += weight * change.record.values.reduce(0) { $0 + $1.count }
        }
        guard elements <= 1000 else {
            throw .invalidBatch(["Number of records limit of 1000 exceeded."])
        }
        guard characters <= 32_000 else {
            throw .invalidBatch(["Number of characters limit of 32000 exceeded."])
        }
    }
}

extension SimulatedRecordSet {
    private static let types: Set<String> = [
        "SOA", "A", "TXT", "NS", "CNAME", "MX", "NAPTR", "PTR", "SRV", "SPF", "AAAA", "CAA", "DS", "TLSA", "SSHFP",
        "SVCB",
        "HTTPS",
    ]

    fileprivate func checkForm() throws(RDSFault) {
        guard Self.types.contains(type) else { throw .invalidInput("Invalid resource type: \(type)") }
        guard name.isValid else { throw .invalidBatch(["Domain name \(name) is not valid"]) }
        guard alias == nil else {
            guard timeToLive == nil, values.isEmpty else {
                throw .invalidInput("An alias has neither a TTL nor resource records.")
            }
            return
        }
        guard let timeToLive, !values.isEmpty else {
            throw .invalidInput("Missing field 'TTL' or 'ResourceRecords' in a record that is no alias.")
        }
        guard (0...2_147_483_647).contains(timeToLive), values.allSatisfy({ (1...4000).contains($0.count) }) else {
            throw .invalidInput("A TTL has 31 bits, a value 1 to 4000 characters.")
        }
        if case .weighted(_, let weight) = routing, !(0...255).contains(weight) {
            throw .invalidInput("A weight is 0 to 255.")
        }
    }
}
