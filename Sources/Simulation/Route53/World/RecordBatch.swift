/// A batch of changes on its way into a zone: all of them, or none.
///
/// Sources: API Reference, ChangeResourceRecordSets; "Supported DNS record types", Route 53 Developer Guide. No page
/// says in which order the changes are judged: here in theirs, so that what makes room has to come first.
struct RecordBatch: Sendable {
    private let zone: SimulatedDomainName
    private let zoneIdentifier: String
    private(set) var records: [SimulatedRecordSet]
    private(set) var complaints: [String] = []

    init(of changes: [SimulatedRecordChange], in zone: ZoneState) {
        self.zone = zone.name
        zoneIdentifier = zone.identifier
        records = zone.records
        for change in changes {
            switch change.action {
            case .create: create(change.record)
            case .delete: delete(change.record)
            case .upsert: upsert(change.record)
            }
        }
    }

    private mutating func create(_ record: SimulatedRecordSet) {
        guard !records.contains(where: { $0.isSame(as: record) }) else {
            return complain("Tried to create resource record set \(record.title) but it already exists")
        }
        put(record)
    }

    /// Deletes what is given with all the values that it has, and nothing else.
    private mutating func delete(_ record: SimulatedRecordSet) {
        guard let index = records.firstIndex(where: { $0.isSame(as: record) }) else {
            return complain("Tried to delete resource record set \(record.title) but it was not found")
        }
        guard records[index].matches(record) else {
            return complain(
                "Tried to delete resource record set \(record.title) but the values provided do not match the current "
                    + "values")
        }
        guard record.name != zone || !["NS", "SOA"].contains(record.type) else {
            return complain("A HostedZone must contain its \(record.type) record.")
        }
        records.remove(at: index)
    }

    private mutating func upsert(_ record: SimulatedRecordSet) {
        records.removeAll { $0.isSame(as: record) }
        put(record)
    }

    private mutating func put(_ record: SimulatedRecordSet) {
        if let complaint = obstacle(to: record) ?? record.flaw ?? missingTarget(of: record) {
            return complain(complaint)
        }
        records.append(record)
    }

    private mutating func complain(_ complaint: String) { complaints.append(complaint) }

    /// What of the zone does not go together with a record.
    private func obstacle(to record: SimulatedRecordSet) -> String? {
        let title = "RRSet of type \(record.type) with DNS name \(record.name)"
        guard record.name.isWithin(zone) else {
            return "RRSet with DNS name \(record.name) is not permitted in zone \(zone)"
        }
        if record.type == "CNAME", record.name == zone { return "\(title) is not permitted at apex in zone \(zone)" }
        let others = records.filter { $0.name == record.name && $0.type != record.type }
        if record.type == "CNAME", !others.isEmpty {
            return "\(title) is not permitted as it conflicts with other records with the same DNS name in zone \(zone)"
        }
        if others.contains(where: { $0.type == "CNAME" }) {
            return "\(title) is not permitted because a conflicting RRSet of type CNAME with the same DNS name already "
                + "exists in zone \(zone)"
        }
        // AWS's words are not known.
        if records.contains(where: { $0.isBeside(record) && $0.policy != record.policy }) {
            return "\(title) cannot be created beside RRSets with the same name and type and another routing policy"
        }
        return nil
    }

    /// An alias to a record of the same zone needs that record.
    private func missingTarget(of record: SimulatedRecordSet) -> String? {
        guard let alias = record.alias, alias.zone == zoneIdentifier,
            !records.contains(where: { $0.name == alias.name && $0.type == record.type })
        else { return nil }
        return "Tried to create an alias that targets \(alias.name), type \(record.type) in zone \(zoneIdentifier), "
            + "but that target was not found"
    }
}

extension SimulatedRecordSet {
    /// As Route 53 writes it into complaints.
    fileprivate var title: String {
        let set = identifier.map { ", set-identifier='\($0)'" } ?? ""
        return "[name='\(name)', type='\(type)'\(set)]"
    }

    /// What is wrong with a record by itself.
    fileprivate var flaw: String? {
        if let alias {
            // "Choosing between alias and non-alias records", Route 53 Developer Guide, lists what an alias can stand
            // for: databases of RDS are not among it.
            guard alias.name.isWithin("rds.amazonaws.com") else { return nil }
            return "Tried to create an alias that targets \(alias.name), type \(type) in zone \(alias.zone), "
                + "but the alias target name does not lie within the target zone"
        }
        if type == "CNAME" || type == "SOA" || policy == "Weight" || policy == "Region", values.count > 1 {
            return "RRSet of type \(type) with DNS name \(name) can only have a single resource record"
        }
        if type == "A", let value = values.first(where: { !$0.isAddress }) {
            return "Invalid Resource Record: FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 "
                + "address) encountered with '\(value)'"
        }
        return nil
    }
}

extension String {
    fileprivate var isAddress: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
