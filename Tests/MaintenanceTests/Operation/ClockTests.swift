import TestSupport
import Testing

@testable import Maintenance

/// What a clock that is set does to an operation under way.
struct ClockTests {
    /// The clock shows something else, and the operation notes that.
    private func set(by span: Span, in world: inout World) throws {
        world.now = world.now + span
        try world.apply([.clockSet(by: span)])
    }

    private func setBack(by span: Span, in world: inout World) throws { try set(by: .zero - span, in: &world) }

    @Test func `readings that differ by little are no step`() throws {
        var world = try World()
        try world.turn()
        #expect(world.operation.clockSetBack(at: world.now) == nil)
        #expect(world.operation.clockSetBack(at: world.now - Maintenance.Operation.clockTolerance) == nil)
        #expect(world.operation.clockSetBack(at: world.now - .seconds(6)) == .seconds(6))
    }

    @Test(arguments: [Span.minutes(5), .minutes(24 * 60)])
    func `a call under way is proved by the next look`(_ step: Span) throws {
        var world = try World()
        try world.turn()
        #expect(world.intents.count == 1)
        try setBack(by: step, in: &world)
        world.observation = world.observation.adding(.standIn(of: "k3f9"))
        #expect(try world.turn().map(\.name).contains("mutationProved"))
    }

    @Test func `a call that nothing shows is given up after its settle time, not after the step and that`() throws {
        var world = try World()
        try world.turn()
        let intent = try #require(world.operation.progress?.outstanding.first)
        let settles = try #require(intent.settlesAt) - intent.decidedAt
        try setBack(by: .minutes(60), in: &world)
        #expect(try world.turn(after: settles - .seconds(1)) == [])
        #expect(try world.turn(after: .seconds(2)).map(\.name).contains("mutationUnproved"))
    }

    @Test func `what waits for another try is tried again in its time`() throws {
        var world = try World()
        try world.turn()
        let intent = try #require(world.operation.progress?.outstanding.first)
        try world.apply(
            world.operation.decide(on: .deferred("busy", retryAfter: .minutes(2)), of: intent.id, at: world.now))
        try setBack(by: .minutes(60), in: &world)
        #expect(try world.turn(after: .minutes(2)).map(\.name) == ["mutationIntended"])
    }

    @Test func `an approval from before a pause is spent, whatever the clock shows afterwards`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        let intent = try #require(world.operation.progress?.outstanding.last)
        try world.apply(world.operation.decide(on: .deferred("busy", retryAfter: nil), of: intent.id, at: world.now))
        try world.instruct(.pause)
        try world.instruct(.resume)
        try setBack(by: .minutes(5), in: &world)
        #expect(try world.turn(after: .minutes(1)).map(\.name) == ["gateOpened"])
    }

    @Test func `a restart that nothing shows is not repeated though the clock was set back after a resumption`() throws
    {
        var world = try World()
        world.operation = world.operation.scripted { outstanding in
            outstanding.isEmpty ? .ready([.reboot("orders-2")]) : .inProgress("asked for")
        }
        try world.instruct(.pause)
        try world.instruct(.resume)
        try setBack(by: .minutes(5), in: &world)
        try world.turn()
        world.now = try #require(world.operation.progress?.outstanding.first?.settlesAt)
        #expect(try world.turn(after: .zero).map(\.name) == ["mutationUnproved", "paused"])
    }

    @Test func `a restart under way at a resumption is not repeated by itself either`() throws {
        var world = try World()
        world.operation = world.operation.scripted { outstanding in
            outstanding.isEmpty ? .ready([.reboot("orders-2")]) : .inProgress("asked for")
        }
        try world.turn()
        let settles = try #require(world.operation.progress?.outstanding.first?.settlesAt)
        try world.instruct(.pause)
        try world.instruct(.resume)
        world.now = settles
        #expect(try world.turn(after: .zero).map(\.name) == ["mutationUnproved", "paused"])
    }

    @Test func `no instant of an operation lies ahead of a clock that was set back, and deadlines come nearer`() throws
    {
        var world = try World()
        try world.reachGate()
        let before = try world.requireGate()
        try setBack(by: .minutes(60), in: &world)
        let after = try world.requireGate()
        #expect(after.openedAt == before.openedAt - .minutes(60))
        #expect(after.expiresAt - after.openedAt == before.expiresAt - before.openedAt)
        #expect(world.operation.clockSetBack(at: world.now) == nil)
    }

    @Test func `a clock that is set forward ends neither a settle time nor the time to answer`() throws {
        var world = try World()
        try world.turn()
        try set(by: .minutes(60), in: &world)
        #expect(try world.turn() == [], "nothing shows the call yet")
        var asked = try World()
        try asked.reachGate()
        try set(by: .minutes(60), in: &asked)
        #expect(try asked.turn().map(\.name).contains("gateExpired") == false)
    }

    @Test func `a restart by somebody else before the call proves nothing when the clock was set forward since`() throws
    {
        var world = try World()
        world.operation = world.operation.scripted { outstanding in
            outstanding.isEmpty ? .ready([.reboot("orders-2")]) : .inProgress("asked for")
        }
        try world.turn()
        let earlier = world.now - .minutes(4)
        try set(by: .minutes(10), in: &world)
        // By the clock as it is now, that restart was ten minutes later.
        let shown = earlier + .minutes(10)
        world.observation.add([
            Answered(
                RestartsQuestion(in: Target.orders.place, since: shown), .known(["orders-2": shown]), takenAt: world.now
            )
        ])
        #expect(try world.turn() == [])
    }

    @Test func `an answer that was read before the clock was set back proves nothing`() throws {
        var world = try World()
        try world.turn()
        try setBack(by: .minutes(5), in: &world)
        var look = world.look
        var seen = world.observation.adding(.standIn(of: "k3f9"))
        seen.takenAt = world.now + .minutes(5)
        look.sighting = .seen(seen)
        #expect(try world.turn(look: look).map(\.name).contains("mutationProved") == false)
    }

    @Test func `the time to answer ahead of a window goes by the window, whatever the clock was before`() throws {
        let opens = Observation.sampleInstant + .minutes(120)
        var world = try World(window: .from(opens))
        try world.reachGate()
        let before = try world.requireGate()
        #expect(before.opensAt == opens)
        try setBack(by: .minutes(60), in: &world)
        #expect(try world.requireGate().expiresAt == before.expiresAt)
    }
}
