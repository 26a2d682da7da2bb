package import Engine
import GRDB
package import Maintenance

extension SQLiteJournal {
    package func events(of operation: OperationID) throws(JournalError) -> [RecordedEvent] {
        try read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT \(StoredLine.columns) FROM events WHERE operation = ? ORDER BY sequence",
                arguments: [operation.text])
            return try rows.map { row in try StoredLine.read(row).recorded() }
        }
    }

    /// Walks the whole log: every line has the hash that its content and the line before it give, and every operation
    /// as many lines as events were folded into it.
    package func verifyChain() throws(JournalError) -> ChainVerdict {
        try read { database in
            var number = 0
            var previous = LogLine.origin
            let rows = try Row.fetchCursor(database, sql: "SELECT \(StoredLine.columns) FROM events ORDER BY line")
            while let row = try rows.next() {
                number += 1
                let stored = try StoredLine.read(row)
                if let flaw = stored.flaw(number: number, after: previous) { return .broken(line: number, flaw) }
                previous = stored.hash
            }
            if let flaw = try miscount(in: database) { return .broken(line: number, flaw) }
            return .intact(lines: number)
        }
    }

    /// The first operation whose version is not the number of its lines: lines were cut off, or its state was changed.
    private func miscount(in database: Database) throws -> String? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT id, version, (SELECT count(*) FROM events WHERE operation = id) AS lines FROM operations
                WHERE version IS NOT lines ORDER BY number LIMIT 1
                """)
        guard let row else { return nil }
        let (id, version, lines): (String, Int, Int) = (
            try row.column("id"), try row.column("version"), try row.column("lines")
        )
        return "Operation \(id) is version \(version) and has \(lines) lines in the event log."
    }
}

extension StoredLine {
    /// What is wrong with a line, given where it stands; `nil` when nothing is.
    fileprivate func flaw(number: Int, after previousHash: String) -> String? {
        guard line.number == number else { return "Line \(number) of the event log is missing." }
        guard previous == previousHash else { return "The \(line.title) does not follow the line before it." }
        guard hash == line.hash(after: previousHash) else { return "The \(line.title) is not as it was recorded." }
        return nil
    }
}
