import Engine
import Maintenance
import Slack
import Testing

@testable import ChatOps

/// Every post once, whatever Slack and the process do.
struct OutboxServiceTests {
    private let setup = DeliverySetup()
    private var slack: FakeSlack { setup.slack }
    private var backend: DeliveryBackend { setup.backend }

    private func askedScenario() throws -> ResizeScenario {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        let gate = scenario.gate()
        try scenario.apply(.stepStarted("fail-over"), .gateOpened(gate))
        return scenario
    }

    @Test func `a reply is posted, recorded before and after, and settled`() async throws {
        await backend.add(DeliverySetup.reply("r1", "*hello*"))
        await setup.work(setup.service(), for: .seconds(10))
        let message = try #require(slack.messages.first)
        #expect(slack.messages.count == 1)
        #expect((message.text, message.post, message.hasBlocks) == ("*hello*", "r1", true))
        let deliveries = await backend.history.map(\.delivery)
        guard case .sending = try #require(deliveries.first), case .shown = deliveries[1] else {
            Issue.record("recorded \(deliveries)")
            return
        }
        #expect(deliveries.last == .settled(message: message.ts))
    }

    @Test func `a prompt goes to the thread and the channel, and what Slack returns for it is told`() async throws {
        await backend.put(Standing(operation: try askedScenario().operation))
        await backend.add(DeliverySetup.gate)
        await setup.work(setup.service(), for: .seconds(10))
        let message = try #require(slack.messages.first)
        #expect((message.thread, message.isBroadcast) == (DeliverySetup.thread, true))
        #expect(await backend.shown[DeliverySetup.gate.id] == message.shown)
        #expect(slack.count("chat.update") == 0)
    }

    @Test func `a prompt that is executed carries the mark of its call, and that is told`() async throws {
        var scenario = try askedScenario()
        await backend.put(Standing(operation: scenario.operation))
        await backend.add(DeliverySetup.gate)
        await setup.work(setup.service(), for: .seconds(10))
        let prompt = Gate.Prompt(
            channel: DeliverySetup.channel, message: try #require(slack.messages.first).ts,
            contentDigest: await backend.shown[DeliverySetup.gate.id]?.digest)
        try scenario.apply(.gatePrompted("k3f9/fail-over/1", prompt))
        try scenario.approve()
        await backend.put(Standing(operation: scenario.operation))
        await setup.work(setup.service(), for: .seconds(10))
        let intent = try #require(scenario.operation.progress?.outstanding.first?.id)
        #expect(await backend.shown[DeliverySetup.gate.id]?.marks == [intent])
        #expect(slack.marks == ["", intent.text])
    }

    @Test(arguments: [1, 2])
    func `a post whose answer was lost is found and not posted again`(losses: Int) async throws {
        await backend.put(Standing(operation: try askedScenario().operation))
        await backend.add(DeliverySetup.gate)
        slack.fail("chat.postMessage", .answerLost)
        if losses > 1 { slack.fail("conversations.replies", .requestLost) }
        await setup.work(setup.service(), for: .seconds(60))
        #expect(slack.messages.count == 1)
        // What a person was shown is known only from Slack's own reply to the post.
        #expect(await backend.shown.isEmpty)
        guard case .shown? = await backend.delivery(of: DeliverySetup.gate.id) else {
            Issue.record("not shown")
            return
        }
    }

    @Test func `a post whose request was lost is posted again once it was looked for`() async {
        await backend.add(DeliverySetup.reply("r1"))
        slack.fail("chat.postMessage", .requestLost)
        await setup.work(setup.service(), for: .seconds(60))
        #expect(slack.calls == ["chat.postMessage", "conversations.history", "chat.postMessage"])
        #expect(slack.messages.count == 1)
    }

    @Test func `a post that a process before this one had sent is found by its metadata`() async {
        let post = DeliverySetup.reply("r1")
        await backend.add(post, delivery: .sending(since: ResizeScenario.beginning))
        let ts = "1767621601.000200"
        slack.write(
            .init(
                channel: DeliverySetup.channel, ts: ts, text: "hello", hasBlocks: true, thread: nil, isBroadcast: false,
                post: "r1"))
        await setup.work(setup.service(), for: .seconds(60))
        #expect(slack.count("chat.postMessage") == 0)
        #expect(await backend.delivery(of: "r1") == .settled(message: ts))
    }

    @Test func `a post that was sent is found though the clock of the host is hours ahead of Slack's`() async {
        slack.show(date: "Mon, 05 Jan 2026 10:00:00 GMT")
        await backend.add(DeliverySetup.reply("r1"))
        let ts = "1767607200.000200"
        slack.write(
            .init(
                channel: DeliverySetup.channel, ts: ts, text: "hello", hasBlocks: true, thread: nil, isBroadcast: false,
                post: "r2"))
        await backend.add(DeliverySetup.reply("r2"), delivery: .sending(since: ResizeScenario.beginning))
        await setup.work(setup.service(), for: .seconds(60))
        #expect(slack.count("chat.postMessage") == 1)
        #expect(await backend.delivery(of: "r2") == .settled(message: ts))
    }

    @Test func `a waiting prompt that is found stays as it was posted, whatever it would say now`() async throws {
        await backend.put(Standing(operation: try askedScenario().operation))
        await backend.add(DeliverySetup.gate, delivery: .sending(since: ResizeScenario.beginning))
        let posted = FakeSlack.Message(
            channel: DeliverySetup.channel, ts: "1767621601.000200", text: "Approve?", hasBlocks: true,
            thread: DeliverySetup.thread, isBroadcast: true, post: DeliverySetup.gate.id.text)
        slack.write(posted)
        await setup.work(setup.service(), for: .minutes(2))
        #expect(await backend.shown.isEmpty)
        #expect(slack.messages == [posted])
        #expect(slack.count("chat.update") == 0)
    }

    @Test func `a process that ends between the post and its record posts it once`() async {
        await backend.add(DeliverySetup.reply("r1"))
        // What the first process records last is that it sends: every later write is lost with it.
        let first = setup.service()
        slack.fail("chat.postMessage", .answerLost)
        _ = await first.load()
        _ = await first.work(in: DeliverySetup.channel)
        guard case .sending? = await backend.delivery(of: "r1") else {
            Issue.record("not recorded before it was sent")
            return
        }
        await setup.work(setup.service(), for: .seconds(60))
        #expect(slack.messages.count == 1)
        #expect(slack.count("chat.postMessage") == 1)
    }

    @Test(arguments: [
        ("U0MALLORY", "r1", "1767621601.000200"), (FakeSlack.ourselves, "r2", "1767621601.000200"),
        (FakeSlack.ourselves, "r1", "1767620500.000200"),
    ])
    func `what somebody else wrote, or what is another post, is not taken for ours`(
        author: String, post: String, ts: String
    ) async {
        await backend.add(DeliverySetup.reply("r1"), delivery: .sending(since: ResizeScenario.beginning))
        var message = FakeSlack.Message(
            channel: DeliverySetup.channel, ts: ts, text: "hello", hasBlocks: true, thread: nil, isBroadcast: false,
            post: post)
        message.author = author
        slack.write(message)
        await setup.work(setup.service(), for: .seconds(60))
        #expect(slack.count("chat.postMessage") == 1)
    }

    @Test func `too many calls put a post off as long as Slack says`() async {
        await backend.add(DeliverySetup.reply("r1"))
        slack.fail("chat.postMessage", .refused("ratelimited", status: 429, retryAfter: 30))
        let service = setup.service()
        await setup.work(service, for: .seconds(29))
        #expect(slack.messages.isEmpty)
        await setup.work(service, for: .seconds(10))
        #expect(slack.messages.count == 1)
        #expect(slack.count("conversations.history") == 0)
    }

    @Test(arguments: ["is_archived", "not_in_channel", "missing_scope", "channel_not_found", "invalid_auth", "made_up"])
    func `a prompt waits for a channel that does not let us in`(code: String) async throws {
        await backend.put(Standing(operation: try askedScenario().operation))
        await backend.add(DeliverySetup.gate)
        slack.fail("chat.postMessage", .refused(code), .refused(code), .refused(code))
        let service = setup.service()
        await setup.work(service, for: .minutes(3))
        #expect(slack.messages.isEmpty)
        #expect(slack.count("chat.postMessage") == 3)
        await setup.work(service, for: .minutes(3))
        #expect(slack.messages.count == 1)
    }

    @Test func `what Slack does not accept with blocks is sent as text`() async throws {
        await backend.add(DeliverySetup.reply("r1"))
        slack.fail("chat.postMessage", .refused("invalid_blocks"))
        await setup.work(setup.service(), for: .seconds(10))
        let message = try #require(slack.messages.first)
        #expect((message.text, message.hasBlocks) == ("hello", false))
    }

    @Test func `what Slack does not accept at all is given up`() async {
        await backend.add(DeliverySetup.reply("r1"))
        slack.fail("chat.postMessage", .refused("msg_too_long"), .refused("msg_too_long"))
        await setup.work(setup.service(), for: .minutes(5))
        #expect(slack.count("chat.postMessage") == 2)
        #expect(await backend.delivery(of: "r1") == .failed("msg_too_long"))
    }

    @Test func `a prompt whose thread is gone is posted in the channel`() async throws {
        await backend.put(Standing(operation: try askedScenario().operation))
        await backend.add(DeliverySetup.gate)
        slack.fail("chat.postMessage", .refused("thread_not_found"))
        await setup.work(setup.service(), for: .seconds(10))
        #expect(try #require(slack.messages.first).thread == nil)
    }

    @Test func `of a prompt that Slack does not return nobody claims to know what it shows`() async throws {
        await backend.put(Standing(operation: try askedScenario().operation))
        await backend.add(DeliverySetup.gate)
        slack.fail("chat.postMessage", .silent)
        await setup.work(setup.service(), for: .seconds(30))
        #expect(slack.messages.count == 1)
        #expect(await backend.shown.isEmpty)
        guard case .shown? = await backend.delivery(of: DeliverySetup.gate.id) else {
            Issue.record("not shown")
            return
        }
    }

    @Test func `an explanation is seen by one person only`() async throws {
        await backend.add(DeliverySetup.reply("r1", to: "U0MALLORY"))
        slack.fail("chat.postEphemeral", .requestLost)
        await setup.work(setup.service(), for: .seconds(60))
        #expect(slack.messages.map(\.recipient) == ["U0MALLORY"])
        #expect(slack.count("chat.postMessage") == 0)
    }

    @Test func `an explanation to somebody who is not there is given up`() async {
        await backend.add(DeliverySetup.reply("r1", to: "U0MALLORY"))
        slack.fail("chat.postEphemeral", .refused("user_not_in_channel"))
        await setup.work(setup.service(), for: .minutes(5))
        #expect(await backend.delivery(of: "r1") == .failed("user_not_in_channel"))
    }
}
