package import Engine
import GRDB
package import Maintenance

extension SQLiteJournal {
    package func commit(_ group: [Entry]) -> [Result<Void, JournalError>] {
        do throws(JournalError) {
            return try write { database in try group.map { try outcome(of: $0, in: database) } }
        } catch {
            return group.map { _ in .failure(error) }
        }
    }

    /// Records an entry in a savepoint of its own.
    ///
    /// - Throws: what concerns the whole transaction; a refusal of this entry alone is returned.
    private func outcome(of entry: Entry, in database: Database) throws -> Result<Void, JournalError> {
        do {
            try database.inSavepoint {
                try record(entry, in: database)
                return .commit
            }
            return .success(())
        } catch let refusal as JournalError {
            return .failure(refusal)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return .failure(JournalError(error, file: file.path))
        }
    }

    private func record(_ entry: Entry, in database: Database) throws {
        try entry.checkConsistency()
        if let operation = entry.operation {
            try record(operation, entry, in: database)
        }
        for post in entry.posts {
            try StoredPost.add(post, at: entry.at, in: database)
        }
        if let message = entry.answers {
            try StoredMessage.markAnswered(message, at: entry.at, in: database)
        }
        if let (post, delivery) = entry.delivery {
            try StoredPost.set(delivery, of: post, in: database)
        }
        if let change = entry.restraint {
            try SQLiteJournal.record(change, at: entry.at, in: database)
        }
    }

    private func record(_ operation: Operation, _ entry: Entry, in database: Database) throws {
        if entry.events.isEmpty {
            guard try StoredOperation.version(of: operation.id, in: database) == entry.expectedVersion else {
                throw try StoredOperation.conflict(operation.id, expected: entry.expectedVersion, in: database)
            }
        } else {
            try StoredOperation.write(operation, expected: entry.expectedVersion, at: entry.at, in: database)
            try StoredLine.append(
                entry.events, of: operation.id, firstSequence: (entry.expectedVersion ?? 0) + 1, at: entry.at,
                in: database)
        }
    }

    package func openOperations() throws(JournalError) -> [Operation] {
        readable(try operationRows("WHERE is_ended = 0 ORDER BY number"), read)
    }

    package func parkedOperations() throws(JournalError) -> [ParkedOperation] {
        let rows = try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(StoredOperation.columns), phase, account, region, cluster FROM operations
                    WHERE is_ended = 0 ORDER BY number
                    """)
        }
        var parked: [ParkedOperation] = []
        for row in rows {
            do throws(JournalError) {
                _ = try read(row)
            } catch {
                parked.append(try StoredOperation.parked(row, because: error))
            }
        }
        return parked
    }

    package func recentOperations(limit: Int) throws(JournalError) -> [Operation] {
        let rows = try operationRows("ORDER BY number DESC LIMIT ?", [max(0, limit)])
        return readable(rows, read)
    }

    /// - Throws: `.unreadable` when every operation that fits cannot be read.
    package func operations(prefix: String) throws(JournalError) -> [Operation] {
        let rows = try operationRows(
            "WHERE substr(id, 1, length(?)) = ? ORDER BY number DESC LIMIT 10", [prefix, prefix])
        let operations = readable(rows, read)
        if operations.isEmpty, let row = rows.first { return [try read(row)] }
        return operations
    }

    private func read(_ row: Row) throws(JournalError) -> Operation { try StoredOperation.read(row, kinds: kinds) }

    private func operationRows(_ clause: String, _ arguments: StatementArguments = []) throws(JournalError) -> [Row] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT \(StoredOperation.columns) FROM operations \(clause)", arguments: arguments)
        }
    }
}
