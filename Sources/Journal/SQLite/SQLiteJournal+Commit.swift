package import Engine
import GRDB
import Maintenance

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
            if let operation = entry.operation { believe(operation.id) }
            return .success(())
        } catch let refusal as JournalError {
            return .failure(refusal)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return .failure(JournalError(error, file: file.path))
        }
    }

    private func record(_ entry: Entry, in database: Database) throws {
        try entry.checkConsistency()
        switch entry.change {
        case .operation(let operation, let version, let events):
            try record(operation, onto: version, events, at: entry.at, in: database)
        case .restraints(let changes, let version):
            try record(changes, onto: version, at: entry.at, in: database)
        case nil:
            break
        }
        for post in entry.posts {
            try StoredPost.add(post, at: entry.at, as: json, in: database)
        }
        switch entry.answers {
        case .message(let message): try StoredMessage.markAnswered(message, at: entry.at, in: database)
        case .request(let request):
            try StoredAnswer.add(request, about: entry.operation?.id, at: entry.at, in: database)
        case nil: break
        }
        if let (post, delivery) = entry.delivery {
            try StoredPost.set(delivery, of: post, as: json, in: database)
        }
    }

    private func record(
        _ operation: Operation, onto version: Int, _ events: [Event], at now: Timestamp, in database: Database
    ) throws {
        let stored = try StoredOperation.version(of: operation.id, in: database)
        // What follows on a state may lead to a call: first of all the log has to bear it out.
        if stored != nil { try bearOut(operation.id, in: database) }
        guard stored ?? 0 == version else {
            throw JournalError.conflict(operation.id, expected: version, stored: stored ?? 0)
        }
        guard !events.isEmpty else { return }
        let line = try StoredLine.append(
            events, to: .operation(operation.id), after: version, at: now, as: json, in: database)
        let plan = events.lastIndex { $0.plan != nil }.map { line + $0 }
        try StoredOperation.write(operation, onto: version, plan: plan, at: now, as: json, in: database)
        if events.contains(where: \.changesHolds) { try StoredHolds.write(operation, in: database) }
    }

    private func record(
        _ changes: [RestraintChange], onto version: Int, at now: Timestamp, in database: Database
    ) throws {
        _ = try StoredRestraints.read(from: json, in: database).following(changes, onto: version)
        _ = try StoredLine.append(changes, to: .restraints, after: version, at: now, as: json, in: database)
    }
}
