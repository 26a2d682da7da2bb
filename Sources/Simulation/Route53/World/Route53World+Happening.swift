extension Route53World {
    mutating func apply(_ happening: Happening) {
        switch happening {
        case .inSync(let change, let effect):
            if let index = changes.lastIndex(where: { $0.identifier == change }) { changes[index].status = .inSync }
            effects[effect - 1].visiblyDone = now
        case .incident(let incident, let actor):
            perform(incident, by: actor)
        }
    }

    /// Does what somebody else does, if AWS lets them.
    private mutating func perform(_ incident: DNSIncident, by actor: Effect.Actor) {
        self.actor = actor
        defer { self.actor = .caller }
        do throws(RDSFault) {
            try attempt(incident)
        } catch {
            // Refused: then nothing happened, and nobody of ours is told.
        }
    }

    private mutating func attempt(_ incident: DNSIncident) throws(RDSFault) {
        switch incident {
        case .points(let name, let value, let zone):
            let before = records(in: zone).first { $0.name == name && $0.type == "CNAME" }
            let record = SimulatedRecordSet(name, timeToLive: before?.timeToLive ?? 60, values: [value])
            _ = try changeRecords(ChangeRecordsCall(zone: zone, [SimulatedRecordChange(.upsert, record)]), at: now)
        case .changes(let changes, let zone):
            _ = try changeRecords(ChangeRecordsCall(zone: zone, changes), at: now)
        case .removesZone(let zone):
            zones.removeAll { $0.identifier == zone }
        }
    }

    /// Rolls the dice for what others may do to records that the caller changed.
    mutating func interfere(after call: ChangeRecordsCall, replacing replaced: [SimulatedRecordSet]) {
        let made = call.changes.filter { $0.action != .delete && $0.record.type == "CNAME" }
        for record in made.map(\.record) where isStruck(by: .changedByHand) {
            let before = replaced.first { $0.isSame(as: record) }?.values.first
            let goesBack = mishaps.chance(0.5)
            let value = goesBack ? before ?? "elsewhere.example.net" : "elsewhere.example.net"
            queue.add(
                .incident(.points(name: record.name, to: value, in: call.zone), by: .somebodyElse),
                due: now + tempo.draw(.interference, from: &mishaps))
        }
    }
}
