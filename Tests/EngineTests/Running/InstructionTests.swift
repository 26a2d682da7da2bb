import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

/// What people propose and tell operations to do.
struct InstructionTests {
    private let message = InboxMessage(
        id: .init(channel: "C0DBAOPS", message: "1.1"), thread: nil, author: "U0ALICE", text: "!rds",
        receivedAt: Observation.sampleInstant)

    private func setup() async -> EngineSetup {
        let setup = EngineSetup()
        await setup.journal.takeIn([message], channel: "C0DBAOPS", cursor: "1.1")
        return setup
    }

    private func reply(_ text: String) -> Post {
        Post(id: "reply", operation: nil, channel: "C0DBAOPS", thread: "1.1", content: .reply([text]))
    }

    @Test func `a proposal is recorded with its post and the answer in one commit`() async throws {
        let setup = await setup()
        let operation = try await setup.failOver(start: false, answering: message.id)
        #expect(await setup.journal.entries.count == 1)
        let entry = try #require(await setup.journal.entries.first)
        #expect(entry.answers == .message(message.id))
        #expect(entry.posts.map(\.id.text) == ["k3f9/plan/\(operation.plan.digest.short)"])
        #expect(await setup.journal.unansweredMessages().isEmpty)
    }

    @Test func `a proposal with nothing to do is refused and recorded nowhere`() async throws {
        let setup = await setup()
        await setup.fleet.change { $0.writing("orders-2") }
        await #expect(
            throws: EngineError.refused(
                Refusal("orders-2 is the writer of orders already: nothing to do."))
        ) { try await setup.failOver() }
        #expect(await setup.journal.entries.isEmpty)
    }

    @Test func `a plan without steps that is blocked is posted, and cannot be started`() async throws {
        let setup = await setup()
        await setup.fleet.put(
            .orders([.sample("orders-1", "db.serverless"), .sample("orders-2", "db.serverless")]))
        let operation = try await setup.resize()
        #expect(operation.plan.isEmpty && !operation.plan.blocks.isEmpty)
        #expect(operation.phase.name == "planned")
        #expect(await setup.journal.posts.count == 1)
        let error = await #expect(throws: EngineError.self) {
            try await setup.engine.instruct("k3f9", .start, by: "U0ALICE", answering: nil)
        }
        guard case .refused(let refusal) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(refusal.sentence.hasPrefix("k3f9 cannot start: "))
    }

    @Test func `a second operation on a cluster that is held is blocked by preflight`() async throws {
        let setup = await setup()
        try await setup.failOver()
        let second = try await setup.failOver()
        #expect(second.id == "m7q2")
        #expect(second.phase.name == "planned")
        #expect(second.plan.blocks.contains { $0.text.contains("k3f9") })
    }

    @Test func `a cluster that somebody else took meanwhile is refused in words`() async throws {
        let setup = await setup()
        await setup.journal.expect(.refused(JournalError(.held, "held by x")))
        await #expect(
            throws: EngineError.refused(
                Refusal("orders is held by another operation. `operations` lists them."))
        ) { try await setup.failOver() }
    }

    @Test func `a confirmation is recorded with what it confirms`() async throws {
        let setup = await setup()
        try await setup.failOver()
        let commits = await setup.journal.entries.count
        _ = try await setup.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: message.id) { operation in
            [reply("\(operation.id) is \(operation.phase.name)")]
        }
        let entry = try #require(await setup.journal.entries.last)
        #expect(await setup.journal.entries.count == commits + 1)
        #expect(Event.names(entry.events) == ["paused"])
        #expect(entry.answers == .message(message.id))
        #expect(entry.posts.contains(reply("k3f9 is paused")))
    }

    @Test func `a message that is answered already is a conflict, at once, and nothing is done`() async throws {
        let setup = await setup()
        try await setup.failOver()
        try await setup.engine.answer(message.id, with: [])
        let attempts = await setup.journal.attempts
        let error = await #expect(throws: EngineError.self) {
            try await setup.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: message.id) { _ in
                [reply("said twice")]
            }
        }
        guard case .journal(let cause) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.code == .conflict)
        #expect(await setup.journal.attempts == attempts + 1)
        #expect(await setup.phase() == "running")
        #expect(await !setup.journal.posts.contains(reply("said twice")))
        await #expect(throws: EngineError.journal(cause)) {
            try await setup.failOver("orders", start: false, answering: message.id)
        }
        let again = await #expect(throws: JournalError.self) { try await setup.engine.answer(message.id, with: []) }
        #expect(again?.code == .conflict)
    }

    @Test func `an instruction that was overtaken is decided anew`() async throws {
        let setup = await setup()
        try await setup.failOver()
        await setup.journal.expect(.overtaken { _ in [.stepStarted("fail-over")] })
        let after = try await setup.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: nil)
        #expect(after.phase.name == "paused")
        #expect(after.progress?.steps["fail-over"] == .active(since: setup.now))
    }

    @Test(.holds(.pauseAtOnce)) func `a paused operation makes no call and asks nobody until it is resumed`()
        async throws
    {
        let setup = await setup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            _ = try await setup.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: nil)
            let first = try #require(try await setup.operation().progress?.gates.first?.prompt)
            await setup.chat.react("white_check_mark", by: "U0BOB", to: first.message)
            try await setup.pass(.minutes(2))
            #expect(await setup.fleet.calls.isEmpty)
            #expect(await setup.openGate() == nil)
            _ = try await setup.engine.instruct("k3f9", .resume, by: "U0ALICE", answering: nil)
            try await setup.pass(.minutes(1))
            #expect(await setup.fleet.calls.isEmpty, "an approval from before does not count")
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "completed" }
        }
    }

    @Test(.holds(.abortEndsWait)) func `an abort says what is left behind, seen just then`() async throws {
        let setup = await setup()
        try await setup.running {
            try await setup.resize()
            try await setup.wait { await setup.openGate() != nil }
            let after = try await setup.engine.instruct(
                "k3f9", .abort(reason: "wrong cluster"), by: "U0ALICE", answering: nil)
            guard case .ended(let ended) = after.phase, case .aborted(let by, let reason, let left) = ended.outcome
            else {
                Issue.record("\(after.phase.name)")
                return
            }
            #expect(by == "U0ALICE" && reason == "wrong cluster")
            #expect(left.contains { $0.contains("orders-co-k3f9") && $0.contains("`cleanup k3f9`") }, "\(left)")
        }
        #expect(await setup.engine.standings().isEmpty)
    }

    @Test func `an abort goes through while AWS cannot be read, and says that it could not look`() async throws {
        let setup = await setup()
        try await setup.failOver()
        await setup.fleet.hide(.orders, because: "Throttling")
        let after = try await setup.engine.instruct("k3f9", .abort(reason: ""), by: "U0ALICE", answering: nil)
        guard case .ended(let ended) = after.phase, case .aborted(_, _, let left) = ended.outcome else {
            Issue.record("\(after.phase.name)")
            return
        }
        #expect(left.first?.hasPrefix("AWS could not be read just now") == true)
    }

    @Test(arguments: [
        (Instruction.resume, "k3f9 is running. `pause k3f9` holds it, `status k3f9` shows how far it is."),
        (.discard, "k3f9 was started, so it cannot be discarded. `abort k3f9` stops it."),
        (.start, "k3f9 was started already. `status k3f9` shows how far it is."),
    ])
    func `what does not fit is refused, and nothing is recorded`(_ command: Instruction, _ words: String) async throws {
        let setup = await setup()
        try await setup.failOver()
        let commits = await setup.journal.entries.count
        await #expect(throws: EngineError.refused(Refusal(words))) {
            try await setup.engine.instruct("k3f9", command, by: "U0ALICE", answering: message.id)
        }
        #expect(await setup.journal.entries.count == commits)
        #expect(await setup.journal.unansweredMessages() == [message])
    }

    @Test func `an operation that there is not is refused`() async throws {
        let setup = await setup()
        await #expect(
            throws: EngineError.refused(
                Refusal("I don't know an operation “none”. `operations` lists them."))
        ) { try await setup.engine.instruct("none", .pause, by: "U0ALICE", answering: nil) }
    }

    @Test func `when AWS cannot be read a proposal says so and records nothing`() async throws {
        let setup = await setup()
        let error = FleetError("AccessDenied", passes: false)
        await setup.fleet.breakSurveys(error)
        await #expect(throws: EngineError.fleet(error)) { try await setup.failOver() }
        await #expect(throws: error) { try await setup.engine.place(region: nil, try .sample()) }
        #expect(await setup.journal.entries.isEmpty)
    }

    @Test func `a dry run records nothing`() async throws {
        let setup = await setup()
        let plan = try await setup.engine.preview(
            OperationRequest(.maintenance(.failover(FailoverRunbook(to: "orders-2")), on: "orders")), try .sample())
        #expect(plan.target.cluster == "orders")
        #expect(await setup.journal.attempts == 0)
    }

    @Test func `an id that is taken is not given again`() async throws {
        let setup = await setup()
        try await setup.failOver(start: false)
        _ = try await setup.engine.instruct("k3f9", .discard, by: "U0ALICE", answering: nil)
        let fresh = EngineSetup.withIDs(["k3f9", "k3f9", "m7q2"], like: setup)
        #expect(try await fresh.failOver(start: false).id == "m7q2")
    }
}
