import Engine
import Maintenance
import Testing

@testable import ChatOps

/// The live messages, and what happens when the journal fails.
struct OutboxEditingTests {
    private let setup = DeliverySetup()
    private var slack: FakeSlack { setup.slack }
    private var backend: DeliveryBackend { setup.backend }

    private func startedScenario() throws -> ResizeScenario {
        var scenario = try ResizeScenario()
        try scenario.start()
        return scenario
    }

    @Test func `a status is edited in place as things go on, and settled at the end`() async throws {
        var scenario = try startedScenario()
        await backend.put(Standing(operation: scenario.operation))
        await backend.add(DeliverySetup.status)
        let service = setup.service()
        await setup.work(service, for: .seconds(5))
        try scenario.apply(.aborted(by: "U0BOB", reason: "wrong cluster", leftBehind: []))
        await backend.put(Standing(operation: scenario.operation))
        await setup.work(service, for: .seconds(10))
        #expect(slack.messages.count == 1)
        #expect(try #require(slack.messages.first).text.contains("Aborted by <@U0BOB>"))
        #expect(await backend.delivery(of: DeliverySetup.status.id) == .settled(message: slack.messages[0].ts))
    }

    @Test func `an idle status is edited once a minute`() async throws {
        await backend.put(Standing(operation: try startedScenario().operation))
        await backend.add(DeliverySetup.status)
        await setup.work(setup.service(), for: .minutes(32))
        #expect((28...32).contains(slack.count("chat.update")))
    }

    @Test func `many changes at once are one edit`() async throws {
        var scenario = try startedScenario()
        await backend.put(Standing(operation: scenario.operation))
        await backend.add(DeliverySetup.status)
        let service = setup.service()
        await setup.work(service, for: .seconds(5))
        try scenario.apply(.stepStarted("create-stand-in"))
        for number in 0..<20 {
            let wait = Standing.Wait(reason: "look \(number)", since: scenario.now)
            await backend.put(Standing(operation: scenario.operation, waits: ["create-stand-in": wait]))
            await setup.work(service, for: Span(milliseconds: 100))
        }
        await setup.work(service, for: .seconds(5))
        #expect(slack.count("chat.update") <= 3)
        #expect(try #require(slack.messages.first).text.contains("look 19"))
    }

    @Test func `a message that cannot be edited is replaced by a new one, less and less often`() async throws {
        await backend.put(Standing(operation: try startedScenario().operation))
        await backend.add(DeliverySetup.status)
        slack.fail("chat.update", .refused("edit_window_closed"))
        let service = setup.service()
        await setup.work(service, for: .minutes(4))
        #expect(slack.messages.count == 2)
        slack.fail("chat.update", .refused("edit_window_closed"), .refused("edit_window_closed"))
        await setup.work(service, for: .minutes(4))
        #expect(slack.messages.count <= 4)
    }

    @Test func `a deleted status comes back as a new message`() async throws {
        await backend.put(Standing(operation: try startedScenario().operation))
        await backend.add(DeliverySetup.status)
        let service = setup.service()
        await setup.work(service, for: .seconds(5))
        slack.delete(slack.messages[0].ts)
        await setup.work(service, for: .minutes(3))
        #expect(slack.count("chat.postMessage") == 2)
        #expect(slack.messages.count == 1)
    }

    @Test func `an edit whose answer was lost is made again`() async throws {
        await backend.put(Standing(operation: try startedScenario().operation))
        await backend.add(DeliverySetup.status)
        slack.fail("chat.update", .requestLost)
        await setup.work(setup.service(), for: .seconds(240))
        #expect(slack.count("chat.update") > 1)
        #expect(slack.count("chat.postMessage") == 1)
    }

    @Test func `nothing is sent that could not be recorded before`() async {
        await backend.add(DeliverySetup.reply("r1"))
        await backend.failWrites(1)
        let service = setup.service()
        await setup.work(service, for: .seconds(4))
        #expect(slack.calls.isEmpty)
        await setup.work(service, for: .seconds(10))
        #expect(slack.messages.count == 1)
    }

    @Test func `a prompt whose posting could not be recorded is found again, and nobody claims to know what it shows`()
        async throws
    {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.apply(.stepStarted("fail-over"), .gateOpened(scenario.gate()))
        await backend.put(Standing(operation: scenario.operation))
        await backend.add(DeliverySetup.gate)
        let service = setup.service()
        _ = await service.load()
        slack.hold(DeliverySetup.channel)
        async let working = service.work(in: DeliverySetup.channel)
        await slack.arrival()
        await backend.failWrites(1)
        slack.release()
        _ = await working
        await setup.work(service, for: .seconds(30))
        #expect(await backend.shown.isEmpty)
        #expect(slack.messages.count == 1)
    }

    @Test func `an operation that cannot be read holds up its own posts only`() async throws {
        await backend.put(Standing(operation: try startedScenario().operation))
        await backend.add(DeliverySetup.status)
        await backend.add(DeliverySetup.reply("r1"))
        await backend.breakReading(of: "k3f9")
        let service = setup.service()
        await setup.work(service, for: .seconds(20))
        #expect(slack.messages.map(\.post) == ["r1"])
        await backend.breakReading(of: "k3f9", false)
        await setup.work(service, for: .seconds(20))
        #expect(slack.messages.map(\.post) == ["r1", "k3f9/status"])
    }

    @Test func `a post that is about nothing is given up`() async {
        await backend.add(DeliverySetup.status)
        await setup.work(setup.service(), for: .seconds(10))
        #expect(slack.calls.isEmpty)
        #expect(await backend.delivery(of: DeliverySetup.status.id)?.isOpen == false)
    }
}
