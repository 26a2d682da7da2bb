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

    private func house() async -> EngineHouse {
        let house = EngineHouse()
        await house.journal.takeIn([message], channel: "C0DBAOPS", cursor: "1.1")
        return house
    }

    private func reply(_ text: String) -> Post {
        Post(id: "reply", operation: nil, channel: "C0DBAOPS", thread: "1.1", content: .reply([text]))
    }

    @Test func `a proposal is recorded with its post and the answer in one commit`() async throws {
        let house = await house()
        let operation = try await house.failOver(start: false, answering: message.id)
        #expect(await house.journal.entries.count == 1)
        let entry = try #require(await house.journal.entries.first)
        #expect(entry.answers == message.id)
        #expect(entry.posts.map(\.id.text) == ["k3f9/plan/\(operation.plan.digest.short)"])
        #expect(await house.journal.unansweredMessages().isEmpty)
    }

    @Test func `a proposal with nothing to do is refused and recorded nowhere`() async throws {
        let house = await house()
        await house.fleet.change { $0.writing("orders-2") }
        await #expect(
            throws: EngineError.refused(
                Refusal("orders-2 is the writer of orders already: nothing to do."))
        ) { try await house.failOver() }
        #expect(await house.journal.entries.isEmpty)
    }

    @Test func `a plan without steps that is blocked is posted, and cannot be started`() async throws {
        let house = await house()
        await house.fleet.put(
            .orders([.sample("orders-1", "db.serverless"), .sample("orders-2", "db.serverless")]))
        let operation = try await house.resize()
        #expect(operation.plan.isEmpty && !operation.plan.blocks.isEmpty)
        #expect(operation.phase.name == "planned")
        #expect(await house.journal.posts.count == 1)
        let error = await #expect(throws: EngineError.self) {
            try await house.engine.instruct("k3f9", .start, by: "U0ALICE", answering: nil)
        }
        guard case .refused(let refusal) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(refusal.sentence.hasPrefix("k3f9 cannot start: "))
    }

    @Test func `a second operation on a cluster that is held is blocked by preflight`() async throws {
        let house = await house()
        try await house.failOver()
        let second = try await house.failOver()
        #expect(second.id == "m7q2")
        #expect(second.phase.name == "planned")
        #expect(second.plan.blocks.contains { $0.text.contains("k3f9") })
    }

    @Test func `a cluster that somebody else took meanwhile is refused in words`() async throws {
        let house = await house()
        await house.journal.expect(.refused(JournalError(.clusterTaken, "held by x")))
        await #expect(
            throws: EngineError.refused(
                Refusal("orders is held by another operation. `operations` lists them."))
        ) { try await house.failOver() }
    }

    @Test func `a confirmation is recorded with what it confirms`() async throws {
        let house = await house()
        try await house.failOver()
        let commits = await house.journal.entries.count
        _ = try await house.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: message.id) { operation in
            [reply("\(operation.id) is \(operation.phase.name)")]
        }
        let entry = try #require(await house.journal.entries.last)
        #expect(await house.journal.entries.count == commits + 1)
        #expect(Event.names(entry.events) == ["paused"])
        #expect(entry.answers == message.id)
        #expect(entry.posts.contains(reply("k3f9 is paused")))
    }

    @Test func `a message that is answered already is a conflict, at once, and nothing is done`() async throws {
        let house = await house()
        try await house.failOver()
        try await house.engine.answer(message.id, with: [])
        let attempts = await house.journal.attempts
        let error = await #expect(throws: EngineError.self) {
            try await house.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: message.id) { _ in
                [reply("said twice")]
            }
        }
        guard case .journal(let cause) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.code == .conflict)
        #expect(await house.journal.attempts == attempts + 1)
        #expect(await house.phase() == "running")
        #expect(await !house.journal.posts.contains(reply("said twice")))
        await #expect(throws: EngineError.journal(cause)) {
            try await house.failOver("orders", start: false, answering: message.id)
        }
        let again = await #expect(throws: JournalError.self) { try await house.engine.answer(message.id, with: []) }
        #expect(again?.code == .conflict)
    }

    @Test func `an instruction that was overtaken is decided anew`() async throws {
        let house = await house()
        try await house.failOver()
        await house.journal.expect(.overtaken { _ in [.stepStarted("fail-over")] })
        let after = try await house.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: nil)
        #expect(after.phase.name == "paused")
        #expect(after.progress?.steps["fail-over"] == .active(since: house.now))
    }

    @Test(.holds(.pauseAtOnce)) func `a paused operation makes no call and asks nobody until it is resumed`()
        async throws
    {
        let house = await house()
        try await house.running {
            try await house.failOver()
            try await house.wait { await house.openGate() != nil }
            _ = try await house.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: nil)
            let first = try #require(try await house.operation().progress?.gates.first?.prompt)
            await house.chat.react("white_check_mark", by: "U0BOB", to: first.message)
            try await house.pass(.minutes(2))
            #expect(await house.fleet.calls.isEmpty)
            #expect(await house.openGate() == nil)
            _ = try await house.engine.instruct("k3f9", .resume, by: "U0ALICE", answering: nil)
            try await house.pass(.minutes(1))
            #expect(await house.fleet.calls.isEmpty, "an approval from before does not count")
            try await house.answerGate()
            try await house.wait { await house.phase() == "completed" }
        }
    }

    @Test(.holds(.abortEndsWait)) func `an abort says what is left behind, seen just then`() async throws {
        let house = await house()
        try await house.running {
            try await house.resize()
            try await house.wait { await house.openGate() != nil }
            let after = try await house.engine.instruct(
                "k3f9", .abort(reason: "wrong cluster"), by: "U0ALICE", answering: nil)
            guard case .ended(let ended) = after.phase, case .aborted(let by, let reason, let left) = ended.outcome
            else {
                Issue.record("\(after.phase.name)")
                return
            }
            #expect(by == "U0ALICE" && reason == "wrong cluster")
            #expect(left.contains { $0.contains("orders-co-k3f9") && $0.contains("`cleanup k3f9`") }, "\(left)")
        }
        #expect(await house.engine.standings().isEmpty)
    }

    @Test func `an abort goes through while AWS cannot be read, and says that it could not look`() async throws {
        let house = await house()
        try await house.failOver()
        await house.fleet.hide(.orders, because: "Throttling")
        let after = try await house.engine.instruct("k3f9", .abort(reason: ""), by: "U0ALICE", answering: nil)
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
        let house = await house()
        try await house.failOver()
        let commits = await house.journal.entries.count
        await #expect(throws: EngineError.refused(Refusal(words))) {
            try await house.engine.instruct("k3f9", command, by: "U0ALICE", answering: message.id)
        }
        #expect(await house.journal.entries.count == commits)
        #expect(await house.journal.unansweredMessages() == [message])
    }

    @Test func `an operation that there is not is refused`() async throws {
        let house = await house()
        await #expect(
            throws: EngineError.refused(
                Refusal("I don't know an operation “none”. `operations` lists them."))
        ) { try await house.engine.instruct("none", .pause, by: "U0ALICE", answering: nil) }
    }

    @Test func `when AWS cannot be read a proposal says so and records nothing`() async throws {
        let house = await house()
        let error = FleetError("AccessDenied", passes: false)
        await house.fleet.breakSurveys(error)
        await #expect(throws: EngineError.fleet(error)) { try await house.failOver() }
        await #expect(throws: error) { try await house.engine.clusters(region: nil) }
        #expect(await house.journal.entries.isEmpty)
    }

    @Test func `a dry run records nothing`() async throws {
        let house = await house()
        let plan = try await house.engine.preview(
            OperationRequest(.maintenance(.failover(FailoverRunbook(to: "orders-2")), on: "orders")), try .sample())
        #expect(plan.target.cluster == "orders")
        #expect(await house.journal.attempts == 0)
    }

    @Test func `an id that is taken is not given again`() async throws {
        let house = await house()
        try await house.failOver(start: false)
        _ = try await house.engine.instruct("k3f9", .discard, by: "U0ALICE", answering: nil)
        let fresh = EngineHouse.withIDs(["k3f9", "k3f9", "m7q2"], like: house)
        #expect(try await fresh.failOver(start: false).id == "m7q2")
    }
}
