import Engine
import GRDB
import Maintenance

/// A row of `events`: a line with the hashes that chain it to the line before.
struct StoredLine {
    var line: LogLine
    var previous: String
    var hash: String

    static let columns = "line, operation, sequence, at, name, event, previous, hash"

    static func read(_ row: Row) throws(JournalError) -> StoredLine {
        let line = LogLine(
            number: try row.column("line"), operation: OperationID(try row.column("operation")),
            sequence: try row.column("sequence"), at: Timestamp(milliseconds: try row.column("at")),
            name: try row.column("name"), event: try row.column("event"))
        return StoredLine(line: line, previous: try row.column("previous"), hash: try row.column("hash"))
    }

    /// Adds an operation's events, the first of which makes `firstSequence`, at the end of the log.
    static func append(
        _ events: [Event], of operation: OperationID, firstSequence: Int, at now: Timestamp, in database: Database
    ) throws {
        let last = try Row.fetchOne(database, sql: "SELECT line, hash FROM events ORDER BY line DESC LIMIT 1")
        var number: Int = try last?.column("line") ?? 0
        var previous: String = try last?.column("hash") ?? LogLine.origin
        let insert = try database.cachedStatement(
            sql: "INSERT INTO events (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for (offset, event) in events.enumerated() {
            number += 1
            let line = LogLine(
                number: number, operation: operation, sequence: firstSequence + offset, at: now, name: event.name,
                event: try StoredJSON.text(of: event))
            let hash = line.hash(after: previous)
            try insert.execute(arguments: [
                number, operation.text, line.sequence, now.milliseconds, line.name, line.event, previous, hash,
            ])
            previous = hash
        }
    }

    /// The event as it was recorded.
    func recorded(_ kinds: KindTable) throws(JournalError) -> RecordedEvent {
        RecordedEvent(
            sequence: line.sequence, at: line.at,
            event: try StoredJSON.value(from: line.event, of: line.title, kinds: kinds),
            json: line.event, hash: hash)
    }
}
