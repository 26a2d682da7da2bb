package import Engine
import GRDB
package import Maintenance

extension SQLiteJournal {
    package func events(of operation: OperationID) throws(JournalError) -> [RecordedEvent] {
        try read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT \(StoredLine.columns) FROM events WHERE operation = ? ORDER BY sequence",
                arguments: [operation.text])
            return try rows.map { row in try StoredLine.read(row).recorded(kinds) }
        }
    }

    /// Walks the whole log: every line has the hash that its content and the line before it give, and every operation
    /// as many lines as events were folded into it.
    package func verifyChain() throws(JournalError) -> ChainVerdict {
        try read(ChainWalk.verdict)
    }
}
