import Maintenance

/// What blue needs so that green can follow it.
///
/// Source: Aurora user guide, "Prerequisites for Aurora PostgreSQL DB clusters" and "for Aurora MySQL DB clusters" of
/// blue/green deployments.
extension UpgradeChecks {
    /// Blue feeds green by logical replication, which has to be in force on every member.
    func logicalReplication() -> [Finding] {
        guard cluster.isAurora else { return [] }
        let isPostgres = cluster.engine == "aurora-postgresql"
        let parameter = isPostgres ? "rds.logical_replication" : "binlog_format"
        guard let group = cluster.parameterGroup else {
            return [
                Preflight.notChecked("logical-replication", parameter, because: "AWS names no cluster parameter group")
            ]
        }
        let value: String?
        switch seen.groups {
        case .unavailable(let reason):
            return [Preflight.notChecked("logical-replication", "\(parameter) in \(group)", because: reason)]
        case .known(let groups): value = groups[ParameterGroupName(.cluster, group)]?.values[parameter]
        }
        let isOn = isPostgres ? value == "1" : value.map { $0.uppercased() != "OFF" } ?? false
        let wanted = isPostgres ? "\(parameter) = 1" : "\(parameter) = ROW"
        guard isOn else {
            return [
                Finding(
                    .block, "logical-replication",
                    "\(group) has \(parameter) \(value ?? "as it comes"): blue/green needs \(wanted) in a group of your own. Set it, "
                        + "then `cycle \(name)`.")
            ]
        }
        let waiting = membership.entries.filter { $0.parameters != .inSync }.map(\.identifier)
        guard !waiting.isEmpty else { return [] }
        return [
            Finding(
                .block, "parameters-in-force",
                "Parameters of \(waiting.listed) are not in force yet. `cycle \(name)` restarts the members first.")
        ]
    }

    /// Least values for a few databases: each takes a slot and a worker, and there is one more.
    static let leastRoom = [
        ("max_replication_slots", 10), ("max_wal_senders", 10), ("max_logical_replication_workers", 4),
        ("max_worker_processes", 8),
    ]

    /// Values that somebody set and that AWS's guide warns of; as they come they suffice for a few databases.
    func replicationSettings() -> [Finding] {
        guard cluster.engine == "aurora-postgresql", let group = cluster.parameterGroup,
            let values = seen.groups.value?[ParameterGroupName(.cluster, group)]?.values
        else { return [] }
        var findings: [Finding] = []
        if let commit = values["synchronous_commit"], commit != "on" {
            findings.append(
                Finding(
                    .block, "synchronous-commit",
                    "\(group) has synchronous_commit \(commit): blue/green needs it on. Set it, then ask again."))
        }
        let small = Self.leastRoom.filter { name, least in values[name].flatMap { Int($0) }.map { $0 < least } ?? false
        }
        if !small.isEmpty {
            let words = small.map { "\($0.0) \(values[$0.0] ?? "") (at least \($0.1))" }
            findings.append(
                Finding(
                    .acknowledge, "replication-room",
                    "\(group) leaves little room for replication to green: \(words.listed). Every database takes a slot and a "
                        + "worker, and there is one more."))
        }
        return findings
    }
}
