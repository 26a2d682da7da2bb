/// How green of an RDS instance follows blue: decided by AWS when the deployment is made, and not changed later.
///
/// Source: RDS user guide, "Overview of Amazon RDS Blue/Green Deployments", "PostgreSQL replication methods for blue/green
/// deployments".
package enum GreenReplication: String, Sendable, Codable {
    /// Of PostgreSQL where the major version stays: everything follows, and green takes no changes of its own.
    case physical
    /// Of PostgreSQL where the major version changes.
    case logical
    /// Of MySQL and MariaDB.
    case binlog

    /// `nil` for an engine that blue/green deployments are not made for.
    package init?(engine: String, changesMajor: Bool) {
        switch engine {
        case "postgres": self = changesMajor ? .logical : .physical
        case "mysql", "mariadb": self = .binlog
        default: return nil
        }
    }
}
