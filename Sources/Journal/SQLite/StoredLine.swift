import Engine
import GRDB
import Maintenance

/// A row of `events`: a line with the hashes that chain it to the line before.
struct StoredLine {
    var line: LogLine
    var previous: String
    var hash: String

    static let columns = "line, stream, sequence, at, name, version, event, previous, hash"

    /// Reads a row of these columns, by their places: there are many lines, and finding a column by its name takes longer than
    /// its value.
    static func read(_ row: Row) throws(JournalError) -> StoredLine {
        let line = LogLine(
            number: try row.column(0), stream: StreamID(try row.column(1)), sequence: try row.column(2),
            at: Timestamp(milliseconds: try row.column(3)), name: try row.column(4), version: try row.column(5),
            event: try row.column(6))
        return StoredLine(line: line, previous: try row.column(7), hash: try row.column(8))
    }

    static func all(of stream: StreamID, in database: Database) throws -> [StoredLine] {
        let select = try database.cachedStatement(
            sql: "SELECT \(columns) FROM events WHERE stream = ? ORDER BY sequence")
        return try Row.fetchAll(select, arguments: [stream.text]).map { row in try read(row) }
    }

    /// Adds events at the end of the log, and to their stream after its version.
    ///
    /// - Returns: the number of the first line.
    static func append<Event: StreamEvent>(
        _ events: [Event], to stream: StreamID, after version: Int, at now: Timestamp, as json: StoredJSON,
        in database: Database
    ) throws -> Int {
        let select = try database.cachedStatement(sql: "SELECT line, hash FROM events ORDER BY line DESC LIMIT 1")
        let last = try Row.fetchOne(select)
        let before: Int = try last?.column("line") ?? 0
        var previous: String = try last?.column("hash") ?? LogLine.origin
        let insert = try database.cachedStatement(
            sql: "INSERT INTO events (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for (offset, event) in events.enumerated() {
            let line = LogLine(
                number: before + offset + 1, stream: stream, sequence: version + offset + 1, at: now, name: event.name,
                version: Event.version, event: try json.text(of: event))
            let hash = line.hash(after: previous)
            try insert.execute(arguments: [
                line.number, stream.text, line.sequence, now.milliseconds, line.name, line.version, line.event,
                previous, hash,
            ])
            previous = hash
        }
        try StoredStream.write(stream, version: version + events.count, line: before + events.count, in: database)
        return before + 1
    }

    /// The event of an operation as other parts are given it.
    func recorded(from json: StoredJSON) throws(JournalError) -> RecordedEvent {
        RecordedEvent(
            sequence: line.sequence, at: line.at, event: try line.read(from: json), json: line.event, hash: hash)
    }
}
