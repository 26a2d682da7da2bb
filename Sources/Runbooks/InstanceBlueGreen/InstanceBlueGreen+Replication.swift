import Maintenance

/// How green follows blue, what that needs, and what it forbids until the switchover.
///
/// Source: RDS user guide, "PostgreSQL replication methods for blue/green deployments", "PostgreSQL limitations for blue/green
/// deployments with logical replication", "Preparing an RDS for PostgreSQL DB instance", "Switchover guardrails".
extension InstanceBlueGreen {
    func replication() -> [Finding] {
        switch deployment.replication {
        case .physical: physical() + external()
        case .logical: leastVersion() + logicalSettings() + logical() + external()
        case .binlog: binlog()
        }
    }

    private func physical() -> [Finding] {
        [
            Finding(
                .info, "replication-kind",
                "Green follows by physical replication: schema changes, sequences and large objects come along, and green takes no "
                    + "change of its own, a major version neither. \(name) may be no logical publisher or subscriber.")
        ]
    }

    /// Below these minor versions AWS has no logical replication to a green of another major version.
    private func leastVersion() -> [Finding] {
        let numbers = seen.instance.engineVersion.split(separator: ".").compactMap { Int($0) }
        let least = [11: 21, 12: 16, 13: 12, 14: 9, 15: 4, 16: 1]
        guard numbers.count > 1, let minor = least[numbers[0]], numbers[1] < minor else { return [] }
        return [
            Finding(
                .block, "blue-version",
                "A major version by blue/green needs at least \(numbers[0]).\(minor); \(name) runs "
                    + "\(seen.instance.engineVersion). `upgrade \(name) \(numbers[0]).\(minor)` or a later minor version first."
            )
        ]
    }

    private func logicalSettings() -> [Finding] {
        let check = "logical-replication"
        guard let group = seen.instance.parameterGroups.first?.name else {
            return [Preflight.notChecked(check, "rds.logical_replication", because: "AWS names no parameter group")]
        }
        let values: [String: String]
        switch answers.groups {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "rds.logical_replication in \(group)", because: reason)]
        case .known(let groups): values = groups[ParameterGroupName(.instance, group)]?.values ?? [:]
        }
        var findings: [Finding] = []
        if values["rds.logical_replication"] != "1" {
            findings.append(
                Finding(
                    .block, check,
                    "\(group) has rds.logical_replication \(values["rds.logical_replication"] ?? "as it comes"): a major version by "
                        + "blue/green needs 1, in a group of your own. Set it, then `reboot \(name)`."))
        }
        let small = UpgradeChecks.leastRoom.filter { name, least in
            values[name].flatMap { Int($0) }.map { $0 < least } ?? false
        }
        if !small.isEmpty {
            let words = small.map { "\($0.0) \(values[$0.0] ?? "") (at least \($0.1))" }
            findings.append(
                Finding(
                    .acknowledge, "replication-room",
                    "\(group) leaves little room for replication to green: \(words.listed). Every database takes a slot and a "
                        + "worker, and there is one more."))
        }
        if let delay = values["recovery_min_apply_delay"], delay != "0" {
            findings.append(
                Finding(
                    .block, "delayed-replication",
                    "\(group) has recovery_min_apply_delay \(delay), with which AWS makes no deployment."))
        }
        return findings
    }

    private func logical() -> [Finding] {
        [
            Finding(
                .acknowledge, "until-switchover",
                "Green follows by logical replication. Until the switchover no schema changes, no new partitions, no large objects "
                    + "and no refresh of materialized views on \(name): green does not get them, AWS calls the replication degraded, "
                    + "and green has to be made anew. GRANT and REVOKE do not reach green either.",
                accepted: "no schema changes until the switchover"),
            Finding(
                .acknowledge, "not-visible",
                "Not visible from outside the database: tables without a primary key (they need REPLICA IDENTITY FULL), unlogged "
                    + "tables (not carried over), the extensions pg_partman, pglogical and pgactive on \(name) and pg_cron on green "
                    + "(to be off), long transactions. AWS refuses or undoes a switchover for some of them."),
            Finding(
                .info, "sequences",
                "At the switchover RDS advances green's sequences to the values of \(name): thousands of them lengthen it."
            ),
        ]
    }

    /// A slot of somebody else's lets the creation fail ("external replication on the blue primary", as users of Debezium and
    /// Materialize report). Read replicas hold slots as well.
    private func external() -> [Finding] {
        let place = basis.observation.target.place
        let reading = basis.observation[GreenLagQuestion(at: .slots(blueWriter: name), in: place)]
        guard topology.replicas.isEmpty, case .known(let seen) = reading, case .volume = seen.value else { return [] }
        return [
            Finding(
                .acknowledge, "external-replication",
                "\(name) reported a replication slot \(seen.time) (CloudWatch's OldestReplicationSlotLag): something replicates "
                    + "from it (Debezium, DMS, a subscriber), and AWS makes no green then. Drop it before, recreate it after.",
                accepted: "a replication slot of \(name)")
        ]
    }

    private func binlog() -> [Finding] {
        let group = seen.instance.parameterGroups.first?.name
        let format = group.flatMap {
            answers.groups.value?[ParameterGroupName(.instance, $0)]?.values["binlog_format"]
        }
        var findings = [
            Finding(
                .acknowledge, "not-visible",
                "Green follows by binary log and is read-only by default. Not visible from outside the database: long writes and "
                    + "schema changes under way, replication from or to servers outside, for which AWS refuses a switchover."
            )
        ]
        let isRow = format.map { $0.uppercased() == "ROW" } ?? isRowByDefault
        if !isRow {
            findings.append(
                Finding(
                    .acknowledge, "binlog-format",
                    "\(group ?? name.text) has binlog_format \(format ?? "as it comes"): AWS recommends ROW for what replicates."
                ))
        }
        return findings
    }

    /// MySQL has ROW by default from 8.4 on in RDS (RDS user guide, "Configuring RDS for MySQL binary logging").
    private var isRowByDefault: Bool {
        let numbers = seen.instance.engineVersion.split(separator: ".").compactMap { Int($0) }
        return seen.instance.engine == "mysql" && !numbers.lexicographicallyPrecedes([8, 4])
    }
}
