import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// The pinned summary of a channel: one message, true, edited when something happens.
struct OutboxSummaryTests {
    private let setup = DeliverySetup()
    private var slack: FakeSlack { setup.slack }
    private var backend: DeliveryBackend { setup.backend }

    private static let post = Post.summary(of: DeliverySetup.channel)

    private func started() throws -> ResizeScenario {
        var scenario = try ResizeScenario()
        try scenario.start()
        return scenario
    }

    @Test func `it is posted and pinned once, and edited as operations go`() async throws {
        var scenario = try started()
        await backend.put(Standing(operation: scenario.operation))
        await backend.add(Self.post)
        let service = setup.service()
        await setup.work(service, for: .seconds(10))
        let message = try #require(slack.messages.first)
        #expect(message.text.contains("*Maintenance under way*") && message.text.contains("k3f9 · step 1 of 6"))
        #expect(slack.pins == [message.ts])
        scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        await backend.put(Standing(operation: scenario.operation))
        await setup.work(service, for: .seconds(10))
        #expect(slack.messages[0].text.contains("asks <@U0BOB> or <@U0CAROL> until"))
        await backend.end("k3f9")
        await setup.work(service, for: .seconds(10))
        #expect(slack.messages.map(\.text) == ["Nothing is running."])
        #expect(slack.count("pins.add") == 1)
    }

    @Test func `only the time does not edit it, and it asks for no time of its own`() async throws {
        await backend.put(Standing(operation: try started().operation))
        await backend.add(Self.post)
        await setup.work(setup.service(), for: .minutes(60))
        #expect(slack.count("chat.update") == 0)
        #expect(slack.calls == ["chat.postMessage", "pins.add"])
    }

    @Test func `a process after this one goes on with the same message`() async throws {
        await backend.put(Standing(operation: try started().operation))
        await backend.add(Self.post)
        await setup.work(setup.service(), for: .seconds(10))
        await backend.end("k3f9")
        await setup.work(setup.service(), for: .seconds(10))
        #expect(slack.messages.map(\.text) == ["Nothing is running."])
        #expect(slack.count("pins.add") == 1)
    }

    @Test func `many changes at once are one edit`() async throws {
        var scenario = try started()
        await backend.put(Standing(operation: scenario.operation))
        await backend.add(Self.post)
        let service = setup.service()
        await setup.work(service, for: .seconds(10))
        try scenario.apply(.stepStarted("create-stand-in"))
        for _ in 0..<10 {
            try scenario.apply(.paused(.person("U0ALICE")))
            await backend.put(Standing(operation: scenario.operation))
            await setup.work(service, for: Span(milliseconds: 200))
            try scenario.apply(.resumed(by: "U0ALICE"))
            await backend.put(Standing(operation: scenario.operation))
            await setup.work(service, for: Span(milliseconds: 100))
        }
        await setup.work(service, for: .seconds(10))
        #expect(slack.count("chat.update") <= 3)
        #expect(slack.messages[0].text.contains("step 1 of 6 · Creating stand-in"))
    }

    @Test func `operations on clusters of other channels are not told`() async throws {
        let other = try ResizeScenario { $0.changeCluster { $0.cluster = "billing" } }
        var scenario = other
        try scenario.start()
        await backend.put(Standing(operation: scenario.operation))
        await backend.add(Self.post)
        await setup.work(setup.service(), for: .seconds(10))
        #expect(slack.messages.map(\.text) == ["Nothing is running."])
    }

    @Test func `a message that somebody deleted is posted again and pinned`() async throws {
        await backend.put(Standing(operation: try started().operation))
        await backend.add(Self.post)
        let service = setup.service()
        await setup.work(service, for: .seconds(10))
        let first = slack.messages[0].ts
        slack.delete(first)
        await backend.end("k3f9")
        await setup.work(service, for: .minutes(2))
        #expect(slack.messages.map(\.text) == ["Nothing is running."])
        #expect(slack.pins == [first, slack.messages[0].ts])
    }

    @Test(arguments: ["missing_scope", "too_many_pins", "permission_denied"])
    func `a pin that is refused stops nothing, is told once and tried again now and then`(code: String) async throws {
        await backend.put(Standing(operation: try started().operation))
        await backend.add(Self.post)
        slack.fail("pins.add", .refused(code), .refused(code))
        let log = LogRecorder()
        let service = setup.service(logger: log.logger)
        await setup.work(service, for: .minutes(20))
        #expect(slack.count("pins.add") == 1 && slack.pins.isEmpty)
        await backend.end("k3f9")
        await backend.add(DeliverySetup.reply("r1"))
        await setup.work(service, for: .seconds(20))
        #expect(slack.messages.map(\.text) == ["Nothing is running.", "hello"])
        await setup.work(service, for: .minutes(60))
        #expect(slack.count("pins.add") == 3 && slack.pins == [slack.messages[0].ts])
        // Told once, whatever else went through in the channel between the two refusals.
        #expect(log.lines.count { $0.contains("the summary of a channel is not pinned") } == 1, "\(log.text)")
        #expect(log.text.contains(code))
    }

    @Test func `a pin whose answer was lost is set again, and what nobody can pin is given up`() async throws {
        await backend.add(Self.post)
        slack.fail("pins.add", .answerLost)
        await setup.work(setup.service(), for: .minutes(2))
        #expect(slack.pins.count == 1 && slack.count("pins.add") == 2)
        let gone = Post(
            id: "pin/x", operation: nil, channel: DeliverySetup.channel, thread: nil, content: .pin(message: "1.000001")
        )
        await backend.add(gone)
        await setup.work(setup.service(), for: .minutes(2))
        #expect(await backend.delivery(of: "pin/x") == .failed("message_not_found"))
    }

    @Test func `a prompt goes before the summary and does not wait for a pin`() {
        var outbox = Outbox()
        let pin = Post(
            id: "pin/x", operation: nil, channel: DeliverySetup.channel, thread: nil, content: .pin(message: "1.2"))
        outbox.add([pin, Self.post, DeliverySetup.status, DeliverySetup.gate].map { PostRecord(post: $0) })
        var sent: [PostID] = []
        var now = ResizeScenario.beginning
        while let action = outbox.next(
            in: DeliverySetup.channel, at: now, wanted: { _ in .init(digest: "d", isFinal: true) })
        {
            let began = outbox.begin(action, at: now)
            #expect((began == nil) == (action.post.id == "pin/x"))
            _ = outbox.finish(action, .shown(message: "\(sent.count).1", digest: "d"), at: now)
            sent.append(action.post.id)
            if action.post.id != "pin/x" { now = now + Outbox.postInterval }
        }
        #expect(sent == [DeliverySetup.gate.id, DeliverySetup.status.id, Self.post.id, "pin/x"])
        outbox.add([PostRecord(post: DeliverySetup.reply("r1"))])
        // No message was sent but a second ago.
        #expect(
            outbox.next(in: DeliverySetup.channel, at: now, wanted: { _ in .init(digest: "d", isFinal: true) }) != nil
        )
    }
}
