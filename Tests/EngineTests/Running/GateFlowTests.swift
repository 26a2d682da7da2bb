import Engine
import Maintenance
import TestSupport
import Testing

/// A gate from its question to its end, through the whole engine.
struct GateFlowTests {
    @Test(.holds(.chatAnswered)) func `an approval of the one who may give it lets the call be made once`() async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.failOver()
            try await house.wait { await house.openGate() != nil }
            try await house.pass(.minutes(2))
            #expect(await house.fleet.calls.isEmpty)
            try await house.answerGate()
            try await house.wait { await house.phase() == "completed" }
        }
        #expect(await house.fleet.calls == [.failOver("orders", to: "orders-2")])
        let entry = try #require(
            await house.journal.entries.first { $0.events.contains { $0.name == "gateApproved" } })
        #expect(Event.names(entry.events).contains("mutationIntended"), "consumed in the commit that it allows")
    }

    @Test(.holds(.strangersRefused), arguments: ["U0ALICE", "U0OTTO", "U0MALLORY"])
    func `whoever may not approve is told so once, and nothing is called`(person: PersonID) async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.failOver()
            try await house.answerGate(by: person)
            try await house.pass(.minutes(3))
            #expect(await house.fleet.calls.isEmpty)
        }
        let told = await house.journal.posts.filter { $0.recipient == person }
        #expect(told.count == 1)
    }

    @Test func `a prompt that waits is read at its own pace, not with every look`() async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.failOver()
            try await house.wait { await house.openGate() != nil }
            let reads = await house.chat.reads.count
            try await house.pass(.minutes(1))
            let more = await house.chat.reads.count - reads
            #expect((25...31).contains(more), "\(more)")
        }
    }

    @Test func `a veto ends the operation, and nothing is called`() async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.failOver()
            try await house.answerGate("x")
            try await house.wait(atMost: 10) { await house.phase() == "aborted" }
        }
        #expect(await house.fleet.calls.isEmpty)
    }

    @Test func `a question that nobody answers expires, and is asked anew on demand`() async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.failOver()
            try await house.wait { await house.phase() == "paused" }
            #expect(await house.journal.events.contains(.gateExpired("k3f9/fail-over/1")))
            _ = try await house.engine.instruct("k3f9", .resume, by: "U0ALICE", answering: nil)
            try await house.answerGate()
            try await house.wait { await house.phase() == "completed" }
        }
        #expect(try await house.operation().progress?.gates.map(\.id) == ["k3f9/fail-over/1", "k3f9/fail-over/2"])
        #expect(await house.fleet.failovers == 1)
    }

    @Test func `while the chat cannot be read nothing is approved`() async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.failOver()
            try await house.wait { await house.openGate() != nil }
            await house.chat.breakDown()
            try await house.answerGate()
            try await house.pass(.minutes(2))
            #expect(await house.fleet.calls.isEmpty)
            await house.chat.breakDown(false)
            try await house.wait(atMost: 10) { await house.fleet.failovers == 1 }
        }
    }

    @Test func `a prompt whose delivery cannot be recorded is not answerable`() async throws {
        let house = EngineHouse()
        await house.journal.refuse("gatePrompted")
        try await house.running {
            try await house.failOver()
            try await house.wait(delivering: false) {
                await house.journal.operation("k3f9")?.progress?.waitingGate != nil
            }
            let prompt = try #require(await house.journal.openPosts().last { $0.post.id.text.contains("/gate/") })
            let message = EngineHouse.message(of: prompt.post.id)
            await house.chat.react("white_check_mark", by: "U0BOB", to: message)
            let shown = Delivery.shown(message: message, digest: "d", at: house.now)
            await #expect(throws: JournalError.self) {
                try await house.engine.delivered(prompt.post, shown, text: FakeChat.text(of: message))
            }
            try await house.pass(.seconds(10), delivering: false)
            #expect(await house.fleet.calls.isEmpty)
            #expect(await house.journal.openPosts().contains { $0.post == prompt.post && $0.delivery == .waiting })
            await house.journal.refuse(nil)
            try await house.engine.delivered(prompt.post, shown, text: FakeChat.text(of: message))
            try await house.wait(atMost: 10) { await house.fleet.failovers == 1 }
        }
    }

    @Test func `a prompt is confirmed once, whatever is shown in its place later`() async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.failOver()
            try await house.wait { await house.openGate() != nil }
            let first = try #require(await house.openGate()?.prompt)
            let post = try #require(await house.journal.posts.first { $0.id.text.contains("/gate/") })
            try await house.engine.delivered(
                post, .shown(message: "another", digest: "d", at: house.now), text: "another text")
            #expect(await house.openGate()?.prompt == first)
        }
    }
}
