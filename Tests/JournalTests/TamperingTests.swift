import Engine
import GRDB
import Journal
import Maintenance
import TestSupport
import Testing

/// Everything that somebody who can write the file may change without making the chain anew is found: by an audit, and by
/// the bot before it makes a call.
struct TamperingTests {
    /// How the bot takes it.
    enum Answer: String, Sendable {
        /// The operation that is open is set aside: nothing is recorded for it, so that nothing is called.
        case setsAside
        /// It does not start: nobody can tell what is in force.
        case refuses
        /// Nothing that is open is touched: it is told.
        case tells
        /// Nothing is done with it any more: an audit finds it.
        case leavesToAudits
    }

    struct Tampering: Sendable, CustomTestStringConvertible {
        var name: String
        var sql: String
        var answer: Answer

        init(_ name: String, _ answer: Answer, _ sql: String) {
            (self.name, self.answer, self.sql) = (name, answer, sql)
        }

        var testDescription: String { name }
    }

    private static func state(_ name: String, _ path: String, _ value: String) -> Tampering {
        Tampering(
            name, .setsAside,
            "UPDATE operations SET state = json_replace(state, '$.\(path)', \(value)) WHERE id = 'm7q2'")
    }

    private static func column(_ assignment: String, _ answer: Answer = .setsAside) -> Tampering {
        Tampering("column: \(assignment)", answer, "UPDATE operations SET \(assignment) WHERE id = 'm7q2'")
    }

    private static let states = [
        state(
            "forged approval", "phase.progress.gates[1].state",
            """
            json('{"type":"approved","approval":{"gate":"m7q2/fail-over/2","by":["U0MALLORY"],"planDigest":"x","factsDigest":"y","at":1,"evidence":"z"}}')
            """),
        state("gate's expiry", "phase.progress.gates[1].expiresAt", "9999999999999"),
        state("gate's requester", "phase.progress.gates[1].requester", "'U0MALLORY'"),
        state("requester", "origin.requester", "'U0MALLORY'"),
        state("a step that is done", "phase.progress.steps.\"fail-over\"", "json('{\"type\":\"waiting\"}')"),
        state("acknowledged findings", "phase.progress.acknowledged", "json('[]')"),
        state("a call that was proved", "phase.progress.finished[0].ending", "'refused'"),
        state("controls", "controls.holds", "json('{\"verify\":\"U0MALLORY\"}')"),
        Tampering(
            "an earlier state", .setsAside,
            "UPDATE operations SET state = (SELECT state FROM operations WHERE id = 'k3f9') WHERE id = 'm7q2'"),
        Tampering("a state that cannot be read", .setsAside, "UPDATE operations SET state = '{' WHERE id = 'm7q2'"),
        Tampering(
            "the state of an ended operation", .leavesToAudits,
            "UPDATE operations SET state = json_replace(state, '$.origin.requester', 'U0MALLORY') WHERE id = 'k3f9'"),
    ]

    private static let columns = [
        column("version = version + 1"), column("phase = 'paused'"), column("account = '999999999999'"),
        column("region = 'us-east-1'"), column("subject = 'orders'"), column("subject_kind = 'instance'"),
        column("is_active = 0"),
        column("is_ended = 1", .tells), column("created_at = created_at + 1"), column("updated_at = updated_at + 1"),
        column("plan = (SELECT min(line) FROM events WHERE stream = 'operation/m7q2')"), column("plan = 1"),
        column("id = 'm7q3'", .tells),
    ]

    /// The line at which the gate of m7q2 was opened.
    private static let gate =
        "(SELECT max(line) FROM events WHERE stream = 'operation/m7q2' AND name = 'gateOpened')"

