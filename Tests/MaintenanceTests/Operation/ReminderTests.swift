import Maintenance
import TestSupport
import Testing

/// People who have not answered are called: once at half time, once more near the end.
@Suite struct ReminderTests {
    private static let calls = ["gateReminded", "gateEscalated"]

    /// The instants, in minutes after the question, at which people are called in a gate's half an hour.
    private func calls(in world: World, minutes: Range<Int64> = 0..<30) throws -> [Int64: [String]] {
        var world = world
        let opened = try world.requireGate().openedAt
        var found: [Int64: [String]] = [:]
        for minute in minutes {
            world.now = opened + .minutes(minute) - .seconds(2)
            for turn in 0..<3 {
                let names = try world.turn(after: turn == 0 ? .seconds(2) : .seconds(1)).map(\.name)
                found[minute, default: []] += names.filter(Self.calls.contains)
            }
        }
        return found.filter { !$0.value.isEmpty }
    }

    private func asked() throws -> World {
        var world = try World()
        try world.reachGate()
        return world
    }

    @Test func `a reminder at half time and a call of others with a sixth left, once each`() throws {
        #expect(try calls(in: asked()) == [15: ["gateReminded"], 25: ["gateEscalated"]])
    }

    @Test func `whoever looks late catches up with both, once`() throws {
        #expect(try calls(in: asked(), minutes: 27..<30) == [27: Self.calls])
    }

    @Test func `nobody is called about a prompt that the chat has not confirmed`() throws {
        var world = try World()
        try world.turn()
        world.observation = world.observation.adding(.standIn(of: "k3f9"))
        world.safety = .sample()
        try world.turn()
        #expect(try world.requireGate().prompt == nil)
        #expect(try calls(in: world) == [:])
    }

    @Test func `an approval that waits for its time is an answer: nobody is called`() throws {
        var world = try World(window: .from(Observation.sampleInstant + .minutes(60)))
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        #expect(try calls(in: world, minutes: 0..<60) == [:])
    }

    @Test func `one of two answers is not enough: the other is called`() throws {
        var world = try asked()
        world.policies.approval.approvers = ["U0BOB", "U0CAROL"]
        world.policies.approval.quorum = 2
        world.react("white_check_mark", as: "U0BOB")
        #expect(try calls(in: world).count == 2)
    }

    @Test func `an answer taken back counts as none`() throws {
        var world = try World(window: .from(Observation.sampleInstant + .minutes(60)))
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.gate?.reactions = []
        #expect(try calls(in: world, minutes: 0..<90).count == 2)
    }

    @Test func `a chat that cannot be read keeps nobody from being called`() throws {
        var world = try asked()
        world.gate = nil
        #expect(try calls(in: world).count == 2)
    }

    @Test func `a question asked anew is reminded of anew`() throws {
        var world = try asked()
        let first = try world.requireGate()
        world.now = first.remindsAt(from: first.openedAt) - .seconds(2)
        #expect(try world.turn().map(\.name) == ["gateReminded"])
        try world.apply([.gateVoided(first.id, "its prompt was edited")])
        try world.turn()
        let second = try world.requireGate()
        #expect(second.remindedAt == nil && second.escalatedAt == nil)
        try world.apply([.gatePrompted(second.id, Gate.Prompt(channel: "C0DBAOPS", message: "2.0", contentDigest: "t"))]
        )
        world.gate?.message?.id = "2.0"
        world.gate?.message?.contentDigest = "t"
        #expect(try calls(in: world) == [15: ["gateReminded"], 25: ["gateEscalated"]])
    }

    @Test func `each is told once, and a gate that is closed reminds of nothing`() throws {
        var world = try asked()
        let gate = try world.requireGate()
        let told = try world.operation.apply(.gateReminded(gate.id), at: world.now)
        #expect(told.first == .tell(.reminder(gate.id)))
        let called = try world.operation.apply(.gateEscalated(gate.id), at: world.now)
        #expect(called.first == .tell(.escalation(gate.id)))
        for again in [Event.gateReminded(gate.id), .gateEscalated(gate.id)] {
            #expect((try? world.apply([again])) == nil, "\(again.name)")
        }
        try world.apply([.gateVoided(gate.id, "no")])
        #expect((try? world.apply([.gateReminded(gate.id)])) == nil)
    }
}
