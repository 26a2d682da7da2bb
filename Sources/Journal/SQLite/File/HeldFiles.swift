import Engine
import GRDB
import GRDBSQLite

/// Which files a connection writes to: what is recorded counts only as long as they are the ones that are found at their
/// paths. SQLite goes on writing into a file that was deleted, and its lock keeps nobody off a new one.
struct HeldFiles: Sendable, Equatable {
    let path: String
    let database: FileIdentity
    /// There is no shared memory to look at: under an exclusive lock SQLite needs none.
    let log: FileIdentity

    /// - Throws: `.gone` when what is at the path by now is not what the connection has opened.
    init(of path: String, in connection: Database) throws(JournalError) {
        let entries = (PathEntry(path), PathEntry(path + "-wal"))
        guard let database = entries.0.identity, !connection.hasMoved else { throw .gone(path, entries.0) }
        guard let log = entries.1.identity else { throw .logGone(path, entries.1) }
        self.path = path
        self.database = database
        self.log = log
    }

    /// - Throws: `.gone` when one of them was deleted, moved or replaced.
    func check() throws(JournalError) {
        try Self.check(path, is: database)
        let entry = PathEntry(path + "-wal")
        guard entry.identity == log else { throw .logGone(path, entry) }
    }

    static func check(_ path: String, is identity: FileIdentity) throws(JournalError) {
        let entry = PathEntry(path)
        guard entry.identity == identity else { throw .gone(path, entry) }
    }
}

extension Database {
    /// Whether the file that was opened is not the one at its path (sqlite.org/c3ref/c_fcntl_begin_atomic_write.html,
    /// "SQLITE_FCNTL_HAS_MOVED").
    fileprivate var hasMoved: Bool {
        var answer: Int32 = 0
        let code = sqlite3_file_control(sqliteConnection, "main", SQLITE_FCNTL_HAS_MOVED, &answer)
        return code != SQLITE_OK || answer != 0
    }
}

extension JournalError {
    fileprivate static func gone(_ path: String, _ entry: PathEntry) -> JournalError {
        JournalError(
            .gone,
            "\(path) \(entry.fate) while the bot was running on it. Nothing more is recorded or done; what was under way "
                + "has to be looked at in AWS. Put the file, or a backup of it, in its place and start the bot again.")
    }

    /// SQLite still has the log open, and writes what is in it into the database when that is closed.
    fileprivate static func logGone(_ path: String, _ entry: PathEntry) -> JournalError {
        JournalError(
            .gone,
            "\(path)-wal \(entry.fate) while the bot was running on it. Nothing more is recorded or done; what was recorded "
                + "is written into \(path) when the bot stops. Start it again, and keep others off its files.")
    }
}

extension PathEntry {
    /// What became of a file in whose place this is found.
    fileprivate var fate: String {
        switch self {
        case .absent: "was deleted or moved"
        case .hidden(let reason): "cannot be looked at any more (\(reason))"
        case .file, .link, .other: "was replaced by another"
        }
    }
}
