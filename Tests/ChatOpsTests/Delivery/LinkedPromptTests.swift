import Engine
import Maintenance
import Slack
import Testing

@testable import ChatOps

/// A question that has no room for all on a phone, and the message that it links to.
struct LinkedPromptTests {
    private let setup = DeliverySetup()
    private var slack: FakeSlack { setup.slack }
    private var backend: DeliveryBackend { setup.backend }

    /// A question with many facts.
    private func ask() async throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        let facts = (1...12).map {
            SafetyFacts.Fact("f\($0)", "orders-\($0) available, class db.r6g.xlarge", binding: "")
        }
        try scenario.apply(.stepStarted("fail-over"), .gateOpened(scenario.gate(facts: facts)))
        await backend.put(Standing(operation: scenario.operation))
        await backend.add(DeliverySetup.gate)
    }

    @Test func `what has no room is posted in the thread before the question, which is told with both`() async throws {
        try await ask()
        await setup.work(setup.service(), for: .seconds(10))
        #expect(slack.messages.count == 2)
        let (details, prompt) = (try #require(slack.messages.first), try #require(slack.messages.last))
        #expect((details.thread, details.isBroadcast, details.post) == (DeliverySetup.thread, false, nil))
        #expect((prompt.isBroadcast, prompt.post) == (true, DeliverySetup.gate.id.text))
        #expect(details.text.contains("orders-12 available") && !prompt.text.contains("orders-12 available"))
        #expect(prompt.text.contains("more checks ↗"))
        let shown = await backend.shown[DeliverySetup.gate.id]
        #expect(shown?.digest == prompt.shown.digest)
        #expect(shown?.details == Gate.Details(message: details.ts, contentDigest: details.shown.digest))
    }

    @Test func `a question that is put off links to the message that is there already`() async throws {
        try await ask()
        let service = setup.service()
        slack.fail("chat.postMessage", .carriedOut, .refused("ratelimited", status: 429, retryAfter: 5))
        await setup.work(service, for: .seconds(3))
        #expect(slack.messages.count == 1)
        await setup.work(service, for: .seconds(30))
        #expect(slack.messages.map { $0.post != nil } == [false, true])
        #expect(await backend.shown[DeliverySetup.gate.id]?.details?.message == slack.messages[0].ts)
    }

    @Test func `a question that was cut off after its linked message links to that, as it is now`() async throws {
        try await ask()
        slack.fail("chat.postMessage", .answerLost)
        await setup.work(setup.service(), for: .seconds(2))
        #expect(slack.messages.map(\.linkedBy) == [DeliverySetup.gate.id.text])
        // Somebody with the bot's token.
        slack.change(slack.messages[0].ts, to: "A test database.")
        await setup.work(setup.service(), for: .seconds(30))
        #expect(slack.messages.map { $0.post != nil } == [false, true])
        #expect(slack.messages[0].text.contains("orders-12 available"))
        let shown = await backend.shown[DeliverySetup.gate.id]
        #expect(
            shown?.details
                == Gate.Details(message: slack.messages[0].ts, contentDigest: slack.messages[0].shown.digest))
    }

    @Test func `a linked message of somebody else is not taken for the bot's own`() async throws {
        try await ask()
        slack.write(
            FakeSlack.Message(
                channel: DeliverySetup.gate.channel, ts: "1767621601.000100", text: "All is well.", hasBlocks: false,
                thread: DeliverySetup.thread, isBroadcast: false, linkedBy: DeliverySetup.gate.id.text,
                author: "U0MALLORY"))
        slack.fail("chat.postMessage", .requestLost)
        await setup.work(setup.service(), for: .seconds(30))
        #expect(slack.messages.count == 3 && slack.count("chat.update") == 0)
    }

    @Test func `where Slack does not tell what the linked message shows, nobody can say what was approved`()
        async throws
    {
        try await ask()
        slack.fail("chat.postMessage", .silent)
        await setup.work(setup.service(), for: .seconds(10))
        #expect(slack.messages.count == 2)
        #expect(await backend.shown[DeliverySetup.gate.id] == nil)
    }

    @Test func `what was acknowledged at the start is counted, with a link to the plan`() async throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.apply(.stepStarted("fail-over"), .gateOpened(scenario.gate()))
        await backend.put(Standing(operation: scenario.operation))
        let plan = DeliverySetup.notice(
            "plan/\(scenario.operation.plan.digest.short)", .plan(scenario.operation.plan.digest))
        await backend.add(plan, delivery: .settled(message: "1767621601.000200"))
        await backend.add(DeliverySetup.gate)
        await setup.work(setup.service(), for: .seconds(10))
        let link =
            "<https://home.slack.com/archives/C0DBAOPS/p1767621601000200?thread_ts=1767621600.000100&amp;cid=C0DBAOPS|1 warning acknowledged at the start ↗>"
        #expect(slack.messages.last?.text.contains(link) == true)
    }
}
