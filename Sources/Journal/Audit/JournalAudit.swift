package import Engine
import GRDB
package import Maintenance

/// A journal's file opened to be examined, by a connection that cannot write; nobody else can open it meanwhile.
package struct JournalAudit: Sendable {
    private let path: String
    private let queue: DatabaseQueue

    /// - Throws: `.locked` while a bot has the file; `.unreadable` when it is damaged, of another program or of a newer
    ///   version; `.failed` when there is none.
    package init(of path: String) throws(JournalError) {
        self.path = path
        queue = try JournalFile(path: path).openForReading()
    }

    package func close() throws(JournalError) {
        do {
            try queue.close()
        } catch {
            throw JournalError(error, file: path)
        }
    }

    /// Walks the chain and counts what there is.
    package func findings() throws(JournalError) -> AuditFindings {
        try read { database in
            AuditFindings(
                verdict: try ChainWalk.verdict(in: database),
                lines: try Int.fetchOne(database, sql: "SELECT count(*) FROM events") ?? 0,
                operations: try Int.fetchOne(database, sql: "SELECT count(*) FROM operations") ?? 0,
                first: try end("ASC", in: database), last: try end("DESC", in: database),
                restraints: try StoredRestraint.all(in: database))
        }
    }

    private func end(_ direction: String, in database: Database) throws -> AuditFindings.End? {
        let row = try Row.fetchOne(
            database, sql: "SELECT \(StoredLine.columns) FROM events ORDER BY line \(direction) LIMIT 1")
        return try row.map { row in
            let stored = try StoredLine.read(row)
            return AuditFindings.End(
                number: stored.line.number, operation: stored.line.operation, at: stored.line.at,
                name: stored.line.name, hash: stored.hash)
        }
    }

    /// Operations whose id begins with the prefix, newest first; the one of exactly that id alone.
    package func operations(prefix: String) throws(JournalError) -> [OperationID] {
        let found = try read { database in
            try String.fetchAll(
                database,
                sql: "SELECT id FROM operations WHERE substr(id, 1, length(?)) = ? ORDER BY number DESC LIMIT 10",
                arguments: [prefix, prefix])
        }
        return found.contains(prefix) ? [OperationID(prefix)] : found.map { OperationID($0) }
    }

    /// The lines of an operation as they are stored, oldest first; also such that cannot be understood.
    package func lines(of operation: OperationID) throws(JournalError) -> [EventLine] {
        try read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT \(StoredLine.columns) FROM events WHERE operation = ? ORDER BY sequence",
                arguments: [operation.text])
            return try rows.map { row in
                let stored = try StoredLine.read(row)
                return EventLine(
                    sequence: stored.line.sequence, at: stored.line.at, name: stored.line.name,
                    event: stored.line.event, hash: stored.hash)
            }
        }
    }

    private func read<Value>(_ work: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try queue.read(work)
        } catch {
            throw JournalError(error, file: path)
        }
    }
}