    private static let lines = [
        Tampering(
            "a changed event", .setsAside,
            "UPDATE events SET event = replace(event, 'U0ALICE', 'U0MALLORY') WHERE line = \(gate)"),
        Tampering("a changed instant", .setsAside, "UPDATE events SET at = at + 1 WHERE line = \(gate)"),
        Tampering("a changed name", .setsAside, "UPDATE events SET name = 'gateReminded' WHERE line = \(gate)"),
        Tampering("a changed version", .setsAside, "UPDATE events SET version = 2 WHERE line = \(gate)"),
        Tampering("a changed hash", .setsAside, "UPDATE events SET hash = upper(hash) WHERE line = \(gate)"),
        Tampering(
            "a changed plan", .setsAside,
            """
            UPDATE events SET event = replace(event, 'db.r6g.xlarge', 'db.r6g.large')
            WHERE stream = 'operation/m7q2' AND name = 'replanned'
            """),
        Tampering("a deleted line", .setsAside, "DELETE FROM events WHERE line = \(gate)"),
        Tampering(
            "the first line deleted", .setsAside, "DELETE FROM events WHERE stream = 'operation/m7q2' AND sequence = 1"),
        Tampering(
            "the last line of an operation deleted", .setsAside,
            "DELETE FROM events WHERE line = (SELECT max(line) FROM events WHERE stream = 'operation/m7q2')"),
        Tampering(
            "all lines of an operation deleted", .setsAside, "DELETE FROM events WHERE stream = 'operation/m7q2'"),
        Tampering("a line of an ended operation deleted", .tells, "DELETE FROM events WHERE line = 5"),
        Tampering("every line deleted", .refuses, "DELETE FROM events"),
        Tampering(
            "lines and their stream deleted", .refuses,
            "DELETE FROM events WHERE stream = 'operation/k3f9'; DELETE FROM streams WHERE id = 'operation/k3f9'"),
        Tampering("an operation deleted", .tells, "DELETE FROM operations WHERE id = 'm7q2'"),
        Tampering(
            "two lines reordered", .setsAside,
            """
            UPDATE events SET line = -1 WHERE line = \(gate);
            UPDATE events SET line = line - 1 WHERE line = (SELECT min(line) FROM events WHERE previous =
                (SELECT hash FROM events WHERE line = -1));
            UPDATE events SET line = 1 + (SELECT line FROM events WHERE previous =
                (SELECT hash FROM events WHERE line = -1)) WHERE line = -1;
            """),
        Tampering(
            "two events reordered", .setsAside,
            """
            UPDATE events SET sequence = -1 WHERE line = \(gate);
            UPDATE events SET sequence = sequence - 1 WHERE line = \(gate) + 1;
            UPDATE events SET sequence = (SELECT sequence + 1 FROM events WHERE line = \(gate) + 1) WHERE sequence = -1;
            """),
        Tampering(
            "a doubled line", .setsAside,
            """
            INSERT INTO events SELECT (SELECT max(line) + 1 FROM events), stream,
                (SELECT max(sequence) + 1 FROM events WHERE stream = 'operation/m7q2'), at, name, version, event, previous,
                hash FROM events WHERE line = \(gate)
            """),
        Tampering(
            "a forged approval as an event", .setsAside,
            """
            INSERT INTO events SELECT (SELECT max(line) + 1 FROM events), 'operation/m7q2',
                (SELECT max(sequence) + 1 FROM events WHERE stream = 'operation/m7q2'), at, name, version,
                replace(event, 'k3f9', 'm7q2'), (SELECT hash FROM events ORDER BY line DESC LIMIT 1), hash
            FROM events WHERE name = 'gateApproved'
            """),
        Tampering(
            "a line moved to another operation", .setsAside,
            "UPDATE events SET stream = 'operation/m7q2', sequence = 99 WHERE line = 6"),
        Tampering("a stream's version", .setsAside, "UPDATE streams SET version = 7 WHERE id = 'operation/m7q2'"),
    ]

    private static let holds = [
        Tampering("a hold that is gone", .setsAside, "DELETE FROM holds WHERE operation = 'm7q2' AND type = 'cluster'"),
        Tampering("every hold gone", .setsAside, "DELETE FROM holds"),
        Tampering(
            "a hold given to another operation", .setsAside,
            "UPDATE holds SET operation = 'x1y2' WHERE operation = 'm7q2' AND type = 'cluster'"),
        Tampering("another cluster held", .setsAside, "UPDATE holds SET name = 'users' WHERE type = 'cluster'"),
        Tampering(
            "a hold too many", .setsAside,
            "INSERT INTO holds VALUES ('123456789012', 'eu-west-1', 'rds', 'cluster', 'users', 'm7q2')"),
        Tampering(
            "a hold of an operation that is over", .tells,
            "INSERT INTO holds VALUES ('123456789012', 'eu-west-1', 'rds', 'cluster', 'users', 'k3f9')"),
        Tampering(
            "a hold of nobody", .tells,
            "INSERT INTO holds VALUES ('123456789012', 'eu-west-1', 'rds', 'cluster', 'users', 'zzzz')"),
    ]

