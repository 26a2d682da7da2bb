import Foundation
import GRDB
import GRDBSQLite

/// A connection that cannot write, made with SQLite's own interface: GRDB opens no URIs.
struct ReadOnlyLook: ~Copyable {
    /// What is beside the file, and how much of it is seen (sqlite.org/uri.html).
    enum Manner: String {
        /// The bytes of the file alone: nothing is locked, made or changed, also where the file is in WAL mode.
        case alone = "immutable=1"
        /// With its write-ahead log, for which shared memory is made beside the file.
        case withLog = "mode=ro"
        /// As `withLog`, and it fails where the shared memory would have to be made: enough to meet somebody's lock.
        case untilLocked = "readonly_shm=1"
    }

    private let connection: OpaquePointer

    init(at path: String, _ manner: Manner, patience: Duration = .milliseconds(200)) throws {
        let uri = URL(fileURLWithPath: path).absoluteString + "?" + manner.rawValue
        var connection: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(uri, &connection, flags, nil)
        guard code == SQLITE_OK, let connection else {
            let error = Self.error(code, of: connection)
            sqlite3_close_v2(connection)
            throw error
        }
        sqlite3_extended_result_codes(connection, 1)
        sqlite3_busy_timeout(connection, Int32(patience / .milliseconds(1)))
        self.connection = connection
    }

    deinit { sqlite3_close_v2(connection) }

    /// The first column of what is asked for.
    borrowing func texts(_ sql: String) throws -> [String] {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        var code = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
        guard code == SQLITE_OK else { throw Self.error(code, of: connection) }
        var texts: [String] = []
        code = sqlite3_step(statement)
        while code == SQLITE_ROW {
            texts.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
            code = sqlite3_step(statement)
        }
        guard code == SQLITE_DONE else { throw Self.error(code, of: connection) }
        return texts
    }

    borrowing func number(_ sql: String) throws -> Int { Int(try texts(sql).first ?? "") ?? 0 }

    private static func error(_ code: Int32, of connection: OpaquePointer?) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code), message: connection.map { String(cString: sqlite3_errmsg($0)) })
    }
}
