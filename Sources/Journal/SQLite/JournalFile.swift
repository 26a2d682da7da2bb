import Engine
import Foundation
import GRDB

/// Where the journal is kept, and how that is opened: looked at first by a connection that cannot write, so that a file
/// that is refused is left as it was.
struct JournalFile: Sendable {
    var path: String
    /// What it is called in messages; a copy by the path of its original.
    var title: String
    /// The most pages that the file may grow to; SQLite's own limit when `nil`.
    var pageLimit: Int?

    init(path: String, title: String? = nil, pageLimit: Int? = nil) {
        self.path = path
        self.title = title ?? path
        self.pageLimit = pageLimit
    }

    /// Opens the file for this process alone; creates it, and its folder, when they are not there.
    func open() throws(JournalError) -> DatabaseQueue {
        try prepare()
        do {
            let isExamined = try look()
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { database in
                if !isExamined { try examine(database) }
                try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
            try Schema.migrator.migrate(queue)
            // The shared memory of the look; under the exclusive lock nobody can be using it.
            try? FileManager.default.removeItem(atPath: path + "-shm")
            return queue
        } catch {
            throw JournalError(error, file: path)
        }
    }

    /// Opens the file to be read only, and examined.
    ///
    /// - Throws: `.unreadable` when it is damaged, not ours, or of another version.
    func openForReading() throws(JournalError) -> DatabaseQueue {
        do {
            let queue = try DatabaseQueue(path: path, configuration: Self.readOnly)
            try queue.inDatabase { database in
                try examine(database)
                guard try database.tableExists("events") else {
                    throw JournalError(.failed, "There is nothing in the journal \(title) yet.")
                }
            }
            return queue
        } catch {
            throw JournalError(error, file: title)
        }
    }

    private static var readOnly: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        return configuration
    }

    /// Sees to the folder, and to a file that nobody else can read: it holds names of people and databases.
    private func prepare() throws(JournalError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            // A file that exists is not opened here: closing it again would drop this process's locks on it (fcntl(2)).
            let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
            if descriptor >= 0 {
                close(descriptor)
            } else if errno != EEXIST {
                throw JournalError(
                    .failed, "The journal \(path) cannot be created: \(String(cString: strerror(errno))).")
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch let error as JournalError {
            throw error
        } catch {
            throw JournalError(
                .failed, "The journal \(path) cannot be made, or made private: \(error.localizedDescription)")
        }
    }

    /// Examines the file without being able to change it.
    ///
    /// - Returns: `false` when it can only be read by writing: a crash during its very creation left a rollback journal.
    private func look() throws -> Bool {
        do {
            let queue = try DatabaseQueue(path: path, configuration: Self.readOnly)
            defer { try? queue.close() }
            try queue.inDatabase(examine)
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
            return false
        }
    }

    /// Refuses what is damaged, not ours, or of a newer Changeover.
    private func examine(_ database: Database) throws {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
        guard application == Schema.applicationID || application == 0 && isEmpty else {
            throw JournalError(
                .unreadable, "\(title) is an SQLite database of another program, not a journal of Changeover.")
        }
        if let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), finding != "ok" {
            throw JournalError.damaged(title, finding)
        }
        guard try !Schema.isBeforeFormats(database) else {
            throw JournalError(
                .unreadable,
                "The journal \(title) is of a Changeover from before its format was fixed, which this one does not read: "
                    + "let that one end its operations, then move the file away.")
        }
        guard try !Schema.migrator.hasBeenSuperseded(database) else {
            throw JournalError(
                .unreadable,
                "The journal \(title) was written by a newer version of Changeover; run that one, or a newer.")
        }
    }

    private static let patience = 0.2

    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "changeover.journal"
        configuration.busyMode = .timeout(JournalFile.patience)
        configuration.prepareDatabase { [pageLimit] database in
            // First of all: a write-ahead log that is opened under an exclusive lock needs no shared memory, and the
            // lock is held from the first access on (sqlite.org/wal.html, "Use of WAL without shared memory").
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
                throw JournalError(.failed, "This file system does not let SQLite keep a write-ahead log.")
            }
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA mmap_size = 0;
                    PRAGMA temp_store = MEMORY;
                    """)
            if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
        }
        return configuration
    }
}
