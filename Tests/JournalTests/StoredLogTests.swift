import Engine
import GRDB
import Journal
import Maintenance
import TestSupport
import Testing

/// What becomes of an event log, and of other rows, that somebody changed by hand.
struct StoredLogTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Writes two operations, changes the file by hand, and opens it again.
    private func journal(changedBy sql: String = "") async throws -> SQLiteJournal {
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        try await journal.tell(try SampleStory.complete("k3f9"))
        var open = try SampleStory("m7q2")
        try open.start()
        try await journal.tell(open)
        try await journal.takeIn([.sample("1.1"), .sample("1.2")], channel: "C0DBAOPS", cursor: "1.2")
        try await journal.close()
        try change(sql)
        return try SQLiteJournal(at: folder.journal, logger: .silent)
    }

    private func change(_ sql: String) throws {
        let database = try DatabaseQueue(path: folder.journal)
        try database.writeWithoutTransaction { try $0.execute(sql: sql) }
        try database.close()
    }

    @Test func `an untouched log is intact`() async throws {
        let journal = try await journal()
        let lines = try SampleStory.complete("k3f9").operation.version + 2
        #expect(try await journal.verifyChain() == .intact(lines: lines))
        try await journal.close()
    }

    @Test(arguments: [
        "UPDATE events SET event = '{}' WHERE line = 3", "UPDATE events SET line = 99 WHERE line = 3",
        "DELETE FROM events WHERE line = 3", "DELETE FROM events",
        "INSERT OR REPLACE INTO events SELECT 3, stream, sequence, at, name, version, '{}', previous, hash FROM events WHERE line = 3",
        "INSERT OR REPLACE INTO events SELECT 99, stream, sequence, at, name, version, '{}', previous, hash FROM events WHERE line = 3",
        "REPLACE INTO events SELECT max(line) + 1, stream, 2, at, name, version, '{}', previous, hash FROM events",
        "INSERT INTO events SELECT max(line) + 2, 'operation/m7q2', 3, at, name, version, event, previous, hash FROM events",
        "INSERT INTO events SELECT max(line) + 1, 'operation/m7q2', 4, at, name, version, event, previous, hash FROM events",
    ])
    func `the table refuses every change of its lines`(sql: String) async throws {
        try await journal().close()
        let error = #expect(throws: DatabaseError.self) { try change(sql) }
        #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER)
    }

    private static let untied = """
        DROP TRIGGER events_never_change; DROP TRIGGER events_never_go; DROP TRIGGER events_only_at_the_end;
        """

    @Test(arguments: [
        (
            "UPDATE events SET event = replace(event, 'U0ALICE', 'U0MALLORY') WHERE line = 3", 3,
            "is not as it was recorded"
        ),
        ("UPDATE events SET at = at + 1 WHERE line = 5", 5, "is not as it was recorded"),
        ("UPDATE events SET name = 'completed' WHERE line = 4", 4, "is not as it was recorded"),
        ("UPDATE events SET stream = 'operation/m7q2', sequence = 99 WHERE line = 6", 6, "is not as it was recorded"),
        ("UPDATE events SET hash = upper(hash) WHERE line = 7", 7, "is not as it was recorded"),
        ("UPDATE events SET previous = hash WHERE line = 8", 8, "does not follow the line before it"),
        ("DELETE FROM events WHERE line = 3", 3, "Line 3 of the event log is missing"),
        ("DELETE FROM events WHERE line = 1", 1, "Line 1 of the event log is missing"),
        (
            "DELETE FROM events WHERE line = (SELECT max(line) FROM events)", 0,
            "has 1 lines of operation m7q2, and had 2"
        ),
        ("UPDATE streams SET version = 7 WHERE id = 'operation/m7q2'", 0, "has 2 lines of operation m7q2, and had 7"),
    ])
    func `the first line that was tampered with is named`(sql: String, line: Int, words: String) async throws {
        let journal = try await journal(changedBy: StoredLogTests.untied + sql)
        let verdict = try await journal.verifyChain()
        try await journal.close()
        guard case .broken(let found, let sentence) = verdict else {
            Issue.record("the chain verified")
            return
        }
        #expect(line == 0 || found == line)
        #expect(sentence.contains(words), "\(sentence)")
    }

    @Test(arguments: [
        ("UPDATE operations SET state = '{' WHERE id = 'k3f9'", "k3f9"),
        ("UPDATE operations SET state = replace(state, '\"running\"', '\"dancing\"') WHERE id = 'm7q2'", "m7q2"),
        ("UPDATE operations SET plan = 1 WHERE id = 'm7q2'", "The plan of operation m7q2 is not where its state says"),
    ])
    func `an operation that cannot be read is parked and stops no other`(sql: String, words: String) async throws {
        let journal = try await journal(changedBy: sql)
        let broken: OperationID = words.contains("m7q2") ? "m7q2" : "k3f9"
        let sound: OperationID = broken == "m7q2" ? "k3f9" : "m7q2"
        #expect(try await journal.recentOperations(limit: 9).map(\.id) == [sound])
        #expect(try await journal.openOperations().map(\.id) == (sound == "m7q2" ? ["m7q2"] : []))
        #expect(try await journal.operations(prefix: "").map(\.id) == [sound])
        let parked = await journal.parked
        #expect(parked.map(\.code) == [.unreadable])
        #expect(parked.first?.message.contains(words) ?? false, "\(parked)")
        await expectRefusal(.unreadable) { _ = try await journal.operations(prefix: broken.text) }
        // What is over waits for nobody.
        let waiting = try await journal.parkedOperations()
        #expect(waiting.map(\.id) == (broken == "m7q2" ? ["m7q2"] : []))
        if let first = waiting.first {
            #expect(first.target.cluster == "orders" && first.target.place.region == "eu-west-1")
            #expect(first.phase == "running")
            #expect(first.reason.contains(words))
        }
        try await journal.close()
    }

    @Test func `an operation that cannot be read still holds its cluster`() async throws {
        let journal = try await journal(changedBy: "UPDATE operations SET state = '{' WHERE id = 'm7q2'")
        var other = try SampleStory("x1y2")
        try other.start()
        await expectRefusal(.held) { [other] in try await journal.tell(other) }
        try await journal.close()
    }

    @Test func `posts and messages that cannot be read are parked and stop no others`() async throws {
        let journal = try await journal(
            changedBy: """
                UPDATE posts SET delivery = '{"lost":{}}' WHERE id = 'm7q2/plan';
                UPDATE posts SET post = 'x' WHERE id = 'm7q2/status';
                UPDATE inbox SET body = '[]' WHERE message = '1.1';
                """)
        let posts = try await journal.openPosts().map(\.post.id)
        #expect(!posts.isEmpty && posts.allSatisfy { $0.text.hasPrefix("k3f9/") })
        #expect(try await journal.unansweredMessages() == [.sample("1.2")])
        _ = try await journal.openPosts()
        let parked = await journal.parked.map(\.message)
        #expect(parked.count == 3)
        for words in ["delivery of post m7q2/plan", "post m7q2/status", "message 1.1 of channel C0DBAOPS"] {
            #expect(parked.contains { $0.contains(words) }, "\(parked)")
        }
        try await journal.close()
    }

    @Test func `an event that cannot be read is named`() async throws {
        let journal = try await journal(
            changedBy: StoredLogTests.untied + "UPDATE events SET event = '{}' WHERE line = 3")
        let error = await #expect(throws: JournalError.self) { try await journal.events(of: "k3f9") }
        #expect(error?.code == .unreadable)
        #expect(error?.message.contains("line 3 of the event log") ?? false, "\(error?.message ?? "")")
        #expect(try await journal.events(of: "m7q2").count == 2)
        try await journal.close()
    }
}
