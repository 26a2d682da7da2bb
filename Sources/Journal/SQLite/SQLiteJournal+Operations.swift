package import Engine
import GRDB
package import Maintenance

extension SQLiteJournal {
    package func openOperations() throws(JournalError) -> [Operation] {
        readable(try operationRows("WHERE is_ended = 0 ORDER BY operations.number"))
    }

    package func parkedOperations() throws(JournalError) -> [ParkedOperation] {
        var parked: [ParkedOperation] = []
        let pool = StringPool()
        for row in try operationRows("WHERE is_ended = 0 ORDER BY operations.number") {
            do throws(JournalError) {
                _ = try operation(row, sharing: pool)
            } catch {
                parked.append(try StoredOperation.parked(row, because: error))
            }
        }
        return parked
    }

    package func recentOperations(limit: Int) throws(JournalError) -> [Operation] {
        readable(try operationRows("ORDER BY operations.number DESC LIMIT ?", [max(0, limit)]))
    }

    /// - Throws: `.unreadable` when every operation that fits cannot be read.
    package func operations(prefix: String) throws(JournalError) -> [Operation] {
        let rows = try operationRows(
            "WHERE substr(id, 1, length(?)) = ? ORDER BY operations.number DESC LIMIT 10", [prefix, prefix])
        let operations = readable(rows)
        if operations.isEmpty, let row = rows.first { return [try operation(row, sharing: StringPool())] }
        return operations
    }

    private func readable(_ rows: [Row]) -> [Operation] {
        let pool = StringPool()
        return readable(rows) { row throws(JournalError) in try operation(row, sharing: pool) }
    }

    private func operation(_ row: Row, sharing pool: StringPool) throws(JournalError) -> Operation {
        if let doubt = doubt(about: OperationID(try row.column("id"))) { throw doubt }
        return try StoredOperation.read(row, from: json, sharing: pool)
    }

    private func operationRows(_ clause: String, _ arguments: StatementArguments = []) throws(JournalError) -> [Row] {
        try read { database in
            try Row.fetchAll(database, sql: "\(StoredOperation.rows) \(clause)", arguments: arguments)
        }
    }
}
