import Engine
import Foundation
import Journal
import Logging
import TestSupport

/// How often the journal waits for the disk: with `synchronous=FULL` once for every commit, which its write-ahead log
/// tells (sqlite.org, "WAL-mode File Format": the last frame of a commit names the size of the database).
struct DiskWaits {
    static func measure(in folder: URL, into sheet: inout Sheet) async throws {
        let path = folder.appending(path: "waits.sqlite").path
        let journal = try SQLiteJournal(
            at: path, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        let before = try commits(in: "\(path)-wal")
        let entries = try Story.resize().entries(as: 0, routing: Story.routing)
        for entry in entries { try await journal.commit(entry) }
        let made = try commits(in: "\(path)-wal") - before
        try await journal.close()
        sheet.title("Commits, each of which waits for the disk once, over the transitions of an operation")
        guard made > 0 else { return sheet.failure("commits", "none was found") }
        sheet.row(
            "commits", Double(made) / Double(entries.count), .atMost(1),
            note: "\(made) for \(entries.count) transitions")
        try await measureGroups(in: folder, into: &sheet)
    }

    /// Operations whose turns end at once.
    private static func measureGroups(in folder: URL, into sheet: inout Sheet) async throws {
        let path = folder.appending(path: "groups.sqlite").path
        let journal = try SQLiteJournal(
            at: path, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        let before = try commits(in: "\(path)-wal")
        let stories = try (0..<16).map { try Story.resize().entries(as: $0, routing: Story.routing) }
        let rounds = 8
        for round in 0..<rounds {
            for result in await journal.commit(stories.map { $0[round] }) { try result.get() }
        }
        let made = try commits(in: "\(path)-wal") - before
        try await journal.close()
        sheet.row(
            "a round of 16", Double(made) / Double(rounds), .atMost(4), note: "turns that end at once, in one commit")
    }

    private static func commits(in wal: String) throws -> Int {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: wal)))
        func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        let (header, frameHeader) = (32, 24)
        guard bytes.count >= header else { return 0 }
        let frame = frameHeader + number(at: 8)
        let ends = stride(from: header, through: bytes.count - frame, by: frame).filter { start in
            // Frames from before a checkpoint have another salt.
            number(at: start + 8) == number(at: 16) && number(at: start + 4) > 0
        }
        return ends.count
    }
}
