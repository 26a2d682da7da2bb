import Maintenance
import TestSupport
import Testing

/// A maintenance window: people may answer ahead of it, and nothing that disturbs anybody is called outside it.
@Suite struct WindowTurnTests {
    private static let opening = Observation.sampleInstant + .minutes(10 * 60)

    /// An operation whose failover waits for its window, ten hours ahead, asked about.
    private func asked(_ window: Window = .from(opening)) throws -> World {
        var world = try World(window: window)
        try world.reachGate()
        return world
    }

    private func isCall(_ event: Event) -> Bool {
        if case .mutationIntended = event { true } else { false }
    }

    @Test func `asked ahead of the window, the time to answer counts from its opening`() throws {
        let world = try asked()
        let gate = try world.requireGate()
        #expect(gate.openedAt < Self.opening && gate.expiresAt == Self.opening + .minutes(30))
        #expect(gate.planDigest == world.operation.plan.digest)
    }

    @Test func `asked inside the window, it counts from the question`() throws {
        let gate = try asked(.from(Observation.sampleInstant)).requireGate()
        #expect(gate.expiresAt == gate.openedAt + .minutes(30))
    }

    @Test func `approved outside nothing is called, and the status says for what it waits`() throws {
        var world = try asked()
        world.react("white_check_mark", as: "U0BOB")
        let gate = try world.requireGate()
        #expect(try world.turn() == [.gateCounted(gate.id, ["U0BOB"])])
        #expect(world.wait(for: "fail-over") == "approved; the maintenance window is not open yet")
        #expect(try world.turn() == [])
        world.now = Self.opening - .seconds(3)
        #expect(try world.turn() == [])
        #expect(world.intents == [] && world.operation.progress?.isUsed(gate.id) == false)
    }

    @Test func `at the opening the safety facts are read again and the call is made once`() throws {
        var world = try asked()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.now = Self.opening - .seconds(2)
        world.safety = nil
        #expect(try world.turn() == [], "no facts, no call")
        let wants = world.operation.decide(on: world.look, policies: world.policies).wants
        #expect(
            wants.contains(.facts(FactSample.questions(beforeFailoverTo: "orders-co-k3f9")))
                && wants.contains(.observation))
        world.safety = .sample()
        let events = try world.turn()
        #expect(events.map(\.name) == ["gateApproved", "mutationIntended"])
        #expect(world.intents == [.failOver("orders", to: "orders-co-k3f9")])
        #expect(try world.turn().contains(where: isCall) == false)
    }

    @Test func `facts that moved until the opening make the question void`() throws {
        var world = try asked()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.now = Self.opening
        world.safety = .sample(lag: .known(.seconds(30)))
        let events = try world.turn()
        #expect(events.map(\.name) == ["gateVoided"] && world.intents == [])
    }

    @Test func `an approval taken back before the opening opens nothing`() throws {
        var world = try asked()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.gate?.reactions = []
        let gate = try world.requireGate()
        #expect(try world.turn() == [.gateCounted(gate.id, [])])
        world.now = Self.opening
        #expect(try world.turn() == [] && world.intents == [])
        world.now = Self.opening + .minutes(15)
        #expect(try world.turn().map(\.name) == ["gateReminded"])
        world.now = Self.opening + .minutes(25)
        #expect(try world.turn().map(\.name) == ["gateEscalated"])
    }

    @Test func `a veto outside the window ends it at once`() throws {
        var world = try asked()
        world.react("x", as: "U0BOB")
        #expect(try world.turn().map(\.name) == ["gateVetoed", "aborted"])
    }

    @Test func `nobody answers: it expires half an hour after the opening and not before`() throws {
        var world = try asked()
        world.now = Self.opening + .minutes(30) - .seconds(3)
        #expect(try world.turn().map(\.name).contains("gateExpired") == false)
        #expect(try world.turn().map(\.name) == ["gateExpired", "paused"])
    }

    @Test func `an approval that comes when the window has closed again calls nothing`() throws {
        // Open from 14:00 to 14:05, in the minute in which it is asked.
        var world = try asked(.recurring(.init(weekday: nil, opens: 840, closes: 845, zone: "UTC")))
        world.react("white_check_mark", as: "U0BOB")
        world.now = Observation.sampleInstant + .minutes(5)
        #expect(try world.turn().map(\.name) == ["gateCounted"])
        #expect(world.intents == [])
    }

    @Test func `a plan with another window is another plan`() throws {
        let plan = try World().operation.plan
        var windowed = plan
        windowed.window = .from(Self.opening)
        #expect(plan.digest != windowed.digest)
        var later = plan
        later.window = .from(Self.opening + .minutes(1))
        #expect(later.digest != windowed.digest)
    }
}
