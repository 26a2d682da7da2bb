import Engine
import Foundation
import GRDB
import Journal
import Logging
import Maintenance
import TestSupport

/// Transitions recorded by the journal against commits of SQLite itself with rows of the same size, on the same file
/// system and with the same settings, in slices that take turns.
struct JournalSpeed {
    private static let slice = 40
    /// In milliseconds.
    private static let slowCommit = 4.0
    private let journal: SQLiteJournal
    private let raw: DatabaseQueue

    static func measure(in folder: URL, into sheet: inout Sheet) async throws {
        let story = try Story.resize()
        let entries = try (0..<24).flatMap { try story.entries(as: $0, routing: Story.routing) }
        let speed = try JournalSpeed(in: folder)
        var ratios: [Double] = []
        var both = (journal: 0.0, raw: 0.0)
        var rest = entries[...]
        while rest.count >= slice {
            let part = Array(rest.prefix(slice))
            rest = rest.dropFirst(slice)
            let (ours, theirs) = try await speed.slice(part, first: ratios.count % 2 == 0)
            ratios.append(theirs / ours)
            both = (both.journal + ours, both.raw + theirs)
        }
        let all = Ratios(ratios)
        let rates = [both.journal, both.raw].map { "\(Int(Double(all.count * slice) / $0 * 1000))" }
        // Where a commit costs less than on a disk that takes its time to be sure, the ratio tells of the rest alone.
        let commit = both.raw / Double(all.count * slice)
        sheet.title("Transitions a second over commits of SQLite itself, one a commit, synchronous=FULL")
        // Slices are disturbed by whatever else runs: what is surely below the limit fails.
        sheet.row(
            "journal", all.median, commit >= slowCommit ? .atLeast(0.8) : nil, judged: all.medianRange.upperBound,
            note:
                "held to ≥ 0.8 where a commit takes \(slowCommit.words) ms, here \(commit.words); 95 % sure within \(all.medianRange.lowerBound.words) to \(all.medianRange.upperBound.words), "
                + "\(all.count) slices; \(rates[0]) and \(rates[1]) a second")
    }

    private init(in folder: URL) throws {
        journal = try SQLiteJournal(
            at: folder.appending(path: "journal.sqlite").path,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        }
        raw = try DatabaseQueue(path: folder.appending(path: "raw.sqlite").path, configuration: configuration)
        try raw.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE states (id TEXT PRIMARY KEY, state TEXT NOT NULL);
                    CREATE TABLE lines (line INTEGER PRIMARY KEY, event TEXT NOT NULL, hashes TEXT NOT NULL);
                    CREATE TABLE posts (number INTEGER PRIMARY KEY, post TEXT NOT NULL);
                    """)
        }
    }

    /// How long both took, in milliseconds.
    private func slice(_ entries: [Entry], first: Bool) async throws -> (journal: Double, raw: Double) {
        let rows = try entries.map(Rows.init)
        if first {
            let ours = try await record(entries)
            return (ours, try commit(rows))
        }
        let theirs = try commit(rows)
        return (try await record(entries), theirs)
    }

    private func record(_ entries: [Entry]) async throws -> Double {
        let begin = ContinuousClock.now
        for entry in entries { try await journal.commit(entry) }
        return (ContinuousClock.now - begin).milliseconds
    }

    private func commit(_ rows: [Rows]) throws -> Double {
        let begin = ContinuousClock.now
        for row in rows {
            try raw.write { database in
                try database.cachedStatement(sql: "INSERT OR REPLACE INTO states VALUES (?, ?)")
                    .execute(arguments: [row.id, row.state])
                try database.cachedStatement(sql: "INSERT INTO lines (event, hashes) VALUES (?, ?)")
                    .execute(arguments: [row.event, row.hashes])
                for post in row.posts {
                    try database.cachedStatement(sql: "INSERT INTO posts (post) VALUES (?)").execute(arguments: [post])
                }
            }
        }
        return (ContinuousClock.now - begin).milliseconds
    }

    /// What an entry comes to in text, worked out beforehand.
    private struct Rows {
        let id: String
        let state: String
        let event: String
        let hashes = String(repeating: "0", count: 128)
        let posts: [String]

        init(_ entry: Entry) throws {
            func text(_ value: some Encodable) throws -> String {
                String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
            }
            id = entry.operation?.id.text ?? ""
            state = try text(entry.operation?.state)
            event = try text(entry.events)
            posts = try entry.posts.map { try text($0) }
        }
    }
}
