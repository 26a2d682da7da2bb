import Maintenance

/// What AWS asks of a cluster before it can be upgraded, and what nobody can see from outside.
///
/// Source: Aurora user guide, "Overview of Amazon Aurora Blue/Green Deployments", limitations and prerequisites.
struct UpgradeChecks: Sendable {
    let request: UpgradeRunbook
    let membership: Membership
    let seen: UpgradeAnswers

    init(_ request: UpgradeRunbook, membership: Membership, seen: UpgradeAnswers) {
        self.request = request
        self.membership = membership
        self.seen = seen
    }

    var cluster: Cluster { membership.cluster }
    var name: ClusterID { membership.cluster.identifier }

    func findings(at now: Timestamp) -> [Finding] {
        let classes = membership.entries.compactMap { $0.instance?.instanceClass }
        return target.reachable + target.offers(classes, otherwise: "`resize \(name) CLASS` first.")
            + (request.inPlace ? inPlace() : blueGreen())
    }

    private var target: TargetVersion {
        TargetVersion(
            engine: cluster.engine, current: cluster.engineVersion, version: request.version, targets: seen.targets,
            classes: seen.classes)
    }

    private func blueGreen() -> [Finding] {
        var findings =
            support() + logicalReplication() + replicationSettings() + others() + replicas() + backtrack()
            + integrations() + proxies() + globalCopy()
        findings += untilSwitchover()
        // Aurora user guide, "Best practices for blue/green deployments" and "Considerations for blue/green deployments".
        findings.append(
            Finding(
                .info, "after-switchover",
                "Left to you: ANALYZE on green before the switchover; after it IAM roles of the cluster, autoscaling policies, "
                    + "resource ids in alarms and IAM policies, replication slots, materialized views."))
        if cluster.isProtected == true {
            findings.append(
                Finding(
                    .info, "deletion-protection",
                    "\(name) has deletion protection; the old environment keeps it."))
        }
        // Aurora user guide, "Deleting a blue/green deployment".
        findings.append(
            Finding(
                .info, "old-environment",
                "The old environment stays after the switchover and goes on costing. AWS keeps it read-only as long as the "
                    + "deployment's record is there and its members are not restarted. "
                    + (request.keepsOld ? "`cleanup` deletes both." : "Their deletion is proposed at the end.")))
        return findings
    }

    private func support() -> [Finding] {
        var findings: [Finding] = []
        func refuse(_ check: String, _ text: String) {
            findings.append(
                Finding(.block, check, "\(text) `upgrade \(name) \(request.version) --in-place` does without."))
        }
        if cluster.hasManagedPassword {
            refuse(
                "managed-password",
                "The password of \(name) is managed by Secrets Manager, which blue/green does not support.")
        }
        if let source = cluster.replicationSource {
            refuse("replication-source", "\(name) replicates from \(source), which blue/green does not support.")
        }
        if let least = leastVersion, cluster.engine == "aurora-postgresql" {
            refuse(
                "blue-version",
                "Blue/green needs at least \(least) of this major version; \(name) runs \(cluster.engineVersion).")
        }
        if !(30...3600).contains(request.switchoverTimeout) {
            findings.append(
                Finding(
                    .block, "switchover-timeout",
                    "A switchover may take from 30 to 3600 s, not \(request.switchoverTimeout)."))
        }
        return findings
    }

    /// The least minor version that blue/green works with; `nil` where this one will do.
    private var leastVersion: String? {
        let numbers = cluster.engineVersion.split(separator: ".").compactMap { Int($0) }
        guard numbers.count >= 2 else { return nil }
        let least = [11: 21, 12: 16, 13: 12, 14: 9, 15: 4, 16: 1, 17: 4]
        guard let minor = least[numbers[0]], numbers[1] < minor else { return nil }
        return "\(numbers[0]).\(minor)"
    }

    private func others() -> [Finding] {
        switch seen.deployments {
        case .unavailable(let reason):
            return [
                Preflight.notChecked("other-deployment", "whether there is a deployment of \(name)", because: reason)
            ]
        case .known(let deployments):
            return deployments.filter { !$0.isSwitched && $0.status != "DELETING" }.map { other in
                Finding(
                    .block, "other-deployment",
                    "There is a deployment of \(name) already: \(other.name) (\(other.status)). Finish or delete it first."
                )
            }
        }
    }

    private func proxies() -> [Finding] {
        let check = "proxies"
        switch seen.proxies {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "which proxies stand before \(name)", because: reason)]
        case .known(let proxies):
            return proxies.map { proxy in
                proxy.isHealthy
                    ? Finding(
                        .info, check,
                        "The proxy \(proxy.target.proxy) stays registered and follows the switchover; it is checked after it."
                    )
                    : Finding(
                        .acknowledge, check,
                        "The proxy \(proxy.target.proxy) is not healthy now (\(proxy.status)): the switchover may be refused."
                    )
            }
        }
    }

    private func inPlace() -> [Finding] {
        let isMajor = seen.isMajor(to: request.version, from: cluster.engineVersion)
        var findings = [
            Finding(
                .acknowledge, "in-place",
                isMajor
                    ? "The database itself is upgraded: it is down meanwhile, and there is no way back but its snapshot, which "
                        + "restores as another cluster without what is written after it."
                    : "The database itself is upgraded: there is no way back but its snapshot, which restores as another "
                        + "cluster without what is written after it.")
        ]
        if let group = request.instanceParameterGroup, !isMajor {
            findings.append(
                Finding(
                    .acknowledge, "instance-group",
                    "AWS gives instances another parameter group with a major version only: \(group) is not used."))
        }
        return findings + global(isMajor: isMajor)
    }

    /// Aurora user guide, "Using Blue/Green Deployments for Amazon Aurora Global Database": its switchover moves the primary and
    /// all secondary regions to green.
    private func globalCopy() -> [Finding] {
        guard let global = cluster.globalCluster else { return [] }
        return [
            Finding(
                .block, "global-upgrade",
                "\(name) is part of the Global Database \(global): a switchover would move its secondary regions to green as "
                    + "well, which is not done here.")
        ]
    }

    /// A Global Database has one major version, set on the whole (ModifyGlobalCluster), and minor versions that its
    /// secondary clusters get first (Aurora user guide, "Upgrading an Amazon Aurora global database").
    private func global(isMajor: Bool) -> [Finding] {
        let check = "global-upgrade"
        guard let global = cluster.globalCluster else { return [] }
        return [
            isMajor
                ? Finding(
                    .block, check,
                    "\(name) cannot be upgraded by itself: a major version of a Global Database is changed on \(global) as "
                        + "a whole, which is not done here.")
                : Finding(
                    .acknowledge, check,
                    "The secondary clusters of \(global) are upgraded first, the primary cluster last: see that they run "
                        + "\(request.version).")
        ]
    }
}
