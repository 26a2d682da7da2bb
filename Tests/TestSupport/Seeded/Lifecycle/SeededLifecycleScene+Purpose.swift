import Maintenance
import Runbooks
package import Simulation

extension SeededLifecycleScene {
    /// What is not as a refresh leaves it: a new database is promoted and the records lead to it, the one before it is retired,
    /// and there is no other.
    package func complaint(about rds: RDSWorld, _ route53: Route53World) -> String? {
        let databases = SimulatedCopy.managed(by: lifecycle, in: rds)
        let stages = databases.map { "\($0.name) \($0[LifecycleTags.stage] ?? "none")" }.sorted()
        let promoted = databases.filter { $0[LifecycleTags.stage] == LifecycleStage.promoted.rawValue }
        guard databases.count == 2, let new = promoted.first, promoted.count == 1,
            stages.contains("development-2026-08-30 retired")
        else { return "there are \(stages)" }
        for zone in lifecycle.dns?.zones ?? [] where !DNSName.isSame(value(in: zone, of: route53), new.endpoint) {
            return "\(zone) leads to \(value(in: zone, of: route53)), not \(new.name)"
        }
        return nil
    }

    /// What the record says in a zone.
    private func value(in zone: String, of route53: Route53World) -> String {
        let name = lifecycle.dns.map { SimulatedDomainName($0.record) }
        return route53.records(in: zone).first { $0.name == name && $0.type == "CNAME" }?.values.first ?? "nothing"
    }
}
