package import Engine
import GRDB
package import Maintenance

extension SQLiteJournal {
    package func restraints() throws(JournalError) -> [Restraint] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT \(StoredRestraint.columns) FROM restraints WHERE lifted_at IS NULL ORDER BY number")
            return try rows.map(StoredRestraint.read)
        }
    }

    /// What was lifted stays in the table: who locked what, and who unlocked it, is part of the record.
    static func record(_ change: RestraintChange, at now: Timestamp, in database: Database) throws {
        switch change {
        case .imposed(let restraint):
            try database.execute(
                sql: """
                    INSERT INTO restraints (cluster, region, reason, imposed_by, imposed_at) VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    restraint.cluster?.text, restraint.region, restraint.reason, restraint.by.text,
                    restraint.since.milliseconds,
                ])
        case .lifted(let cluster, let region, let person):
            try database.execute(
                sql: """
                    UPDATE restraints SET lifted_by = ?, lifted_at = ?
                    WHERE lifted_at IS NULL AND coalesce(cluster, '') = ? AND coalesce(region, '') = ?
                    """,
                arguments: [person.text, now.milliseconds, cluster?.text ?? "", region ?? ""])
        }
    }
}
