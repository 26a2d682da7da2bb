import Engine
import Foundation
import GRDB
import Journal
import Maintenance
import TestSupport
import Testing

/// Which files are opened, how, and which are refused.
struct JournalFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open() throws -> SQLiteJournal { try SQLiteJournal(at: folder.journal, logger: .silent) }

    /// Writes a journal with a whole operation and lets go of it.
    private func write() async throws {
        let journal = try open()
        try await journal.tell(try SampleStory.complete("k3f9"))
        try await journal.close()
    }

    private func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder.journal)) }

    private func change(_ sql: String) throws {
        let database = try DatabaseQueue(path: folder.journal)
        try database.writeWithoutTransaction { try $0.execute(sql: sql) }
        try database.close()
    }

    private func isRefused(as code: JournalError.Code, saying words: String) async {
        await expectRefusal(code) { _ = try open() }
        let error = #expect(throws: JournalError.self) { try open() }
        #expect(error?.message.contains(words) ?? false, "\(error?.message ?? "")")
        #expect(error?.message.contains(folder.journal) ?? false, "\(error?.message ?? "")")
    }

    @Test func `what was committed is there after closing and opening again`() async throws {
        let story = try SampleStory.complete("k3f9")
        try await write()
        let journal = try open()
        #expect(try await journal.recentOperations(limit: 1) == [story.operation])
        #expect(try await journal.openPosts().map(\.post) == story.entries.flatMap(\.posts))
        try await journal.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(files == ["changeover.sqlite"])
    }

    @Test func `the file and its folder are made, for nobody else to read`() async throws {
        let path = folder.url.appending(path: "var/lib/changeover.sqlite")
        let journal = try SQLiteJournal(at: path.path, logger: .silent)
        func mode(_ url: URL) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
        }
        #expect(try mode(path) == 0o600)
        #expect(try mode(URL(fileURLWithPath: path.path + "-wal")) == 0o600)
        #expect(try mode(path.deletingLastPathComponent()) == 0o700)
        try await journal.close()
    }

    @Test(.holds(.oneProcessAFile)) func `a second opener is refused at once, from the moment of opening on`()
        async throws
    {
        let journal = try open()
        await isRefused(as: .locked, saying: "in use")
        try await journal.tell(try SampleStory("k3f9"))
        await isRefused(as: .locked, saying: "in use")
        // The refused openings of this process have not let go of its lock.
        #expect(try Crasher(folder.journal).finish() == ["opening", "refused locked"])
        try await journal.close()
        try await open().close()
    }

    @Test func `a closed journal says so`() async throws {
        let journal = try open()
        try await journal.close()
        try await journal.close()
        await expectRefusal(.failed) { _ = try await journal.openOperations() }
    }

    @Test func `the connection is as safe as SQLite makes it`() async throws {
        let journal = try open()
        func pragma(_ name: String) async throws -> String? {
            try await journal.setting(name)
        }
        #expect(try await pragma("journal_mode") == "wal")
        #expect(try await pragma("synchronous") == "2")
        #expect(try await pragma("locking_mode") == "exclusive")
        #expect(try await pragma("foreign_keys") == "1")
        #expect(try await pragma("trusted_schema") == "0")
        #expect(try await pragma("mmap_size") ?? "0" == "0")
        try await journal.close()
    }

    @Test func `a file that is no database is refused and left as it was`() async throws {
        let letter = Data("Dear Alice, ".utf8) + Data(repeating: 120, count: 8000)
        try letter.write(to: URL(fileURLWithPath: folder.journal))
        await isRefused(as: .unreadable, saying: "damaged")
        #expect(try bytes() == letter)
    }

    @Test func `a damaged journal is refused and left as it was`() async throws {
        try await write()
        var damaged = try bytes()
        let table = 4096 * 2
        damaged.replaceSubrange(table..<table + 64, with: Data(repeating: 0xEE, count: 64))
        try damaged.write(to: URL(fileURLWithPath: folder.journal))
        await isRefused(as: .unreadable, saying: "damaged")
        #expect(try bytes() == damaged)
    }

    @Test func `a damaged journal keeps the write-ahead log that a crash left`() async throws {
        try crash()
        try await open().close()
        try crash()
        let log = URL(fileURLWithPath: folder.journal + "-wal")
        let before = try Data(contentsOf: log)
        let damaged = Data(repeating: 0xEE, count: try bytes().count)
        try damaged.write(to: URL(fileURLWithPath: folder.journal))
        await isRefused(as: .unreadable, saying: "damaged")
        #expect(try Data(contentsOf: log) == before)
        #expect(try bytes() == damaged)
    }

    /// Leaves what a process that was killed while it wrote leaves.
    private func crash() throws {
        var crasher = try Crasher(folder.journal)
        for _ in 0..<50 { _ = crasher.line() }
        _ = crasher.kill()
    }

    @Test func `a database of another program is refused and left as it was`() async throws {
        try change("CREATE TABLE cooking (recipe TEXT)")
        let before = try bytes()
        await isRefused(as: .unreadable, saying: "another program")
        #expect(try bytes() == before)
    }

    @Test func `a journal of a newer version is refused and left as it was`() async throws {
        try await write()
        try change("INSERT INTO grdb_migrations (identifier) VALUES ('v99')")
        let before = try bytes()
        await isRefused(as: .unreadable, saying: "newer version")
        #expect(try bytes() == before)
    }

    @Test func `a journal of before there was a format is refused and left as it was`() async throws {
        let file = try #require(
            Bundle.module.url(forResource: "before-formats", withExtension: "sql", subdirectory: "Fixtures"))
        try JournalDump.restore(String(contentsOf: file, encoding: .utf8), to: folder.journal)
        let before = try bytes()
        await isRefused(as: .unreadable, saying: "before its format was fixed")
        await expectRefusal(.unreadable) { _ = try JournalAudit(of: folder.journal, kinds: .product) }
        #expect(try bytes() == before)
    }

    /// The bot makes its file elsewhere, so that a first write that was cut short is somebody else's.
    @Test func `another program's first write that was cut short is left to it`() async throws {
        let maker = folder.url.appending(path: "maker.sqlite").path
        let database = try DatabaseQueue(path: maker)
        try database.inDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE half (done BLOB)")
            for _ in 0..<50 { try database.execute(sql: "INSERT INTO half VALUES (zeroblob(4000))") }
            for ending in ["", "-journal"] {
                try Data(contentsOf: URL(fileURLWithPath: maker + ending))
                    .write(to: URL(fileURLWithPath: folder.journal + ending))
            }
            try database.execute(sql: "ROLLBACK")
        }
        try database.close()
        let left = try bytes()
        #expect(left.count > 4096)
        await expectRefusal(.unreadable) { _ = try SQLiteJournal(at: folder.journal, logger: .silent) }
        #expect(try bytes() == left)
    }

    @Test func `an empty file of somebody else keeps its mode and stays empty`() async throws {
        try Data().write(to: URL(fileURLWithPath: folder.journal))
        chmod(folder.journal, 0o644)
        await expectRefusal(.unreadable) { _ = try SQLiteJournal(at: folder.journal, logger: .silent) }
        let mode = try FileManager.default.attributesOfItem(atPath: folder.journal)[.posixPermissions] as? Int
        #expect(try mode == 0o644 && bytes().isEmpty)
    }

    @Test func `a start that ended while it made the file is gone on with`() async throws {
        // Before the file had its name, and between its two names.
        try Data().write(to: URL(fileURLWithPath: folder.journal + "-new-aaaaaa"))
        try await write()
        let names = try Fingerprint(folder.url).names
        #expect(link(folder.journal, folder.journal + "-new-bbbbbb") == 0)
        try await open().close()
        #expect(try Fingerprint(folder.url).names == names)
    }

    @Test func `a new journal leaves nothing of its making beside it`() async throws {
        try await write()
        #expect(try Fingerprint(folder.url).names.allSatisfy { !$0.contains("-new-") })
    }

    @Test(arguments: ["/proc/changeover.sqlite", "/dev/null/changeover.sqlite"])
    func `a place that cannot be written is refused`(path: String) async throws {
        await expectRefusal(.failed) { _ = try SQLiteJournal(at: path, logger: .silent) }
    }
}