    private static let restraints = [
        Tampering("a lifted freeze", .refuses, "DELETE FROM events WHERE stream = 'restraints' AND sequence = 2"),
        Tampering(
            "the freeze, without a trace of it", .refuses,
            """
            DELETE FROM events WHERE stream = 'restraints' AND sequence = 2;
            UPDATE streams SET version = 1 WHERE id = 'restraints'
            """),
        Tampering("no restraint ever", .refuses, "DELETE FROM events WHERE stream = 'restraints'"),
        Tampering(
            "a freeze of one cluster", .refuses,
            "UPDATE events SET event = replace(event, 'U0CAROL', 'U0MALLORY') WHERE stream = 'restraints'"),
        Tampering(
            "a freeze given to an operation", .refuses,
            "UPDATE events SET stream = 'operation/m7q2', sequence = 99 WHERE stream = 'restraints' AND sequence = 2"),
    ]

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Writes an operation that ended, one that waits for approval, a lock and the freeze, and a third operation.
    ///
    /// - Returns: what the second would record next.
    private func write() async throws -> Entry {
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        try await journal.tell(try SampleStory.complete("k3f9"))
        let story = try SampleStory.complete("m7q2", cluster: "billing").entries
        let asked = try #require(story.firstIndex { $0.operation?.progress?.waitingGate?.prompt != nil })
        for entry in story[...asked] { try await journal.commit(entry) }
        let changes: [RestraintChange] = [
            .imposed(Restraint(cluster: "users", reason: "", by: "U0ALICE", since: SampleStory.beginning)),
            .imposed(Restraint(cluster: nil, reason: "", by: "U0CAROL", since: SampleStory.beginning)),
        ]
        try await journal.commit(Entry(.restraints(changes, onto: 0), at: SampleStory.beginning))
        try await journal.tell(try SampleStory("x1y2", cluster: "events"))
        try await journal.close()
        return story[asked + 1]
    }

    private func change(_ sql: String) throws {
        let database = try DatabaseQueue(path: folder.journal)
        try database.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    DROP TRIGGER events_never_change; DROP TRIGGER events_never_go; DROP TRIGGER events_only_at_the_end;
                    """)
            try database.execute(sql: sql)
        }
        try database.close()
    }

    private func verdict() throws -> ChainVerdict {
        let audit = try JournalAudit(of: folder.journal, kinds: .product)
        defer { try? audit.close() }
        return try audit.findings().verdict
    }

    @Test func `what nobody changed is believed`() async throws {
        let next = try await write()
        guard case .intact = try verdict() else {
            Issue.record("an untouched file is broken")
            return
        }
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        #expect(try await journal.restraints().inForce.count == 2)
        #expect(try await walk(journal).isEmpty)
        try await journal.commit(next)
        try await journal.close()
    }

    @Test(arguments: states + columns + lines + holds + restraints)
    func `every tampering is found`(tampering: Tampering) async throws {
        let next = try await write()
        try change(tampering.sql)
        guard case .broken = try verdict() else {
            Issue.record("the audit finds nothing")
            return
        }
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        switch tampering.answer {
        case .refuses:
            await expectRefusal(.contradicted) { _ = try await journal.restraints() }
        case .setsAside:
            #expect(try await journal.restraints().inForce.count == 2)
            // Whoever records before anything was examined is refused as well.
            await expectRefusal(.contradicted) { try await journal.commit(next) }
            #expect(try await !journal.openOperations().contains { $0.id == "m7q2" })
            let parked = try await journal.parkedOperations()
            #expect(parked.map(\.id) == ["m7q2"] && parked.map(\.cause) == [.contradicted])
            try await journal.tell(try SampleStory("z9z9", cluster: "other"))
        case .tells:
            #expect(try await journal.restraints().inForce.count == 2)
            #expect(try await !walk(journal).isEmpty)
        case .leavesToAudits:
            #expect(try await walk(journal).isEmpty)
        }
        try await journal.close()
    }

    /// What the bot finds beside its work.
    private func walk(_ journal: SQLiteJournal) async throws -> [LogFlaw] {
        var flaws: [LogFlaw] = []
        for operation in try await journal.openOperations() {
            if let flaw = try await journal.examine(operation.id) { flaws.append(flaw) }
        }
        var walk = LogWalk()
        while !walk.isOver { walk = try await journal.walkLog(walk, atMost: 7) }
        return flaws + walk.flaws
    }
}
