import Maintenance

/// What nobody can see from outside the database, and what must not be done there until the switchover.
extension UpgradeChecks {
    func untilSwitchover() -> [Finding] { cluster.engine == "aurora-postgresql" ? postgres() : mysql() }

    /// Aurora user guide, "Limitations and considerations for Amazon Aurora blue/green deployments", "Aurora PostgreSQL
    /// limitations for blue/green deployments" with logical replication.
    private func postgres() -> [Finding] {
        [
            Finding(
                .acknowledge, "until-switchover",
                "From the start until the switchover no schema changes, no new partitions, no refresh of materialized views and "
                    + "no large objects on \(name): green does not get them, and may have to be made anew. GRANT and REVOKE do "
                    + "not reach green either.",
                accepted: "no schema changes until the switchover"),
            Finding(
                .acknowledge, "not-visible",
                "Not visible from outside the database: tables without a primary key (AWS permits no UPDATE and DELETE on them "
                    + "once green follows), unlogged tables (not carried over), replication slots and subscriptions, "
                    + "extensions, long transactions. AWS refuses or undoes a switchover for some of them."),
        ]
    }

    /// Aurora user guide, "Switchover guardrails".
    private func mysql() -> [Finding] {
        [
            Finding(
                .acknowledge, "not-visible",
                "Not visible from outside the database: long writes and schema changes under way, replication from or to "
                    + "servers outside. AWS refuses or undoes a switchover for some of them.")
        ]
    }
}
