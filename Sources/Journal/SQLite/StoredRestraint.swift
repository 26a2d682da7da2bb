import GRDB
import Maintenance

/// A row of `restraints`.
enum StoredRestraint {
    static let columns = columns(region: "coalesce(region, '')")

    private static func columns(region: String) -> String {
        "coalesce(cluster, '') AS cluster, \(region) AS region, reason, imposed_by, imposed_at"
    }

    static func read(_ row: Row) throws -> Restraint {
        let (cluster, region): (String, String) = (try row.column("cluster"), try row.column("region"))
        return Restraint(
            cluster: cluster.isEmpty ? nil : ClusterID(cluster), region: region.isEmpty ? nil : region,
            reason: try row.column("reason"), by: PersonID(try row.column("imposed_by")),
            since: Timestamp(milliseconds: try row.column("imposed_at")))
    }

    /// Those in force and those lifted, oldest first; none in a file from before there were any.
    static func all(in database: Database) throws -> [AuditFindings.RestraintRecord] {
        guard try database.tableExists("restraints") else { return [] }
        let hasRegions = try database.columns(in: "restraints").contains { $0.name == "region" }
        let columns = hasRegions ? columns : columns(region: "''")
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
