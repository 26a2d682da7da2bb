package import Engine
import GRDB
import Maintenance

/// Rows of `schedules`.
extension SQLiteJournal: ScheduleMarks {
    package func mark(of name: String) throws(JournalError) -> ScheduleMark? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT schedule, considered_until FROM schedules WHERE name = ?", arguments: [name]
            ).map { row in
                ScheduleMark(
                    schedule: try row.column("schedule"),
                    consideredUntil: Timestamp(milliseconds: try row.column("considered_until")))
            }
        }
    }

    package func record(_ mark: ScheduleMark, of name: String) throws(JournalError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO schedules (name, schedule, considered_until) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET
                        schedule = excluded.schedule, considered_until = excluded.considered_until
                    """,
                arguments: [name, mark.schedule, mark.consideredUntil.milliseconds])
        }
    }

    package func forgetMarks(except names: Set<String>) throws(JournalError) {
        let known = try read { try String.fetchAll($0, sql: "SELECT name FROM schedules") }
        let gone = Set(known).subtracting(names).sorted()
        guard !gone.isEmpty else { return }
        try write { database in
            for name in gone {
                try database.execute(sql: "DELETE FROM schedules WHERE name = ?", arguments: [name])
            }
        }
    }
}
