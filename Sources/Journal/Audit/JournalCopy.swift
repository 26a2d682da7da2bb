import Engine
import Foundation
import GRDB

/// A copy of a journal's file and its write-ahead log, made beside whoever writes them, in a folder of its own.
struct JournalCopy: Sendable {
    private static let tries = 20
    /// The file, its write-ahead log, and the rollback journal of its very creation.
    private static let endings = ["", "-wal", "-journal"]

    let path: String
    private let folder: URL

    /// - Throws: `.failed` when there is nothing to copy, or the file cannot be read by this user.
    init(of original: String) throws(JournalError) {
        guard try PathEntry.database(at: original, called: original) != .absent else {
            throw JournalError(.failed, "There is no journal \(original).")
        }
        for ending in Self.endings.dropFirst() {
            _ = try PathEntry.beside(original, ending, called: original)
        }
        folder = FileManager.default.temporaryDirectory.appending(path: "changeover-audit-\(UUID().uuidString)")
        path = folder.appending(path: "journal.sqlite").path
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            // What a checkpoint moves into the file meanwhile stands in the log as well, until the log begins anew, which
            // its header tells (sqlite.org, "WAL-mode File Format").
            for _ in 0..<Self.tries {
                let before = try Self.header(of: original)
                try copy(original)
                if try Self.header(of: original) == before { return }
            }
        } catch {
            remove()
            throw JournalError(.failed, "The journal \(original) cannot be read: \(error.localizedDescription)")
        }
        remove()
        throw JournalError(.failed, "The journal \(original) is written too fast just now to be copied; try again.")
    }

    /// Plays back, in the copy, what a process that did not end in order left beside the original.
    func settle() throws {
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
        try queue.close()
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    private func copy(_ original: String) throws {
        for (source, target) in Self.endings.map({ (original + $0, path + $0) }) {
            try? FileManager.default.removeItem(atPath: target)
            if FileManager.default.fileExists(atPath: source) {
                try FileManager.default.copyItem(atPath: source, toPath: target)
            }
        }
    }

    /// The first bytes of the write-ahead log, with the salts that it was begun with; nothing where there is no log.
    private static func header(of original: String) throws -> Data {
        guard let file = FileHandle(forReadingAtPath: original + "-wal") else { return Data() }
        defer { try? file.close() }
        return try file.read(upToCount: 32) ?? Data()
    }
}
