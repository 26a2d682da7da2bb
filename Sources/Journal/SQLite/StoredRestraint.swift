import GRDB
import Maintenance

/// A row of `restraints`.
enum StoredRestraint {
    static let columns = "coalesce(cluster, '') AS cluster, reason, imposed_by, imposed_at"

    static func read(_ row: Row) throws -> Restraint {
        let cluster: String = try row.column("cluster")
        return Restraint(
            cluster: cluster.isEmpty ? nil : ClusterID(cluster), reason: try row.column("reason"),
            by: PersonID(try row.column("imposed_by")), since: Timestamp(milliseconds: try row.column("imposed_at")))
    }

    /// Those in force and those lifted, oldest first; none in a file from before there were any.
    static func all(in database: Database) throws -> [AuditFindings.RestraintRecord] {
        guard try database.tableExists("restraints") else { return [] }
        let rows = try Row.fetchAll(
            database, sql: "SELECT \(columns), lifted_by, lifted_at FROM restraints ORDER BY number")
        return try rows.map { row in
            let (person, instant): (String?, Int64?) = (try row.column("lifted_by"), try row.column("lifted_at"))
            let lifted: AuditFindings.Lifting? =
                if let person, let instant {
                    AuditFindings.Lifting(by: PersonID(person), at: Timestamp(milliseconds: instant))
                } else {
                    nil
                }
            return AuditFindings.RestraintRecord(restraint: try read(row), lifted: lifted)
        }
    }
}
