import AWS
import Maintenance

/// The record by which clients find the promoted database, and its zones.
extension LifecycleChecks {
    func record() async -> [LifecycleFinding] {
        guard let dns = lifecycle.dns else { return [] }
        var findings: [LifecycleFinding] = []
        for zone in dns.zones {
            findings += await looking(at: "dns.zones") { () async throws(AWSError) in try await look(at: zone, for: dns)
            }
        }
        // A record is read in all of its zones or in none.
        return findings.isEmpty ? await state(of: dns) : findings
    }

    private func look(
        at id: String, for dns: Lifecycle.RecordSettings
    ) async throws(AWSError) -> [LifecycleFinding] {
        guard let zone = try await reply(Route53.GetHostedZone(id: id), absentBy: "NoSuchHostedZone")?.hostedZone else {
            return [.missing("dns.zones", "there is no hosted zone \(id) in account \(place.account).")]
        }
        let name = DNSName.plain(zone.name)
        guard DNSName.isIn(zone: name, dns.record) else {
            return [.missing("dns.zones", "\(id) is the zone \(name), and \(dns.record) is not in it.")]
        }
        guard let service = zone.linkedService?.servicePrincipal else { return [] }
        return [.missing("dns.zones", "\(id) belongs to \(service), which alone may change it.")]
    }

    private func state(of dns: Lifecycle.RecordSettings) async -> [LifecycleFinding] {
        let question = RecordQuestion(dns, in: place)
        switch await ask([AnyQuestion(question)])[question]?.reading {
        case .known(let records) where records.isEmpty:
            return [.missing("dns.record", "no hosted zone of account \(place.account) has \(dns.record) in it.")]
        case .known(let records): return records.compactMap { finding(on: $0, dns.record) }
        case .unavailable(let reason): return [.unread("dns.record was not looked up: \(reason)")]
        case nil: return [.unread("dns.record was not looked up.")]
        }
    }

    private func finding(on seen: ZoneRecord, _ record: String) -> LifecycleFinding? {
        // Source: Route 53 Developer Guide, "Supported DNS record types", CNAME.
        guard !DNSName.isSame(seen.zone.name, record) else {
            return .missing("dns.record", "\(record) is the top of the zone \(seen.zone.words), where no CNAME can be.")
        }
        switch seen.state {
        case .missing, .points: return nil
        case .other(let words):
            return .missing(
                "dns.record",
                "\(record) in \(seen.zone.words) is \(words): only a plain CNAME with one value is changed.")
        }
    }
}
