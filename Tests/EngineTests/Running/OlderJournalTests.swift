import Maintenance
import TestSupport
import Testing

@testable import Engine

/// A question of a process before this one, in a chat that shows other messages of ours than are recorded.
struct OlderJournalTests {
    private static let answer = Post(
        id: "reply/C0DBAOPS/1.1/0", operation: nil, channel: "C0DBAOPS", thread: "1.1",
        content: .reply(["Nothing is under way."]))

    /// A failover whose question is open, and an answer that is as far as told; the process has ended.
    private func asked(_ delivery: Delivery) async throws -> EngineSetup {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
        }
        try await setup.journal.commit(Entry(posts: [Self.answer], at: setup.now))
        try await setup.journal.record(delivery, of: Self.answer.id)
        return setup.restarted()
    }

    /// A plan that somebody reacted to start, in a chat that shows another message of ours; the process has ended.
    private func planned(showing message: String) async throws -> (EngineSetup, Plan) {
        let setup = EngineSetup()
        let plan = try await setup.failOver(start: false).plan
        try await setup.running { try await setup.pass(.seconds(2)) }
        try await setup.journal.commit(Entry(posts: [Self.answer], at: setup.now))
        try await setup.journal.record(.settled(message: "1767621700.000100"), of: Self.answer.id)
        await setup.chat.show(OwnPost(Self.answer.id, in: message))
        await setup.chat.react(
            "arrow_forward", by: "U0OTTO", to: EngineSetup.message(of: PostID("k3f9/plan/\(plan.digest.short)")))
        return (setup.restarted(), plan)
    }

    @Test func `a start is not acted on where an older journal was put back, and the plan is shown anew`() async throws
    {
        let (setup, plan) = try await planned(showing: "1767621601.000100")
        let key = "k3f9/plan/\(plan.digest.short)"
        let anew = PostID("\(key)/after/\(EngineSetup.message(of: PostID(key)))")
        try await setup.running {
            try await setup.pass(.minutes(2))
            #expect(await setup.phase() == "planned")
            await setup.chat.show()
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: EngineSetup.message(of: anew))
            try await setup.wait(atMost: 20) { await setup.phase() == "running" }
        }
        let shown = await setup.journal.posts.filter { $0.id.text.hasPrefix("\(key)/after/") }
        #expect(shown.map(\.content.isSentence) == [true, false])
        #expect(shown.last?.id == anew)
    }

    @Test func `a start is acted on where the journal knows all messages of ours`() async throws {
        let (setup, plan) = try await planned(showing: "1767621700.000100")
        try await setup.running { try await setup.wait(atMost: 20) { await setup.phase() == "running" } }
        let key = "k3f9/plan/\(plan.digest.short)"
        #expect(await setup.journal.posts.count { $0.id.text.hasPrefix(key) } == 1)
    }

    private func gates(_ setup: EngineSetup) async throws -> [Gate] {
        try await setup.operation().progress?.gates ?? []
    }

    @Test func `an answer that stands in another message than is recorded voids the open question`() async throws {
        let setup = try await asked(.settled(message: "1767621700.000100"))
        await setup.chat.show(OwnPost(Self.answer.id, in: "1767621601.000100"))
        try await setup.running {
            try await setup.answerGate()
            try await setup.wait { await setup.journal.operation("k3f9")?.progress?.gates.count == 2 }
        }
        #expect(await setup.fleet.calls.isEmpty)
        guard case .voided(let reason, _) = try await gates(setup)[0].state else {
            Issue.record("not void")
            return
        }
        #expect(reason.contains("older than its own messages"))
    }

    @Test func `an approval waits until a message that may have been sent is found, and counts then`() async throws {
        let setup = try await asked(.sending(since: Observation.sampleInstant))
        let message = "1767621601.000100"
        await setup.chat.show(OwnPost(Self.answer.id, in: message))
        try await setup.running {
            try await setup.answerGate()
            try await setup.pass(.seconds(5))
            #expect(await setup.fleet.calls.isEmpty)
            try await setup.journal.record(.settled(message: message), of: Self.answer.id)
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.failovers == 1)
        #expect(try await gates(setup).count == 1)
    }

    @Test func `one reading of our own messages serves for all open questions of a channel`() async throws {
        let setup = EngineSetup()
        await setup.fleet.put(.users())
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            try await setup.failOver("users")
            try await setup.wait { await setup.openGate("m7q2") != nil }
        }
        let again = setup.restarted()
        let before = await again.chat.queries.count
        try await again.running { try await again.pass(.seconds(20)) }
        let wanted = await again.chat.queries.dropFirst(before).filter { $0.ownPostsSince != nil }
        #expect(await again.chat.queries.count > before + 2)
        #expect(wanted.count <= 2)
        #expect(try await wanted.first?.ownPostsSince == gates(again).first?.openedAt)
    }

    @Test
    func `our own messages are read from when the chat shows the question, however far ahead the host's clock is`()
        async throws
    {
        let setup = EngineSetup()
        let posted = Observation.sampleInstant - .minutes(60)
        let message = "\(posted.milliseconds / 1000).000100"
        try await setup.running {
            try await setup.failOver()
            try await setup.wait(delivering: false) { await Self.prompt(in: setup) != nil }
            try await setup.engine.delivered(
                try #require(await Self.prompt(in: setup)).post, .shown(message: message, digest: "d", at: setup.now),
                shown: ShownMessage(digest: FakeChat.digest(of: message)))
            try await setup.wait { await setup.openGate() != nil }
        }
        let again = setup.restarted()
        try await again.running { try await again.pass(.seconds(5)) }
        #expect(await again.chat.queries.compactMap(\.ownPostsSince).first == posted)
    }

    private static func prompt(in setup: EngineSetup) async -> PostRecord? {
        await setup.journal.openPosts().first { record in
            if case .notice(.gate) = record.post.content { true } else { false }
        }
    }
}

extension Post.Content {
    fileprivate var isSentence: Bool {
        guard case .sentence = self else { return false }
        return true
    }
}
