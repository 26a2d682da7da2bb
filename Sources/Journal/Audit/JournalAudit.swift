package import Engine
import GRDB
package import Maintenance

/// A journal to be examined, in a copy of its file: whoever has the file open goes on meanwhile.
package struct JournalAudit: Sendable {
    private let path: String
    private let copy: JournalCopy
    private let queue: DatabaseQueue
    private let json: StoredJSON

    /// - Throws: `.unreadable` when the file is damaged, of another program or of another version; `.failed` when there is
    ///   none or it cannot be copied.
    /// - Parameter kinds: which kinds of mutations, steps and runbooks are understood; what holds another cannot be compared.
    package init(of path: String, kinds: KindTable) throws(JournalError) {
        self.path = path
        json = StoredJSON(kinds: kinds)
        copy = try JournalCopy(of: path)
        do throws(JournalError) {
            queue = try Self.open(copy, called: path)
        } catch {
            copy.remove()
            throw error
        }
    }

    private static func open(_ copy: JournalCopy, called title: String) throws(JournalError) -> DatabaseQueue {
        do {
            let survey = try JournalSurvey(of: copy.path, called: title)
            try survey.examine(leavesNoTrace: false)
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: copy.path, configuration: configuration)
            guard survey.standing == .ours, try queue.inDatabase({ try $0.tableExists("events") }) else {
                throw JournalError(.failed, "There is nothing in the journal \(title) yet.")
            }
            return queue
        } catch {
            throw JournalError(error, file: title)
        }
    }

    package func close() throws(JournalError) {
        defer { copy.remove() }
        do {
            try queue.close()
        } catch {
            throw JournalError(error, file: path)
        }
    }

    /// Walks the chain, folds every stream and holds what is stored against it.
    package func findings() throws(JournalError) -> AuditFindings {
        try read { database in
            var walk = LogWalk()
            while !walk.isOver { walk = try walk.gone(10_000, in: database) }
            for flaw in try foldFlaws(in: database) where !walk.flaws.contains(where: { $0.stream == flaw.stream }) {
                walk.add(flaw)
            }
            return AuditFindings(
                verdict: ChainVerdict(walk), flaws: walk.flaws,
                lines: try Int.fetchOne(database, sql: "SELECT count(*) FROM events") ?? 0,
                operations: try Int.fetchOne(database, sql: "SELECT count(*) FROM operations") ?? 0,
                first: try end("ASC", in: database), last: try end("DESC", in: database),
                restraints: (try? StoredRestraints.history(from: json, in: database)) ?? [])
        }
    }

    /// What every stream's own events contradict.
    private func foldFlaws(in database: Database) throws -> [LogFlaw] {
        let examination = Examination(json: json, database: database)
        var flaws: [LogFlaw] = []
        for id in try String.fetchAll(database, sql: "SELECT id FROM operations ORDER BY number") {
            let operation = OperationID(id)
            if let sentence = try examination.flaw(of: operation) {
                flaws.append(LogFlaw(stream: .operation(operation), sentence: sentence))
            }
        }
        do {
            _ = try StoredRestraints.read(from: json, in: database)
        } catch let error as JournalError {
            flaws.append(LogFlaw(stream: .restraints, sentence: error.message))
        }
        return flaws
    }

    private func end(_ direction: String, in database: Database) throws -> AuditFindings.End? {
        let row = try Row.fetchOne(
            database, sql: "SELECT \(StoredLine.columns) FROM events ORDER BY line \(direction) LIMIT 1")
        return try row.map { row in
            let stored = try StoredLine.read(row)
            return AuditFindings.End(
                number: stored.line.number, stream: stored.line.stream, at: stored.line.at,
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
            try StoredLine.all(of: .operation(operation), in: database).map { stored in
                EventLine(
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
