import Maintenance

/// MySQL's and MariaDB's events run on blue alone until the switchover (Aurora user guide, "Limitations for blue/green
/// deployments", and RDS user guide, "Limitations for blue/green deployments": event_scheduler has to be disabled on green).
extension TargetGroupBuilder {
    static let scheduler = "event_scheduler"

    /// Whether green with this parameter group, or with its values, would run events.
    func schedulesEvents(_ group: ParameterGroupName) -> Bool {
        let engines = firstScope == .cluster ? ["aurora-mysql"] : ["mysql", "mariadb"]
        guard !isInPlace, group.scope == firstScope, engines.contains(engine) else { return false }
        return isOn(seen.groups.value?[group]?.values[Self.scheduler], of: version)
    }

    /// MySQL runs events from 8.0 on where nothing is said (MySQL reference manual, `event_scheduler`), MariaDB does not
    /// (MariaDB documentation, "Events", `event_scheduler`).
    func isOn(_ value: String?, of version: String) -> Bool {
        guard let value else { return engine != "mariadb" && !version.hasPrefix("5.") }
        return !["OFF", "0", "DISABLED"].contains(value.uppercased())
    }
}
