import Engine
import GRDB
import Maintenance

extension LogWalk {
    /// The walk after at most so many lines more; at the end of the log also what the ends of its streams show.
    func gone(_ limit: Int, in database: Database) throws -> LogWalk {
        var walk = self
        let select = try database.cachedStatement(
            sql: "SELECT \(StoredLine.columns) FROM events WHERE line > ? ORDER BY line LIMIT ?")
        let rows = try Row.fetchCursor(select, arguments: [line, limit])
        var count = 0
        while let row = try rows.next() {
            walk.step(onto: try StoredLine.read(row))
            count += 1
        }
        if count < limit { walk.end(with: try StreamEnds.flaws(in: database)) }
        return walk
    }

    private mutating func step(onto stored: StoredLine) {
        let line = stored.line
        if line.number != self.line + 1 {
            add(LogFlaw(line: self.line + 1, sentence: "Line \(self.line + 1) of the event log is missing."))
        } else if let sentence = stored.flaw(after: hash) {
            add(LogFlaw(line: line.number, stream: line.stream, sentence: sentence))
        }
        self.line = line.number
        hash = stored.hash
    }
}

/// What the ends of streams show: a stream of fewer or more lines than were recorded, an operation without lines, and lines
/// without an operation.
enum StreamEnds {
    static func flaws(in database: Database) throws -> [LogFlaw] {
        let counts = try Row.fetchAll(
            database,
            sql: """
                SELECT stream, lines, version FROM (
                    SELECT stream, count(*) AS lines FROM events GROUP BY stream
                ) LEFT JOIN streams ON id = stream WHERE version IS NOT lines
                UNION ALL
                SELECT id, 0, version FROM streams WHERE NOT EXISTS (SELECT 1 FROM events WHERE stream = id)
                """)
        var flaws = try counts.map { row in
            let stream = StreamID(try row.column("stream"))
            let (lines, version): (Int, Int?) = (try row.column("lines"), try row.column("version"))
            return LogFlaw(
                stream: stream,
                sentence: "The event log has \(lines) lines of \(stream.title), and had \(version ?? 0).")
        }
        let orphans = try String.fetchAll(
            database,
            sql: """
                SELECT substr(id, 11) FROM streams WHERE id LIKE 'operation/%'
                AND substr(id, 11) NOT IN (SELECT id FROM operations) ORDER BY line
                """)
        flaws += orphans.map { id in
            LogFlaw(
                stream: .operation(OperationID(id)),
                sentence: "Operation \(id) has lines in the event log and is not there itself.")
        }
        let strangers = try String.fetchAll(
            database,
            sql: "SELECT id FROM operations WHERE 'operation/' || id NOT IN (SELECT id FROM streams) ORDER BY number")
        flaws += strangers.map { id in
            LogFlaw(stream: .operation(OperationID(id)), sentence: "Operation \(id) has no line in the event log.")
        }
        return try flaws + misplaced(in: database) + abandoned(in: database)
    }

    /// Operations that are told to be over and are not, or the other way round: nobody would look at them.
    private static func misplaced(in database: Database) throws -> [LogFlaw] {
        let ids = try String.fetchAll(
            database,
            sql: """
                SELECT operations.id FROM operations JOIN streams ON streams.id = 'operation/' || operations.id
                JOIN events USING (line)
                WHERE is_ended <> (name IN ('discarded', 'planExpired', 'aborted', 'completed')) OR is_ended AND is_active
                ORDER BY number
                """)
        return ids.map { id in
            LogFlaw(
                stream: .operation(OperationID(id)),
                sentence: "Whether operation \(id) is over is not told as its events tell it.")
        }
    }

    /// What is held by nobody who is at work: nobody else could have it.
    private static func abandoned(in database: Database) throws -> [LogFlaw] {
        let ids = try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT operation FROM holds
                WHERE operation NOT IN (SELECT id FROM operations WHERE is_active = 1) ORDER BY operation
                """)
        return ids.map { id in
            LogFlaw(
                stream: .operation(OperationID(id)), sentence: "Operation \(id) holds something and is not at work.")
        }
    }
}

/// How many lines the log has, against how many it had: what can be told at once, before anything is walked.
enum LogExtent {
    /// What is wrong, unless the streams that lines are missing of are known: their operations are found by themselves.
    static func flaw(in database: Database) throws -> String? {
        let extent = try Row.fetchOne(
            database,
            sql: """
                SELECT (SELECT count(*) FROM events) AS lines,
                    max(coalesce((SELECT max(line) FROM events), 0), coalesce((SELECT max(line) FROM streams), 0)) AS ends
                """)
        guard let extent else { return nil }
        let (lines, end): (Int, Int) = (try extent.column("lines"), try extent.column("ends"))
        guard lines < end else { return nil }
        let told = try Int.fetchOne(
            database,
            sql: """
                SELECT coalesce(sum(version - lines), 0) FROM (
                    SELECT version, (SELECT count(*) FROM events WHERE stream = id) AS lines FROM streams
                ) WHERE version > lines
                """)
        let missing = end - lines - (told ?? 0)
        return missing > 0 ? "\(missing) lines of the event log are missing, and nothing tells of what." : nil
    }
}
