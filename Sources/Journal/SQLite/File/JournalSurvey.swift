import Engine
import Foundation
import GRDB

/// What is found where a journal is to be kept, before anything is made, locked or changed there: a file is not ours until
/// it proves so.
struct JournalSurvey: Sendable {
    enum Standing: Sendable {
        case absent
        /// It carries our application id.
        case ours
    }

    let path: String
    let title: String
    let standing: Standing
    /// Whether a process that did not end in order left something beside the file that belongs to it.
    private let hasLog: Bool
    private let hasRollback: Bool
    /// Whether the file tells by itself that it is ours, without its log.
    private let isMarked: Bool

    /// - Throws: `.unreadable` for anything that is no journal of ours and is not to become one; `.locked` when another
    ///   process has it open and that has to be known; `.failed`.
    init(of path: String, called title: String? = nil) throws {
        let title = title ?? path
        self.path = path
        self.title = title
        let entry = try PathEntry.database(at: path, called: title)
        let log = try PathEntry.beside(path, "-wal", called: title)
        let rollback = try PathEntry.beside(path, "-journal", called: title)
        _ = try PathEntry.beside(path, "-shm", called: title)
        hasLog = log.size > 0
        hasRollback = rollback.size > 0
        guard entry.size > 0 else {
            if hasLog { throw JournalError.loneLog(title, isThere: entry != .absent) }
            guard entry == .absent else { throw JournalError.empty(title) }
            standing = .absent
            isMarked = false
            return
        }
        // A file with a rollback journal beside it was left in the middle of a write: it tells nothing before that is undone.
        let mark = hasRollback ? nil : try Mark(of: ReadOnlyLook(at: path, .alone), title)
        isMarked = mark?.isOurs ?? false
        if let mark, mark.isForeign || mark.isFilled && !hasLog { throw JournalError.foreign(title) }
        if log != .absent || rollback != .absent { try Self.refuseLocked(path) }
        standing = .ours
        guard !isMarked else { return }
        guard hasLog || hasRollback else { throw JournalError.empty(title) }
        let settled = try Self.withSettledCopy(of: path) { try Mark(of: ReadOnlyLook(at: $0, .alone), title) }
        if settled.isForeign || settled.isFilled { throw JournalError.foreign(title) }
        guard settled.isOurs else { throw JournalError.empty(title) }
    }

    /// What tells whose an SQLite file is.
    private struct Mark {
        let isOurs: Bool
        let isForeign: Bool
        /// Somebody's tables are in it, and nobody's mark.
        let isFilled: Bool

        init(of look: borrowing ReadOnlyLook, _ title: String) throws {
            do {
                let application = try look.number("PRAGMA application_id")
                isOurs = application == Schema.applicationID
                isForeign = !isOurs && application != 0
                isFilled = try !isOurs && look.number("SELECT count(*) FROM sqlite_master") > 0
            } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
                throw JournalError(
                    .unreadable,
                    "\(title) is no SQLite database: it is the file of another program, or a damaged journal. Nothing in it "
                        + "was changed: name another file, or put a backup in its place.")
            }
        }
    }

    /// Examines a journal of ours without changing it.
    ///
    /// - Parameter leavesNoTrace: with it nothing is made beside the file either, at the price of a copy where a crash left
    ///   a write-ahead log; without it SQLite's shared memory is.
    /// - Throws: `.unreadable` when it is damaged or of another version; `.locked`.
    func examine(leavesNoTrace: Bool) throws {
        guard standing == .ours else { return }
        if !hasLog, !hasRollback {
            try Self.examine(ReadOnlyLook(at: path, .alone), title)
        } else if isMarked, !hasRollback, !leavesNoTrace {
            try Self.examine(ReadOnlyLook(at: path, .withLog), title)
        } else {
            try Self.withSettledCopy(of: path) { try Self.examine(ReadOnlyLook(at: $0, .alone), title) }
        }
    }

    private static func examine(_ look: borrowing ReadOnlyLook, _ title: String) throws {
        if let finding = try look.texts("PRAGMA quick_check(1)").first, finding != "ok" {
            throw JournalError.damaged(title, finding)
        }
        guard try look.number("SELECT count(*) FROM sqlite_master WHERE name = 'grdb_migrations'") > 0 else { return }
        try Schema.refuseOthers(than: look.texts("SELECT identifier FROM grdb_migrations"), in: title)
    }

    /// Whether a process has it locked; tried without making anything.
    private static func refuseLocked(_ path: String) throws {
        do {
            _ = try ReadOnlyLook(at: path, .untilLocked).number("SELECT count(*) FROM sqlite_master")
        } catch let error as DatabaseError
            where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
        {
            throw error
        } catch is DatabaseError {
            // Nobody keeps us off it; what it could not read without shared memory is read later.
        }
    }

    /// Works on a copy in which what a crash left beside the file was played back.
    private static func withSettledCopy<Value>(of path: String, _ work: (String) throws -> Value) throws -> Value {
        let copy = try JournalCopy(of: path)
        defer { copy.remove() }
        try copy.settle()
        return try work(copy.path)
    }
}

extension JournalError {
    fileprivate static func foreign(_ title: String) -> JournalError {
        JournalError(
            .unreadable,
            "\(title) is an SQLite database of another program, not a journal of Changeover. Nothing in it was changed: "
                + "name another file.")
    }

    /// Another program may have made it, and be about to write into it.
    fileprivate static func empty(_ title: String) -> JournalError {
        JournalError(
            .unreadable,
            "\(title) is empty, and nothing in it tells that it is the bot's. Delete it if nobody needs it, and the bot makes "
                + "its own; or name another file.")
    }

    fileprivate static func loneLog(_ title: String, isThere: Bool) -> JournalError {
        JournalError(
            .unreadable,
            "\(title) \(isThere ? "is empty" : "is not there"), but its write-ahead log \(title)-wal is there and not empty. "
                + "Put the file that belongs to it back; or move the log away, to begin anew.")
    }
}
