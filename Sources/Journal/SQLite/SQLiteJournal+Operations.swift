package import Engine
import GRDB
package import Maintenance

extension SQLiteJournal {
    package func openOperations() throws(JournalError) -> [Operation] {
        try readable("WHERE is_ended = 0 ORDER BY operations.number")
    }

    package func parkedOperations() throws(JournalError) -> [ParkedOperation] {
        var parked: [ParkedOperation] = []
        let pool = StringPool()
        try eachRow("WHERE is_ended = 0 ORDER BY operations.number") { row throws(JournalError) in
            do throws(JournalError) {
                _ = try operation(row, sharing: pool)
            } catch {
                parked.append(try StoredOperation.parked(row, because: error))
            }
        }
        return parked
    }

    package func recentOperations(limit: Int) throws(JournalError) -> [Operation] {
        try readable("ORDER BY operations.number DESC LIMIT ?", [max(0, limit)])
    }

    package func pastOperations(
        on target: Target, limit: Int, among newest: Int
    ) throws(JournalError) -> [PastOperation] {
        let operations = try readable(
            """
            WHERE operations.number > (SELECT coalesce(max(number), 0) FROM operations) - ?
                AND phase IN ('completed', 'aborted') AND account = ? AND region = ? AND subject = ?
            ORDER BY operations.number DESC LIMIT ?
            """,
            [max(0, newest), target.place.account, target.place.region, target.cluster.text, max(0, limit)])
        guard !operations.isEmpty else { return [] }
        let restraints = try stops(in: .restraints)
        var past: [PastOperation] = []
        for operation in operations {
            let lines = try stops(in: .operation(operation.id)) + restraints
            if let operation = PastOperation(operation, lines: lines) { past.append(operation) }
        }
        return past
    }

    /// The lines of a stream that tell of stops, without reading what they say.
    private func stops(in stream: StreamID) throws(JournalError) -> [(name: String, at: Timestamp)] {
        let names = PastOperation.stopNames.map { "'\($0)'" }.joined(separator: ", ")
        return try read { database in
            let select = try database.cachedStatement(
                sql: "SELECT name, at FROM events WHERE stream = ? AND name IN (\(names)) ORDER BY sequence")
            return try Row.fetchAll(select, arguments: [stream.text]).map { row in
                (try row.column(0), Timestamp(milliseconds: try row.column(1)))
            }
        }
    }

    /// - Throws: `.unreadable` when every operation that fits cannot be read.
    package func operations(prefix: String) throws(JournalError) -> [Operation] {
        var flaw: JournalError?
        let operations = try readable(
            "WHERE substr(id, 1, length(?)) = ? ORDER BY operations.number DESC LIMIT 10", [prefix, prefix]
        ) { flaw = flaw ?? $0 }
        if operations.isEmpty, let flaw { throw flaw }
        return operations
    }

    /// - Parameter note: is told of each that cannot be read.
    private func readable(
        _ clause: String, _ arguments: StatementArguments = [], note: (JournalError) -> Void = { _ in }
    ) throws(JournalError) -> [Operation] {
        var operations: [Operation] = []
        let pool = StringPool()
        try eachRow(clause, arguments) { row in
            do throws(JournalError) {
                operations.append(try operation(row, sharing: pool))
            } catch {
                park(error)
                note(error)
            }
        }
        return operations
    }

    private func operation(_ row: Row, sharing pool: StringPool) throws(JournalError) -> Operation {
        if let doubt = doubt(about: OperationID(try row.column("id"))) { throw doubt }
        return try StoredOperation.read(row, from: json, sharing: pool)
    }

    /// Reads one row after the other: together their texts would take more memory than what is made of them.
    private func eachRow(
        _ clause: String, _ arguments: StatementArguments = [], _ body: (Row) throws(JournalError) -> Void
    ) throws(JournalError) {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "\(StoredOperation.rows) \(clause)", arguments: arguments)
            while let row = try rows.next() { try body(row) }
        }
    }
}
