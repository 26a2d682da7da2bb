import GRDB

/// A journal's file as SQL that makes it anew: how files of older versions are kept as fixtures.
enum JournalDump {
    static func text(of path: String) throws -> String {
        let database = try DatabaseQueue(path: path)
        defer { try? database.close() }
        return try database.read { database in
            let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            var lines = ["PRAGMA application_id = \(application);"]
            for table in try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'") {
                lines += try definitions(database, where: "name = '\(table)'")
                lines += try rows(of: table, in: database)
            }
            lines += try definitions(database, where: "type <> 'table'")
            return lines.joined(separator: "\n") + "\n"
        }
    }

    static func restore(_ text: String, to path: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: text) }
        try database.close()
    }

    private static func definitions(_ database: Database, where condition: String) throws -> [String] {
        try String.fetchAll(
            database, sql: "SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL AND \(condition)")
    }

    private static func rows(of table: String, in database: Database) throws -> [String] {
        let columns = try database.columns(in: table).map { "quote(\($0.name))" }.joined(separator: " || ', ' || ")
        return try String.fetchAll(
            database, sql: "SELECT 'INSERT INTO \(table) VALUES (' || \(columns) || ');' FROM \(table)")
    }
}
