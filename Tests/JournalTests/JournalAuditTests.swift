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
        let changes: [RestraintChange] = [
            .imposed(Self.lock), .lifted("orders", by: "U0BOB"), .imposed(Self.freeze),
        ]
        for (version, change) in changes.enumerated() {
            try await journal.commit(
                Entry(.restraints([change], onto: version), at: SampleStory.beginning + .minutes(5)))
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
        let audit = try JournalAudit(of: folder.journal, kinds: .product)
        defer { try? audit.close() }
        return try audit.findings()
    }

    @Test func `an untouched journal is intact, and its ends, operations and locks are told`() async throws {
        try await write()
        let findings = try findings()
        let lines = try SampleStory.complete("k3f9").operation.version + 5
        #expect(findings.verdict == .intact(lines: lines) && findings.flaws.isEmpty)
        #expect(findings.lines == lines && findings.operations == 2)
        #expect(findings.first?.number == 1 && findings.first?.name == "planned")
        #expect(findings.first?.stream == .operation("k3f9") && findings.first?.at == SampleStory.beginning)
        #expect(findings.last?.number == lines && findings.last?.name == "imposed")
        #expect(findings.last?.stream == .restraints)
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        #expect(findings.last?.hash == (try await journal.logHead()?.hash))
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

    @Test func `the lines of an operation are those that the journal tells, byte for byte`() async throws {
        try await write()
        let audit = try JournalAudit(of: folder.journal, kinds: .product)
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

    @Test func `while a bot has the file it is audited as it is then, and the bot goes on`() async throws {
        var crasher = try Crasher(folder.journal)
        var said: [String] = []
        while said.count < 10, let line = crasher.line() { said.append(line) }
        let audit = try JournalAudit(of: folder.journal, kinds: .product)
        let first = try audit.findings()
        try audit.close()
        #expect(first.verdict == .intact(lines: first.lines) && first.lines >= 5)
        while said.count < 100, let line = crasher.line() { said.append(line) }
        let second = try findings()
        #expect(second.verdict == .intact(lines: second.lines) && second.lines > first.lines)
        #expect(crasher.kill().allSatisfy { $0.hasPrefix("version ") || $0.hasPrefix("cursor ") })
    }

    @Test func `an audit leaves no copy behind`() async throws {
        try await write()
        let copies = { try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory()) }
        let audit = try JournalAudit(of: folder.journal, kinds: .product)
        let open = try copies().filter { $0.hasPrefix("changeover-audit-") }
        try audit.close()
        let left = try copies()
        #expect(!open.isEmpty && !Set(open).isSubset(of: left))
    }

    @Test func `what is not there is not made`() async throws {
        await expectRefusal(.failed) { _ = try JournalAudit(of: folder.journal, kinds: .product) }
        #expect(try files().isEmpty)
    }

    @Test func `an empty file, another program's and a newer journal are refused`() async throws {
        try Data().write(to: URL(fileURLWithPath: folder.journal))
        await expectRefusal(.unreadable) { _ = try JournalAudit(of: folder.journal, kinds: .product) }
        try change("CREATE TABLE cooking (recipe TEXT)")
        await expectRefusal(.unreadable) { _ = try JournalAudit(of: folder.journal, kinds: .product) }
        try FileManager.default.removeItem(atPath: folder.journal)
        try await write()
        try change("INSERT INTO grdb_migrations (identifier) VALUES ('v99')")
        let error = #expect(throws: JournalError.self) { try JournalAudit(of: folder.journal, kinds: .product) }
        #expect(error?.message.contains("newer version") ?? false, "\(error?.message ?? "")")
    }
}
