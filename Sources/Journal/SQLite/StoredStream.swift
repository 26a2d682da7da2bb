import GRDB
import Maintenance

/// A row of `streams`: how many lines of the log a stream has, and which is its last. It tells of lines that are missing at
/// the end of one.
enum StoredStream {
    static func version(of stream: StreamID, in database: Database) throws -> Int {
        let select = try database.cachedStatement(sql: "SELECT version FROM streams WHERE id = ?")
        return try Int.fetchOne(select, arguments: [stream.text]) ?? 0
    }

    static func write(_ stream: StreamID, version: Int, line: Int, in database: Database) throws {
        let write = try database.cachedStatement(
            sql: """
                INSERT INTO streams (id, version, line) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, line = excluded.line
                """)
        try write.execute(arguments: [stream.text, version, line])
    }
}
