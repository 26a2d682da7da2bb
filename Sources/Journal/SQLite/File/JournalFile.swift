import Engine
import Foundation
import GRDB

/// Where the journal is kept, and how that is opened: looked at first without being able to write, so that a file that is
/// refused is left as it was.
struct JournalFile: Sendable {
    /// An open journal, and the files that it is in.
    struct Opened: Sendable {
        var queue: DatabaseQueue
        var files: HeldFiles
    }

    var path: String
    /// The most pages that the file may grow to; SQLite's own limit when `nil`.
    var pageLimit: Int?

    /// Opens the file for this process alone; creates it, and its folder, when they are not there.
    func open() throws(JournalError) -> Opened {
        do {
            NewJournalFile(path: path).removeDraftName()
            return try open(JournalSurvey(of: path))
        } catch {
            throw JournalError(error, file: path)
        }
    }

    /// Opens it again after an error.
    ///
    /// - Throws: `.gone` when it is not the file that it was: nothing is created in its place.
    func open(again files: HeldFiles) throws(JournalError) -> Opened {
        try HeldFiles.check(path, is: files.database)
        let opened = try open()
        do throws(JournalError) {
            try HeldFiles.check(path, is: files.database)
            return opened
        } catch {
            try? opened.queue.close()
            throw error
        }
    }

    private func open(_ survey: JournalSurvey) throws -> Opened {
        switch survey.standing {
        case .absent: try NewJournalFile(path: path).make()
        case .ours: try survey.examine(leavesNoTrace: false)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        do {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
            try Schema.migrator.migrate(queue)
            // The shared memory of the examination; under the exclusive lock nobody can be using it.
            try? FileManager.default.removeItem(atPath: path + "-shm")
            let files = try queue.inDatabase { try HeldFiles(of: path, in: $0) }
            try makePrivate()
            return Opened(queue: queue, files: files)
        } catch {
            try? queue.close()
            throw error
        }
    }

    /// Takes everybody else's rights to files that are ours by now.
    private func makePrivate() throws(JournalError) {
        for file in [path, path + "-wal"] {
            do {
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            } catch {
                throw JournalError(.failed, "\(file) cannot be made private: \(error.localizedDescription)")
            }
        }
    }

    private static let patience = 0.2

    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "changeover.journal"
        configuration.busyMode = .timeout(JournalFile.patience)
        configuration.prepareDatabase { [path, pageLimit] database in
            // First of all: a write-ahead log that is opened under an exclusive lock needs no shared memory, and the
            // lock is held from the first access on (sqlite.org/wal.html, "Use of WAL without shared memory").
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            // Before the file is brought into WAL mode: it may be another one by now than the one that was looked at.
            guard try Self.isOurs(database) else {
                throw JournalError(.unreadable, "\(path) was replaced while it was being opened: start again.")
            }
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

    private static func isOurs(_ database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "PRAGMA application_id") == Schema.applicationID
    }
}
