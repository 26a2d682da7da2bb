import Maintenance
import TestSupport
import Testing

@testable import Engine

/// A gate from its question to its end, through the whole engine.
struct GateFlowTests {
    @Test(.holds(.chatAnswered)) func `an approval of the one who may give it lets the call be made once`() async throws
    {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            try await setup.pass(.minutes(2))
            #expect(await setup.fleet.calls.isEmpty)
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.calls == [.failOver("orders", to: "orders-2")])
        let entry = try #require(
            await setup.journal.entries.first { $0.events.contains { $0.name == "gateApproved" } })
        #expect(Event.names(entry.events).contains("mutationIntended"), "consumed in the commit that it allows")
    }

    @Test func `a veto beside an approval counts, by the reading that the call would be made on`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            let prompt = try #require(await setup.openGate()?.prompt)
            await setup.chat.react("x", by: "U0OTTO", to: prompt.message)
            try await setup.wait(atMost: 10) { await setup.phase() == "aborted" }
        }
        #expect(await setup.fleet.calls.isEmpty)
        #expect(await !setup.journal.events.contains { $0.name == "mutationIntended" })
    }

    @Test(.holds(.strangersRefused), arguments: ["U0ALICE", "U0OTTO", "U0MALLORY"])
    func `whoever may not approve is told so once, and nothing is called`(person: PersonID) async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate(by: person)
            try await setup.pass(.minutes(3))
            #expect(await setup.fleet.calls.isEmpty)
        }
        let told = await setup.journal.posts.filter { $0.recipient == person }
        #expect(told.count == 1)
    }

    @Test func `a prompt that waits is read at its own pace, not with every look`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            let reads = await setup.chat.reads.count
            try await setup.pass(.minutes(1))
            let more = await setup.chat.reads.count - reads
            #expect((25...31).contains(more), "\(more)")
        }
    }

    @Test func `a veto ends the operation, and nothing is called`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate("x")
            try await setup.wait(atMost: 10) { await setup.phase() == "aborted" }
        }
        #expect(await setup.fleet.calls.isEmpty)
    }

    @Test func `a question that nobody answers expires, and is asked anew on demand`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.phase() == "paused" }
            #expect(await setup.journal.events.contains(.gateExpired("k3f9/fail-over/1")))
            _ = try await setup.engine.instruct("k3f9", .resume, by: "U0ALICE", answering: nil)
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(try await setup.operation().progress?.gates.map(\.id) == ["k3f9/fail-over/1", "k3f9/fail-over/2"])
        #expect(await setup.fleet.failovers == 1)
    }

    @Test func `while the chat cannot be read nothing is approved`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            await setup.chat.breakDown()
            try await setup.answerGate()
            try await setup.pass(.minutes(2))
            #expect(await setup.fleet.calls.isEmpty)
            await setup.chat.breakDown(false)
            try await setup.wait(atMost: 10) { await setup.fleet.failovers == 1 }
        }
    }

    @Test func `that answers are not read is said in the thread after ten seconds, and when they are again`()
        async throws
    {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            func told() async -> [PostID] {
                await setup.journal.posts.map(\.id).filter { $0.text.contains("/answers") }
            }
            await setup.chat.breakDown()
            try await setup.pass(.seconds(8))
            #expect(await told() == [])
            try await setup.pass(.seconds(60))
            #expect(await told().count == 1)
            #expect(setup.log.lines.filter { $0.contains("answers to a question are not read") }.count == 1)
            await setup.chat.breakDown(false)
            try await setup.pass(.seconds(5))
            #expect(await told().map { $0.text.split(separator: "/")[1] } == ["answersUnread", "answersRead"])
        }
    }

    @Test func `only those who may answer are looked up, and its approvers afresh before a call`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.wait { await setup.fleet.failovers == 1 }
        }
        let queries = await setup.chat.queries
        #expect(queries.allSatisfy { $0.people == ["U0ALICE", "U0BOB", "U0OTTO"] })
        #expect(queries.first?.afresh == [] && queries.last?.afresh == ["U0BOB"])
        #expect(queries.first?.known == nil && queries.last?.known != nil, "the answers themselves are not read twice")
    }

    @Test func `nothing is called before the prompt says in the chat that it is being done`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.waitForAnnouncement()
            #expect(await setup.fleet.calls.isEmpty)
            let intents = await setup.journal.operation("k3f9")?.progress?.outstanding
            #expect(intents?.map(\.outcome) == [.pending], "recorded, and not called")
            try await setup.mark()
            try await setup.wait(atMost: 10) { await setup.fleet.failovers == 1 }
        }
    }

    @Test func `where the prompt cannot be marked as answered in time, nothing is called`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.waitForAnnouncement()
            setup.clock.advance(by: EngineState.announcementLimit.duration)
            try await setup.waitForRecord { $0.name == "mutationWithheld" }
            try await setup.mark()
            #expect(await setup.fleet.calls.isEmpty)
        }
    }

    @Test func `a prompt that can no longer be edited lets nothing be called`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.waitForAnnouncement()
            let prompt = try #require(await setup.journal.posts.first { $0.id.text.contains("/gate/") })
            try await setup.engine.delivered(prompt, .waiting, shown: nil)
            try await setup.waitForRecord { $0.name == "mutationWithheld" }
        }
        #expect(await setup.fleet.calls.isEmpty)
    }

    @Test func `a pause that is recorded before the prompt is marked stops the call`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.waitForAnnouncement()
            _ = try await setup.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: nil)
            try await setup.mark()
            try await setup.waitForRecord { $0.name == "mutationWithheld" }
        }
        #expect(await setup.fleet.calls.isEmpty)
    }

    @Test func `a prompt whose delivery cannot be recorded is not answerable`() async throws {
        let setup = EngineSetup()
        await setup.journal.refuse("gatePrompted")
        try await setup.running {
            try await setup.failOver()
            try await setup.wait(delivering: false) {
                await setup.journal.operation("k3f9")?.progress?.waitingGate != nil
            }
            let prompt = try #require(await setup.journal.openPosts().last { $0.post.id.text.contains("/gate/") })
            let message = EngineSetup.message(of: prompt.post.id)
            await setup.chat.react("white_check_mark", by: "U0BOB", to: message)
            let shown = Delivery.shown(message: message, digest: "d", at: setup.now)
            await #expect(throws: JournalError.self) {
                try await setup.engine.delivered(
                    prompt.post, shown, shown: ShownMessage(digest: FakeChat.digest(of: message)))
            }
            try await setup.pass(.seconds(10), delivering: false)
            #expect(await setup.fleet.calls.isEmpty)
            #expect(await setup.journal.openPosts().contains { $0.post == prompt.post && $0.delivery == .waiting })
            await setup.journal.refuse(nil)
            try await setup.engine.delivered(
                prompt.post, shown, shown: ShownMessage(digest: FakeChat.digest(of: message)))
            try await setup.wait(atMost: 10) { await setup.fleet.failovers == 1 }
        }
    }

    @Test func `a prompt is confirmed once, whatever is shown in its place later`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            let first = try #require(await setup.openGate()?.prompt)
            let post = try #require(await setup.journal.posts.first { $0.id.text.contains("/gate/") })
            try await setup.engine.delivered(
                post, .shown(message: "another", digest: "d", at: setup.now), shown: ShownMessage(digest: "another"))
            #expect(await setup.openGate()?.prompt == first)
        }
    }

    /// Shows the prompt as one that links to a message.
    private func deliverLinked(_ setup: EngineSetup, to details: Gate.Details) async throws {
        try await setup.wait(delivering: false) {
            await setup.journal.operation("k3f9")?.progress?.waitingGate != nil
        }
        let prompt = try #require(await setup.journal.openPosts().last { $0.post.id.text.contains("/gate/") })
        let message = EngineSetup.message(of: prompt.post.id)
        try await setup.engine.delivered(
            prompt.post, .shown(message: message, digest: "d", at: setup.now),
            shown: ShownMessage(digest: FakeChat.digest(of: message), details: details))
    }

    @Test func `what a prompt links to is recorded and read with it, and approved with it`() async throws {
        let setup = EngineSetup()
        let details = Gate.Details(message: "1.1", contentDigest: "all of it")
        await setup.chat.showDetails(GateReading.Message(id: "1.1", isOurs: true, contentDigest: "all of it"))
        try await setup.running {
            try await setup.failOver()
            try await deliverLinked(setup, to: details)
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.failovers == 1)
        #expect(try await setup.operation().progress?.gates.first?.prompt?.details == details)
        #expect(await setup.chat.queries.last { $0.details != nil }?.details == "1.1")
    }

    @Test func `a prompt is void when what it links to was edited`() async throws {
        let setup = EngineSetup()
        await setup.chat.showDetails(GateReading.Message(id: "1.1", isOurs: true, contentDigest: "a clean-up"))
        try await setup.running {
            try await setup.failOver()
            try await deliverLinked(setup, to: Gate.Details(message: "1.1", contentDigest: "all of it"))
            try await setup.answerGate()
            try await setup.wait { await setup.journal.operation("k3f9")?.progress?.gates.count == 2 }
        }
        #expect(await setup.fleet.calls.isEmpty)
    }

    @Test func `a prompt that carries the mark of an answer is void, though it shows what it showed when it was asked`()
        async throws
    {
        let setup = EngineSetup()
        await setup.chat.mark()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.wait { await setup.journal.operation("k3f9")?.progress?.gates.count == 2 }
        }
        #expect(await setup.fleet.calls.isEmpty)
        let gate = try #require(try await setup.operation().progress?.gates.first)
        guard case .voided("it was answered before", _) = gate.state else {
            Issue.record("\(gate.state)")
            return
        }
    }

    @Test func `the mark is read once, with the reading that an approval is acted on from`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "completed" }
        }
        let acting = await setup.chat.queries.filter(\.isToBeActedOn)
        #expect(acting.count == 1 && acting[0].known != nil)
    }
}
