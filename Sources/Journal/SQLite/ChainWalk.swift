import Engine
import GRDB

/// Walks the event log from its first line to its last, and compares it with the operations that it made.
enum ChainWalk {
    static func verdict(in database: Database) throws -> ChainVerdict {
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
        if let (line, flaw) = try orphan(in: database) { return .broken(line: line, flaw) }
        return .intact(lines: number)
    }

    /// The first operation whose version is not the number of its lines: lines were cut off, or its state was changed.
    private static func miscount(in database: Database) throws -> String? {
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

    /// The first line of an operation that is not there.
    private static func orphan(in database: Database) throws -> (line: Int, flaw: String)? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT line, operation FROM events
                WHERE NOT EXISTS (SELECT 1 FROM operations WHERE id = operation) ORDER BY line LIMIT 1
                """)
        guard let row else { return nil }
        let (line, id): (Int, String) = (try row.column("line"), try row.column("operation"))
        return (line, "Operation \(id) has lines in the event log and is not there itself.")
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
