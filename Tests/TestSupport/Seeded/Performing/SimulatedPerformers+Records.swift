import Maintenance
import Simulation

struct SimulatedPointRecord: SimulatedPerformer {
    func action(of change: PointRecord) -> Route53Action { .changeResourceRecordSets }

    func call(
        _ change: PointRecord, _ world: inout Route53World, at now: SimulatedTime
    ) throws(RDSFault) -> SimulatedZoneChange {
        try world.changeRecords(batch(change), at: now)
    }

    func name(in reply: SimulatedZoneChange) -> String? { reply.identifier }

    func fits(_ effect: DNSEffect, _ change: PointRecord) -> Bool { effect.isBy(batch(change)) }

    private func batch(_ change: PointRecord) -> ChangeRecordsCall {
        ChangeRecordsCall(zone: change.zone, record: change.record, from: change.from, to: change.to)
    }
}

struct SimulatedRestoreRecord: SimulatedPerformer {
    func action(of change: RestoreRecord) -> Route53Action { .changeResourceRecordSets }

    func call(
        _ change: RestoreRecord, _ world: inout Route53World, at now: SimulatedTime
    ) throws(RDSFault) -> SimulatedZoneChange {
        try world.changeRecords(batch(change), at: now)
    }

    func name(in reply: SimulatedZoneChange) -> String? { reply.identifier }

    func fits(_ effect: DNSEffect, _ change: RestoreRecord) -> Bool { effect.isBy(batch(change)) }

    private func batch(_ change: RestoreRecord) -> ChangeRecordsCall {
        ChangeRecordsCall(zone: change.zone, record: change.record, from: change.from, to: change.to)
    }
}

extension ChangeRecordsCall {
    /// Replaces a plain CNAME as a whole or not at all.
    fileprivate init(zone: HostedZone, record: String, from: RecordValue?, to: RecordValue?) {
        let deleted = from.map { SimulatedRecordChange(.delete, SimulatedRecordSet(record, $0)) }
        let created = to.map { SimulatedRecordChange(.create, SimulatedRecordSet(record, $0)) }
        self.init(zone: zone.id, [deleted, created].compactMap(\.self))
    }
}

extension SimulatedRecordSet {
    fileprivate init(_ record: String, _ value: RecordValue) {
        self.init(SimulatedDomainName(record), timeToLive: value.ttl, values: [value.target])
    }
}

extension DNSEffect {
    fileprivate func isBy(_ call: ChangeRecordsCall) -> Bool { zone == call.zone && changes == call.changes }
}
