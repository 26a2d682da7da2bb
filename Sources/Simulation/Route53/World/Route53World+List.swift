/// Sources: API Reference, ListHostedZones, ListHostedZonesByName, ListResourceRecordSets.
extension Route53World {
    /// The zones in the order of their identifiers, from the one named on.
    package mutating func listZones(
        from marker: String? = nil, onlyPrivate: Bool = false, limit: Int = 100, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedPage<SimulatedHostedZone> {
        advance(to: time)
        try authorize([AccessRequest(Route53Action.listHostedZones.permission)])
        let shown = zones.map(\.shown).filter { $0.isPrivate || !onlyPrivate }
        return SimulatedPage(of: shown.drop { marker.map($0.identifier.precedes) ?? false }, limit: min(limit, 100))
    }

    /// The zones in the order of their names with the labels reversed, from the one named on: a zone of that very name
    /// need not be there.
    package mutating func listZones(
        fromName name: SimulatedDomainName?, identifier: String? = nil, limit: Int = 100, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedPage<SimulatedHostedZone> {
        advance(to: time)
        try authorize([AccessRequest(Route53Action.listHostedZonesByName.permission)])
        guard name != nil || identifier == nil else {
            throw .invalidInput("A hosted zone ID can only be given with a DNS name.")
        }
        if let name, !name.isValid { throw .invalidDomainName(name.text) }
        let sorted = zones.map(\.shown).sorted { ($0.name.order, $0.identifier) < ($1.name.order, $1.identifier) }
        let first = (name?.order ?? "", identifier ?? "")
        return SimulatedPage(of: sorted.drop { ($0.name.order, $0.identifier) < first }, limit: min(limit, 100))
    }

    package mutating func hostedZone(
        _ identifier: String, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedHostedZone {
        advance(to: time)
        try authorize([onZone(.getHostedZone, identifier)])
        return zones[try zone(identifier)].shown
    }

    /// Where a list of records begins.
    package struct RecordStart: Sendable {
        package var name: SimulatedDomainName
        package var type: String?
        package var identifier: String?

        package init(_ name: SimulatedDomainName, type: String? = nil, identifier: String? = nil) {
            self.name = name
            self.type = type
            self.identifier = identifier
        }
    }

    /// The records of a zone as they are now, whether or not every server knows them.
    package mutating func listRecords(
        in identifier: String, from start: RecordStart? = nil, limit: Int = 300, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedPage<SimulatedRecordSet> {
        advance(to: time)
        try authorize([onZone(.listResourceRecordSets, identifier)])
        let records = zones[try zone(identifier)].records
        let first = (start?.name.order ?? "", start?.type ?? "", start?.identifier ?? "")
        let rest = records.drop { ($0.name.order, $0.type, $0.identifier ?? "") < first }
        return SimulatedPage(of: rest, limit: min(limit, 300))
    }
}

extension String {
    fileprivate func precedes(_ other: String) -> Bool { self < other }
}
