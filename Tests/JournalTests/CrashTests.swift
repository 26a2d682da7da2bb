import Engine
import Foundation
import GRDB
import InMemoryLogging
import Journal
import Logging
import Maintenance
import TestSupport
import Testing

/// What is left of a journal whose process was killed, or whose disk refused to write.
struct CrashTests {
    /// How many lines the process may say before it is killed: during opening, at the first commits and later.
    private static let deaths = [0, 1, 2, 3, 4, 7, 18, 45, 46, 131, 274]

    @Test func `every acknowledged commit outlives a kill at any point`() async throws {
        let folder = try TemporaryFolder()
        var acknowledged = (version: 0, cursor: 0)
        for death in CrashTests.deaths {
            var crasher = try Crasher(folder.journal)
            var said: [String] = []
            while said.count < death, let line = crasher.line() { said.append(line) }
            said += crasher.kill()
            #expect(said.count >= death)
            acknowledged.version = max(acknowledged.version, said.last(after: "version ") ?? 0)
            acknowledged.cursor = max(acknowledged.cursor, said.last(after: "cursor ") ?? 0)
            try await check(folder.journal, holds: acknowledged)
        }
        #expect(acknowledged.version > 100)
    }

    private func check(_ path: String, holds acknowledged: (version: Int, cursor: Int)) async throws {
        let journal = try SQLiteJournal(at: path, logger: .silent)
        let log = try await journal.events(of: "k3f9")
        #expect(try await journal.verifyChain() == .intact(lines: log.count))
        #expect(log.count >= acknowledged.version)
        if let stored = try await journal.openOperations().first {
            let replayed = try Operation(replaying: log)
            #expect(replayed == stored)
        } else {
            #expect(acknowledged.version == 0)
        }
        let cursor = try await journal.cursor(of: "C0DBAOPS").flatMap { Int($0) } ?? 0
        #expect(cursor >= acknowledged.cursor)
        #expect(try await journal.unansweredMessages().last?.id.message ?? "0" == "\(cursor)")
        #expect(await journal.parked.isEmpty)
        try await journal.close()
        let findings = try DatabaseQueue(path: path).inDatabase {
            try String.fetchAll($0, sql: "PRAGMA integrity_check")
        }
        #expect(findings == ["ok"])
    }

    @Test func `a commit that the disk refuses is an error, and the next one is taken`() async throws {
        let folder = try TemporaryFolder()
        let said = try Crasher(folder.journal, "--choke").finish()
        #expect(
            said == ["opening", "open", "refused failed", "stored 2", "version 3", "cursor 3"])
        try await check(folder.journal, holds: (version: 3, cursor: 3))
    }

    @Test func `a full disk is told, and what was acknowledged before is there`() async throws {
        let folder = try TemporaryFolder()
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent, pageLimit: 40)
        var story = try SampleStory("k3f9")
        try story.start()
        try await journal.tell(story)
        let refused = try await fill(journal, &story)
        #expect(refused.code == .diskFull)
        let stored = try #require(try await journal.openOperations().first)
        #expect(stored.version == story.operation.version - 1)
        #expect(try await journal.verifyChain() == .intact(lines: stored.version))
        await expectRefusal(.diskFull) { [story] in try await journal.commit(try #require(story.entries.last)) }
        try await journal.close()

        let roomier = try SQLiteJournal(at: folder.journal, logger: .silent)
        try await roomier.commit(try #require(story.entries.last))
        #expect(try await roomier.openOperations() == [story.operation])
        try await roomier.close()
    }

    @Test func `an error of the disk has the file opened anew, a refusal does not`() async throws {
        let folder = try TemporaryFolder()
        let log = InMemoryLogHandler()
        let journal = try SQLiteJournal(
            at: folder.journal, logger: Logger(label: "test") { _ in log }, pageLimit: 40)
        var (story, other) = (try SampleStory("k3f9"), try SampleStory("m7q2"))
        try story.start()
        try other.start()
        try await journal.tell(story)
        await expectRefusal(.held) { [other] in try await journal.tell(other) }
        _ = try await journal.openOperations()
        #expect(log.entries.isEmpty)
        _ = try await fill(journal, &story)
        _ = try await journal.openOperations()
        _ = try await journal.openOperations()
        #expect(log.entries.map { "\($0.message)" } == ["journal opened anew after an error"])
        try await journal.close()
    }

    /// Commits until the journal refuses.
    private func fill(_ journal: SQLiteJournal, _ story: inout SampleStory) async throws -> JournalError {
        for _ in 0..<1000 {
            try story.pauseOrResume()
            do {
                try await journal.commit(try #require(story.entries.last))
            } catch let error as JournalError {
                return error
            }
        }
        return JournalError(.failed, "The journal never filled.")
    }

    @Test func `a commit is finished and its outcome told although its task is cancelled`() async throws {
        let folder = try TemporaryFolder()
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        let story = try SampleStory("k3f9")
        try await withThrowingTaskGroup { group in
            group.addTask { try await journal.tell(story) }
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await journal.openOperations() == [story.operation])
        try await journal.close()
    }
}

extension [String] {
    /// The number in the last line that begins with these words.
    fileprivate func last(after words: String) -> Int? {
        last { $0.hasPrefix(words) }.flatMap { Int($0.dropFirst(words.count)) }
    }
}
