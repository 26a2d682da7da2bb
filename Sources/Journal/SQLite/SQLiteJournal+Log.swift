package import Engine
import GRDB
package import Maintenance

extension SQLiteJournal {
    package func events(of operation: OperationID) throws(JournalError) -> [RecordedEvent] {
        try read { database in
            try StoredLine.all(of: .operation(operation), in: database).map { try $0.recorded(from: json) }
        }
    }

    package func restraints() throws(JournalError) -> Restraints {
        let path = file.path
        return try read { database in
            let lines = try StoredLine.all(of: .restraints, in: database)
            let examination = Examination(json: json, database: database)
            if let flaw = try examination.flaw(in: lines, of: .restraints) ?? LogExtent.flaw(in: database) {
                throw JournalError.doubtful(path, flaw)
            }
            return try StoredRestraints.read(from: json, in: database)
        }
    }

    package func logHead() throws(JournalError) -> LogHead? {
        try read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT \(StoredLine.columns) FROM events ORDER BY line DESC LIMIT 1")
            return try row.map { row in
                let stored = try StoredLine.read(row)
                return LogHead(line: stored.line.number, hash: stored.hash, at: stored.line.at)
            }
        }
    }

    package func examine(_ operation: OperationID) throws(JournalError) -> LogFlaw? {
        let sentence = try read { database in
            try Examination(json: json, database: database).flaw(of: operation)
        }
        guard let sentence else {
            believe(operation)
            return nil
        }
        setAside(operation, because: sentence)
        return LogFlaw(stream: .operation(operation), sentence: sentence)
    }

    package func walkLog(_ walk: LogWalk, atMost lines: Int) throws(JournalError) -> LogWalk {
        let before = walk.flaws.count
        let after = try read { database in try walk.gone(lines, in: database) }
        for flaw in after.flaws.dropFirst(before) {
            if let operation = flaw.stream?.operation { setAside(operation, because: flaw.sentence) }
        }
        return after
    }
}
