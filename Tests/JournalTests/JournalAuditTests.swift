import Engine
import Foundation
import GRDB
import Journal
import Maintenance
import TestSupport
import Testing

/// What an audit finds in a journal's file, and which files it does not open.
struct JournalAuditTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Writes two operations, locks and unlocks, and lets go of the file.
    private func write() async throws {
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        try await journal.tell(try SampleStory.complete("k3f9"))
        var open = try SampleStory("m7q2")
        try open.start()
        try await journal.tell(open)
        for change in [
            RestraintChange.imposed(Self.lock), .lifted("orders", by: "U0BOB"), .imposed(Self.freeze),
        ] {
            try await journal.commit(
                Entry(
                    operation: nil, expectedVersion: nil, events: [], posts: [], restraint: change,
                    at: SampleStory.beginning + .minutes(5)))
        }
        try await journal.close()
    }

    private static let lock = Restraint(
        cluster: "orders", reason: "release week", by: "U0ALICE", since: SampleStory.beginning)
    private static let freeze = Restraint(
        cluster: nil, reason: "", by: "U0CAROL", since: SampleStory.beginning + .minutes(5))

    private func change(_ sql: String) throws {
        let database = try DatabaseQueue(path: folder.journal)
        try database.writeWithoutTransaction { try $0.execute(sql: sql) }
        try database.close()
    }

    private func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        return Dictionary(
            uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: folder.url.appending(path: $0))) })
    }

    private func findings() throws -> AuditFindings {
        let audit = try JournalAudit(of: folder.journal)
        defer { try? audit.close() }
        return try audit.findings()
    }

    @Test func `an untouched journal is intact, and its ends, operations and locks are told`() async throws {
        try await write()
        let findings = try findings()
        let lines = try SampleStory.complete("k3f9").operation.version + 2
        #expect(findings.verdict == .intact(lines: lines))
        #expect(findings.lines == lines && findings.operations == 2)
        #expect(findings.first?.number == 1 && findings.first?.name == "planned")
        #expect(findings.first?.operation == "k3f9" && findings.first?.at == SampleStory.beginning)
        #expect(findings.last?.number == lines && findings.last?.name == "started")
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        #expect(findings.last?.hash == (try await journal.events(of: "m7q2").last?.hash))
        try await journal.close()
        #expect(findings.restraints.map(\.restraint) == [Self.lock, Self.freeze])
        #expect(findings.restraints.map(\.lifted?.by) == ["U0BOB", nil])
        #expect(findings.restraints.first?.lifted?.at == SampleStory.beginning + .minutes(5))
    }

    @Test func `an audit changes nothing in the file`() async throws {
        try await write()
        let before = try files()
        _ = try findings()
        #expect(try files()["changeover.sqlite"] == before["changeover.sqlite"])
        #expect(try files().values.reduce(0) { $0 + $1.count } >= before["changeover.sqlite"]?.count ?? 0)
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        #expect(try await journal.recentOperations(limit: 9).count == 2)
        try await journal.close()
    }

    @Test func `what a killed bot left in its write-ahead log is part of the audit, and stays`() throws {
        var crasher = try Crasher(folder.journal)
        for _ in 0..<50 { _ = crasher.line() }
        _ = crasher.kill()
        let log = try #require(try files()["changeover.sqlite-wal"])
        guard case .intact(let lines) = try findings().verdict else {
            Issue.record("broken")
            return
        }
        #expect(lines > 10)
        #expect(try files()["changeover.sqlite-wal"] == log)
    }

    private static let untied = """
        DROP TRIGGER events_never_change; DROP TRIGGER events_never_go; DROP TRIGGER events_only_at_the_end;
        PRAGMA foreign_keys = OFF;
        """

    @Test(arguments: [
        (
            "UPDATE events SET event = replace(event, 'U0ALICE', 'U0MALLORY') WHERE line = 3", 3,
            "is not as it was recorded"
        ),
        ("DELETE FROM events WHERE line = 3", 3, "Line 3 of the event log is missing"),
        ("DELETE FROM events WHERE line = (SELECT max(line) FROM events)", 0, "m7q2 is version 2 and has 1 lines"),
        ("DELETE FROM operations WHERE id = 'k3f9'", 1, "k3f9 has lines in the event log and is not there itself"),
    ])
    func `a broken chain names the line, and the ends are told all the same`(
        sql: String, line: Int, words: String
    ) async throws {
        try await write()
        try change(Self.untied + sql)
        let findings = try findings()
        guard case .broken(let found, let sentence) = findings.verdict else {
            Issue.record("the chain verified")
            return
        }
        #expect(line == 0 || found == line)
        #expect(sentence.contains(words), "\(sentence)")
        #expect(findings.first != nil && findings.last != nil)
    }

    @Test func `the lines of an operation are those that the journal tells, byte for byte`() async throws {
        try await write()
        let audit = try JournalAudit(of: folder.journal)
        #expect(try audit.operations(prefix: "") == ["m7q2", "k3f9"])
        #expect(try audit.operations(prefix: "k3") == ["k3f9"])
        #expect(try audit.operations(prefix: "zz") == [])
        let lines = try audit.lines(of: "k3f9")
        try audit.close()
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        #expect(lines == (try await journal.events(of: "k3f9").map(\.line)))
        try await journal.close()
        let memory = MemoryJournal()
        try await memory.tell(try SampleStory.complete("k3f9"))
        #expect(lines == (try await memory.events(of: "k3f9").map(\.line)))
    }

    @Test func `while a bot has the file it is refused, and the bot goes on`() async throws {
        try await write()
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        await expectRefusal(.locked) { _ = try JournalAudit(of: folder.journal) }
        try await journal.tell(try SampleStory("x1y2"))
        try await journal.close()
        #expect(try findings().operations == 3)
    }

    @Test func `a bot in another process is told from a file that is free`() async throws {
        var crasher = try Crasher(folder.journal)
        for _ in 0..<10 { _ = crasher.line() }
        await expectRefusal(.locked) { _ = try JournalAudit(of: folder.journal) }
        _ = crasher.kill()
        #expect(try findings().lines > 0)
    }

    @Test func `a bot that starts during an audit is refused`() async throws {
        try await write()
        let audit = try JournalAudit(of: folder.journal)
        _ = try audit.findings()
        #expect(try Crasher(folder.journal).finish() == ["opening", "refused locked"])
        try audit.close()
    }

    @Test func `what is not there is not made`() async throws {
        await expectRefusal(.failed) { _ = try JournalAudit(of: folder.journal) }
        #expect(try files().isEmpty)
    }

    @Test func `an empty file, another program's and a newer journal are refused`() async throws {
        try Data().write(to: URL(fileURLWithPath: folder.journal))
        await expectRefusal(.failed) { _ = try JournalAudit(of: folder.journal) }
        try change("CREATE TABLE cooking (recipe TEXT)")
        await expectRefusal(.unreadable) { _ = try JournalAudit(of: folder.journal) }
        try FileManager.default.removeItem(atPath: folder.journal)
        try await write()
        try change("INSERT INTO grdb_migrations (identifier) VALUES ('v99')")
        let error = #expect(throws: JournalError.self) { try JournalAudit(of: folder.journal) }
        #expect(error?.message.contains("newer version") ?? false, "\(error?.message ?? "")")
    }

    @Test func `a journal from before there were locks is audited as it is`() throws {
        let file = try #require(
            Bundle.module.url(forResource: "journal-v1", withExtension: "sql", subdirectory: "Fixtures"))
        try JournalDump.restore(String(contentsOf: file, encoding: .utf8), to: folder.journal)
        try change("DROP TABLE IF EXISTS restraints")
        let findings = try findings()
        #expect(findings.operations == 2 && findings.restraints.isEmpty)
        #expect(findings.verdict == .intact(lines: findings.lines))
    }
}
