import Engine
import Foundation
import Journal
import Maintenance
import TestSupport
import Testing

/// Journals that earlier versions wrote are read, and mean what they meant.
///
/// A format that was released is never recorded again. Whoever changes what is written, so that a released version could not
/// read it, adds a migration, calls `current` by the next number, adds it to the arguments below and records it:
/// `RECORD_FIXTURES=1 swift test --filter OlderVersionTests`.
struct OlderVersionTests {
    private static let current = "journal-format-2"

    @Test(arguments: ["journal-format-1", "journal-format-2"])
    func `a journal of an older version opens, verifies and folds`(fixture: String) async throws {
        let folder = try TemporaryFolder()
        let file = try #require(Bundle.module.url(forResource: fixture, withExtension: "sql", subdirectory: "Fixtures"))
        try JournalDump.restore(String(contentsOf: file, encoding: .utf8), to: folder.journal)

        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        let operations = try await journal.recentOperations(limit: 10)
        #expect(operations.map(\.id) == ["m7q2", "k3f9"])
        #expect(operations.map(\.phase.name) == ["paused", "completed"])
        for operation in operations {
            let replayed = try Operation(replaying: try await journal.events(of: operation.id))
            #expect(replayed == operation)
        }
        #expect(try await journal.verifyChain() == .intact(lines: operations.map(\.version).reduce(0, +) + 3))
        let restraints = try await journal.restraints()
        #expect(restraints.inForce == [OlderVersionTests.lock] && restraints.version == 3)
        #expect(try await journal.openPosts().first?.delivery == OlderVersionTests.shown)
        #expect(try await journal.unansweredMessages() == [.sample("1767621700.000300")])
        #expect(try await journal.cursor(of: "C0DBAOPS") == "1767621700.000300")
        #expect(
            try await journal.mark(of: "development")
                == (fixture == "journal-format-1" ? nil : OlderVersionTests.scheduleMark))
        #expect(await journal.parked.isEmpty)

        var story = SampleStory(resuming: try #require(operations.first), at: SampleStory.beginning)
        try story.pauseOrResume()
        try await journal.tell(story)
        try await journal.close()
    }

    private static let lock = Restraint(
        cluster: "billing", at: Place(account: "123456789012", region: "us-east-1"), reason: "audit", by: "U0ALICE",
        since: SampleStory.beginning)
    private static let shown = Delivery.shown(message: "1767621601.000200", digest: "d1", at: SampleStory.beginning)

    private static let scheduleMark = ScheduleMark(
        schedule: "Sun 03:00 Europe/Berlin", consideredUntil: SampleStory.beginning)

    /// Records the current version's fixture, as long as that version is not released.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil))
    func `the fixture is recorded`() async throws {
        let folder = try TemporaryFolder()
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        try await journal.takeIn([.sample("1767621700.000300")], channel: "C0DBAOPS", cursor: "1767621700.000300")
        try await journal.tell(try SampleStory.complete("k3f9"))
        var paused = try SampleStory("m7q2")
        try paused.start()
        try paused.pauseOrResume()
        try await journal.tell(paused)
        let freeze = Restraint(cluster: nil, reason: "", by: "U0CAROL", since: SampleStory.beginning)
        let changes: [RestraintChange] = [
            .imposed(OlderVersionTests.lock), .imposed(freeze), .lifted(nil, by: "U0CAROL"),
        ]
        try await journal.commit(Entry(.restraints(changes, onto: 0), at: SampleStory.beginning))
        try await journal.record(OlderVersionTests.shown, of: "k3f9/plan")
        try await journal.record(OlderVersionTests.scheduleMark, of: "development")
        try await journal.close()
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/\(OlderVersionTests.current).sql")
        try JournalDump.text(of: folder.journal).write(to: fixture, atomically: true, encoding: .utf8)
    }
}
