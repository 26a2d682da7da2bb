import Maintenance

/// Who carries which role meanwhile, and who is left alone?
extension Preflight {
    func autoscaled() -> [Finding] {
        let autoscaled = membership.entries.filter(\.isAutoscaled)
        let readers = autoscaled.filter { !$0.isWriter }.map(\.identifier)
        var findings: [Finding] = []
        if let writer = autoscaled.first(where: \.isWriter) {
            let next = Membership.preferred(of: membership.readers.filter { !$0.isAutoscaled && $0.isServing })
            let hint = next.map { " To work on the writer too, first `failover \(name) --to \($0.identifier)`." } ?? ""
            findings.append(
                Finding(
                    .acknowledge, "autoscaled",
                    "The writer \(writer.identifier) belongs to autoscaling and is left alone as it is: nothing fails over."
                        + hint))
        }
        if !readers.isEmpty {
            findings.append(
                Finding(.info, "autoscaled", "Left alone because autoscaling owns it: \(readers.listed)."))
        }
        return findings
    }

    /// A stand-in of an operation that ended is temporary: it is neither changed nor made the writer.
    func leftOverStandIn() -> [Finding] {
        membership.entries.compactMap { entry in
            // That of an operation which is at work is in good hands.
            guard let operation = entry.instance?.standInOperation, operation != basis.otherOperation else {
                return nil
            }
            let since = entry.instance?.createdAt.map { ", there since \($0.words)" } ?? ""
            guard entry.isWriter else {
                return Finding(
                    .acknowledge, "left-over-stand-in",
                    "\(entry.identifier) is a stand-in that operation \(operation) left behind\(since); it is left alone. "
                        + "`cleanup \(operation)` deletes it.")
            }
            let next = Membership.preferred(
                of: membership.readers.filter { $0.isServing && !$0.isStandIn && !$0.isAutoscaled })
            return Finding(
                .block, "left-over-stand-in",
                "The writer \(entry.identifier) is a stand-in that operation \(operation) left behind\(since). First "
                    + "`failover \(name)\(next.map { " --to \($0.identifier)" } ?? "")`, then `cleanup \(operation)`.")
        }
    }

    /// The reader endpoint answers from the writer where a cluster has no replicas; of replicas that are out of service AWS's
    /// guide says nothing.
    func readersInService() -> [Finding] {
        guard scope.readersInService == 0, !membership.readers.isEmpty else { return [] }
        return [
            Finding(
                .acknowledge, "readers-in-service",
                "While the readers are worked on none is in service: reads by the reader endpoint may fail, and nothing "
                    + "could take over from the writer.")
        ]
    }

    /// A reader of autoscaling or a left-over stand-in that becomes the writer for good.
    ///
    /// Autoscaling is of readers, and "only removes Aurora Replicas that it created" (Aurora user guide, "Amazon Aurora Auto
    /// Scaling with Aurora Replicas").
    func borrowedWriter() -> [Finding] {
        guard let next = scope.nextWriter, let entry = membership[next] else { return [] }
        if entry.isAutoscaled {
            return [
                Finding(
                    .acknowledge, "borrowed-writer",
                    "\(next) was made by autoscaling, which removes only readers that it made: the old writer stays as a "
                        + "reader, and \(next) may be removed once it is a reader again.")
            ]
        }
        guard let operation = entry.instance?.standInOperation else { return [] }
        return [
            Finding(
                .acknowledge, "borrowed-writer",
                "\(next) is the stand-in of operation \(operation): it was not meant to stay.")
        ]
    }

    /// Whom Aurora takes: the lowest tier, of several the largest, of these any (Aurora user guide, "High availability for Amazon
    /// Aurora").
    func promotionTiers() -> [Finding] {
        guard let standIn = scope.standIn else { return [] }
        let check = "promotion-tiers"
        let equals = membership.readers.filter { $0.promotionTier == standIn.promotionTier }.map(\.identifier)
        let isBehind = membership.readers.contains { $0.promotionTier < standIn.promotionTier }
        let shared =
            "as \(equals.listed) \(equals.count == 1 ? "has" : "have"): an unplanned failover meanwhile goes to"
        let meanwhile =
            membership.readers.isEmpty
            ? "there is no other member for an unplanned failover meanwhile"
            : equals.isEmpty
                ? "an unplanned failover meanwhile goes to it last"
                : "\(shared) \(isBehind ? "them last" : "the largest of them, or to any where they are alike")"
        let findings = [
            Finding(
                .info, check,
                "\(standIn.identifier) has promotion tier \(standIn.promotionTier)\(equals.isEmpty ? ":" : ",") \(meanwhile). "
                    + "The tiers of the others stay.")
        ]
        guard standIn.instanceClass == "db.serverless", standIn.promotionTier > 1 else { return findings }
        return findings + [
            Finding(
                .acknowledge, "cold-writer",
                "\(standIn.identifier) is db.serverless with promotion tier \(standIn.promotionTier), before nobody: it does "
                    + "not scale with the writer and may be far smaller when it takes over.")
        ]
    }

    func redundancy() -> [Finding] {
        if membership.entries.count == 1, let only = membership.identifiers.first {
            return [Finding(.info, "redundancy", "\(only) is the only instance of \(name).")]
        }
        let zones = Set(membership.entries.compactMap { $0.instance?.availabilityZone })
        guard zones.count == 1, let zone = zones.first else { return [] }
        return [Finding(.info, "redundancy", "All members of \(name) are in \(zone).")]
    }

    /// At plan time the lag warns; just before a failover it is read again and decides.
    func replicaLag() -> [Finding] {
        guard scope.failsOver, !membership.readers.isEmpty else { return [] }
        let check = "replica-lag"
        switch basis.replicaLag {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "replica lag of \(name)", because: reason)]
        case .known(let lags):
            let readers = scope.nextWriter.map { [$0] } ?? membership.readers.map(\.identifier)
            let unread = readers.filter { lags[$0] == nil }
            let late = readers.compactMap { reader in lags[reader].map { (reader, $0) } }
                .filter { $0.1.value > policy.replicaLagLimit }
            return [
                late.isEmpty
                    ? nil
                    : Finding(
                        .acknowledge, check,
                        "Replica lag of \(late.map { "\($0.0) was \($0.1.value.words) \($0.1.time)" }.listed), over the limit of "
                            + "\(policy.replicaLagLimit.words). Before a failover it has to be below.",
                        accepted: late.map(\.0).listed),
                unread.isEmpty
                    ? nil
                    : Preflight.notChecked(
                        check, "replica lag of \(unread.listed)", because: "AWS has no value for it"),
            ].compactMap { $0 }
        }
    }
}
