import Maintenance

/// What an upgrade of an RDS instance where it is has to know of versions, groups and read replicas.
extension InPlaceInstanceUpgrade {
    /// - Throws: `Refusal` for what this does not do.
    static func refuse(_ request: UpgradeRunbook, on seen: RDSInstance) throws(Refusal) {
        let (name, version) = (seen.identifier, request.version)
        guard ["postgres", "mysql", "mariadb"].contains(seen.instance.engine) else {
            throw Refusal(
                "\(name) runs \(seen.instance.engine), whose option groups, time zones, licences and compatibility levels an upgrade "
                    + "has to see to: do that in AWS. `failover` and `resize --in-place` work on it.")
        }
        if let instanceClass = request.instanceClass {
            throw Refusal(
                "In place AWS changes one thing at a time: `resize \(name) \(instanceClass) --in-place`, and the version without "
                    + "`--class`.")
        }
        if request.storage != nil {
            throw Refusal(
                "In place AWS changes one thing at a time: `storage \(name) …`, and the version without `--storage`, `--iops` and "
                    + "`--throughput`; `upgrade \(name) \(version)` without `--in-place` does both by blue/green.")
        }
    }

    var checks: [Finding] {
        let classes = topology.members.map(\.instance.instanceClass)
        return target.reachable + target.offers(classes, otherwise: "`resize \(name) CLASS` first.") + inPlace()
            + options() + order() + elsewhere() + deployments() + backups() + engine()
    }

    private var target: TargetVersion {
        TargetVersion(
            engine: seen.instance.engine, current: seen.instance.engineVersion, version: version,
            targets: answers.targets, classes: answers.classes)
    }

    private func inPlace() -> [Finding] {
        let standby =
            seen.hasStandby == true
            ? " The standby does not shorten it: AWS upgrades both at the same time, and both are down." : ""
        return [
            Finding(
                .acknowledge, "in-place",
                "\(name) itself is upgraded and is down meanwhile.\(standby) There is no way back but its snapshot, which restores as "
                    + "another instance without what is written after it.",
                accepted: "down meanwhile, no way back but the snapshot")
        ]
    }

    /// A group that somebody made belongs to one major version (API reference, ModifyDBInstance, `OptionGroupName`).
    private func options() -> [Finding] {
        guard change.isMajor, seen.hasOwnOptions, let group = seen.optionGroup else { return [] }
        guard let named = request.optionGroup else {
            return [
                Finding(
                    .block, "option-group",
                    "\(name) has the option group \(group), which is for \(seen.instance.engineVersion): make one for \(version) and "
                        + "name it, `--option-group G`.")
            ]
        }
        return [Finding(.info, "option-group", "\(name) gets the option group \(named) instead of \(group).")]
    }

    private func order() -> [Finding] {
        let (check, replicas) = ("replica-order", topology.replicas.map(\.identifier).sorted())
        guard !replicas.isEmpty else { return [] }
        guard takesReplicasAlong else {
            let names = behind.map(\.identifier)
            guard !names.isEmpty else { return [] }
            return [
                Finding(
                    .acknowledge, check,
                    "The read replicas first, each by itself (\(names.listed)): AWS takes none whose source is ahead of it. They "
                        + "do not go back to \(seen.instance.engineVersion) either.")
            ]
        }
        let groups = topology.replicas.compactMap { $0.instance.parameterGroups.first?.name }.filter {
            !ParameterGroupName(.instance, $0).isDefault
        }
        let own =
            groups.isEmpty
            ? ""
            : " They get the default parameter group; assign one of the new family afterwards (now \(Set(groups).sorted().listed))."
        return [
            Finding(
                .acknowledge, check,
                "AWS takes the read replicas along (\(replicas.listed)), and the outage lasts until they are done. One whose checks "
                    + "fail stops replicating: it has to be deleted and made anew.\(own)")
        ]
    }

    private func elsewhere() -> [Finding] {
        let others = topology.replicasElsewhere
        guard !others.isEmpty else { return [] }
        return [
            Finding(
                .acknowledge, "replicas-elsewhere",
                takesReplicasAlong
                    ? "\(others.listed) is in another Region: AWS does not take it along. Upgrade it by itself."
                    : "\(others.listed) is in another Region: see that it runs \(version) before, or AWS refuses this.")
        ]
    }

    private func deployments() -> [Finding] {
        switch answers.deployments {
        case .unavailable(let reason):
            return [
                Preflight.notChecked("other-deployment", "whether there is a deployment of \(name)", because: reason)
            ]
        case .known(let all):
            return all.filter { !$0.isSwitched && $0.status != "DELETING" }.map { other in
                Finding(
                    .block, "other-deployment",
                    "There is a deployment of \(name): \(other.name) (\(other.status)). Finish or delete it first.")
            }
        }
    }

    /// RDS takes its own only where automated backups are on (RDS user guide, "Upgrading the PostgreSQL DB engine").
    private func backups() -> [Finding] {
        let off = seen.backupRetention == 0 ? " Automated backups are off, so AWS takes none of its own." : ""
        return [
            Finding(
                .info, "snapshot",
                "A snapshot is taken first and waited for.\(off) While the version changes there is no point-in-time restore."
            )
        ]
    }

    /// What AWS checks before and what nobody sees from outside.
    private func engine() -> [Finding] {
        guard change.isMajor else { return [] }
        let text =
            seen.instance.engine == "postgres"
            ? "Not visible from outside the database: logical replication slots, prepared transactions, columns of reg* and "
                + "unknown types, extensions. AWS checks for them first and refuses while \(name) still serves; what it wrote is "
                + "read back here. Extensions mostly stay as they are: update them afterwards, and ANALYZE."
            : "AWS checks first what \(version) does not take any more (reserved words, tables that cannot be upgraded), and "
                + "refuses while \(name) still serves; what it wrote is read back here. slow_log and general_log are emptied."
        return [Finding(.acknowledge, "not-visible", text)]
    }
}
