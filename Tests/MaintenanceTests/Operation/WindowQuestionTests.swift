import Maintenance
import Runbooks
import TestSupport
import Testing

/// A question that waits while its maintenance window closes: what it says of the window is true as long as it can be answered.
@Suite struct WindowQuestionTests {
    private static let start = Observation.sampleInstant

    /// Opens some minutes after 14:00, the sample instant, and is open for some.
    private static func window(opens: Int = 0, minutes: Int) throws -> Window {
        .recurring(try .init(weekday: nil, opens: 840 + opens, closes: 840 + opens + minutes, zone: "UTC"))
    }

    /// A lone failover, asked about, in a window or ahead of it.
    private func failover(in window: Window) throws -> World {
        var world = try World(.failover(FailoverRunbook(to: "orders-2")), seeing: .orders(), window: window)
        #expect(try world.turn().map(\.name) == ["stepStarted", "gateOpened"])
        try world.showPrompt()
        return world
    }

    /// The question ends unanswered at that minute, and a new one comes when the window opens at that one.
    private func expectAskedAgain(_ world: inout World, ending: Int64, opening: Int64) throws {
        let gate = try world.requireGate()
        #expect(gate.expiresAt == Self.start + .minutes(ending) && gate.endsWithWindow == true)
        world.now = Self.start + .minutes(ending) - Span(milliseconds: 1)
        #expect(try !world.turn(after: .zero).map(\.name).contains("gateExpired"))
        world.now = Self.start + .minutes(ending)
        #expect(try world.turn(after: .zero).map(\.name) == ["gateExpired"], "no pause")
        world.gate = nil
        #expect(try world.turn() == [])
        world.now = Self.start + .minutes(opening) - .seconds(1)
        #expect(try world.turn(after: .zero) == [], "nobody is asked before the window opens")
        #expect(world.wait(for: gate.step) == "the maintenance window is not open yet")
        world.now = Self.start + .minutes(opening)
        #expect(try world.turn(after: .zero).map(\.name) == ["gateOpened"])
        #expect(world.intents == [])
    }

    @Test func `a failover that nobody answered is closed with its window, and asked again when that opens`() throws {
        var world = try failover(in: Self.window(minutes: 10))
        try expectAskedAgain(&world, ending: 10, opening: 24 * 60)
    }

    @Test func `one that was asked about ahead of a short window is closed with that as well`() throws {
        var world = try failover(in: Self.window(opens: 60, minutes: 20))
        #expect(try world.requireGate().opensAt == Self.start + .minutes(60))
        try expectAskedAgain(&world, ending: 80, opening: 25 * 60)
    }

    @Test func `one that needs a way back is closed as soon as both do not fit any more`() throws {
        // Two failovers and the change of three members take 25 min.
        var world = try World(window: Self.window(minutes: 40))
        try world.reachGate()
        try expectAskedAgain(&world, ending: 15, opening: 24 * 60)
    }

    @Test func `an approval after that opens nothing`() throws {
        var world = try failover(in: Self.window(minutes: 10))
        world.react("white_check_mark", as: "U0BOB")
        world.now = Self.start + .minutes(10)
        #expect(try world.turn(after: .zero).map(\.name) == ["gateExpired"])
        #expect(world.intents == [])
    }

    @Test func `a question whose time ends well inside the window pauses as ever when nobody answers`() throws {
        var world = try failover(in: Self.window(minutes: 120))
        let gate = try world.requireGate()
        #expect(gate.expiresAt == gate.openedAt + .minutes(30) && gate.endsWithWindow == nil)
        world.now = gate.expiresAt
        #expect(try world.turn(after: .zero).map(\.name) == ["gateExpired", "paused"])
        world.gate = nil
        try world.instruct(.resume)
        #expect(try world.turn().map(\.name).contains("gateOpened"), "whoever resumes is asked")
    }

    /// In a window of an hour Aurora moved the role to the last member that is to be changed.
    private func needingAnotherFailover() throws -> World {
        var world = try World.failedOver(in: Self.window(minutes: 60))
        for name in ["orders-1", "orders-2"] as [InstanceID] {
            world.observation = world.observation.with(name) { $0.instanceClass = "db.r6g.xlarge" }
        }
        world.observation = world.observation.writing("orders-3")
        return world
    }

    @Test func `a failover that comes in between is asked anew at once when the window closes, with that said`() throws
    {
        var world = try needingAnotherFailover()
        world.now = Self.start + .minutes(50)
        try world.turn(after: .zero)
        let asked = try world.requireGate()
        #expect(asked.step == "change-class" && asked.mutation == .failOver("orders", to: "orders-co-k3f9"))
        #expect(asked.isOutsideWindow == nil && asked.expiresAt == Self.start + .minutes(60))
        try world.showPrompt()
        world.now = Self.start + .minutes(60)
        #expect(try world.turn(after: .zero).map(\.name) == ["gateVoided", "gateOpened"])
        let anew = try world.requireGate()
        #expect(anew.isOutsideWindow == true && anew.opensAt == nil && anew.mutation == asked.mutation)
        try world.showPrompt("1767625500.000200")
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
    }

    @Test func `a failover that comes in between once the window has closed is the question whether to do it outside`()
        throws
    {
        var world = try needingAnotherFailover()
        world.now = Self.start + .minutes(61)
        try world.turn(after: .zero)
        let gate = try world.requireGate()
        #expect(gate.step == "change-class" && gate.isOutsideWindow == true && !gate.isFinishing)
    }

    @Test func `a clock set forward over the closing closes the question too`() throws {
        var world = try failover(in: Self.window(minutes: 20))
        world.now = world.now + .minutes(60)
        try world.apply([.clockSet(by: .minutes(60))])
        #expect(try world.turn().map(\.name) == ["gateExpired"])
        world.gate = nil
        #expect(try world.turn() == [])
    }

    @Test func `a question that a clock set back ended early is asked again while its window is open`() throws {
        var world = try failover(in: Self.window(minutes: 25))
        world.now = world.now + .minutes(15)
        try world.apply([.clockSet(by: .minutes(-12))])
        world.now = world.now - .minutes(12)
        #expect(try world.turn(after: .minutes(11)).map(\.name).suffix(2) == ["gateExpired", "gateOpened"])
        #expect(try world.requireGate().expiresAt == Self.start + .minutes(25))
    }
}
