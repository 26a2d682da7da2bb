import Maintenance
import Runbooks
import TestSupport
import Testing

/// A failover and a restart while AWS does not show the writer, from the plan to the end.
@Suite struct IncidentTurnTests {
    private static let failover = AnyRunbook.failover(FailoverRunbook(to: "orders-2"))
    private static let reboot = AnyRunbook.reboot(RebootRunbook(instance: "orders-2"))
    private static let unlisted = Observation.orders(writer: nil).restarting([:])
    private static let undescribed = Observation.orders().removing("orders-1", fromList: false).restarting([:])

    private func words(_ gate: Gate) -> GateWords? {
        gate.terms?.words(
            GateContext(
                cluster: "orders", place: Target.orders.place, currentWriter: gate.facts.currentWriter, covers: []))
    }

    /// The operation with its question open, and the prompt shown.
    private func asked(_ runbook: AnyRunbook, _ observation: Observation) throws -> World {
        var world = try World(runbook, seeing: observation)
        #expect(try world.turn().map(\.name) == ["stepStarted", "gateOpened"])
        try world.showPrompt()
        return world
    }

    private func approve(_ world: inout World) throws -> [String] {
        world.react("white_check_mark", as: "U0BOB")
        defer { world.gate = nil }
        return try world.turn().map(\.name)
    }

    @Test
    func `without a listed writer a failover is asked about as it is, made, and proved by the flag on its target`()
        throws
    {
        var world = try asked(Self.failover, Self.unlisted)
        let gate = try world.requireGate()
        #expect(gate.mutation == .failOver("orders", to: "orders-2"))
        #expect(gate.facts.currentWriter == nil && gate.facts.proposedWriter == "orders-2")
        #expect(gate.facts.facts.compactMap(\.warning) == ["AWS lists no writer for orders just now."])
        #expect(
            words(gate)?.action.text
                == "Writer role goes to orders-2 in us-east-1, account 123456789012; AWS lists no writer")
        #expect(try approve(&world) == ["gateApproved", "mutationIntended"])
        #expect(try !world.turn().map(\.name).contains("mutationProved"), "nobody writes yet")
        world.observation = world.observation.writing("orders-2")
        #expect(try world.turn().map(\.name).prefix(2) == ["mutationProved", "stepCompleted"])
        for _ in 0..<3 where !world.operation.isEnded { try world.turn() }
        #expect(world.operation.isEnded)
    }

    @Test func `a writer that AWS lists while a failover without one is asked about makes the question void`() throws {
        var world = try asked(Self.failover, Self.unlisted)
        world.observation = world.observation.writing("orders-3")
        #expect(try approve(&world).contains("gateVoided"))
        #expect(world.intents == [])
        if world.operation.progress?.waitingGate == nil { try world.turn() }
        #expect(try world.requireGate().facts.currentWriter == "orders-3")
    }

    @Test func `a writer that vanishes from the list while a failover is asked about makes the question void`() throws {
        var world = try asked(Self.failover, .orders())
        world.observation = world.observation.writing(nil)
        #expect(try approve(&world).contains("gateVoided"))
        #expect(world.intents == [])
    }

    @Test func `a failover from a writer that AWS does not describe says so, and is made`() throws {
        var world = try asked(Self.failover, Self.undescribed)
        let gate = try world.requireGate()
        #expect(gate.facts.currentWriter == "orders-1")
        #expect(
            gate.facts.facts.compactMap(\.warning) == ["AWS lists orders-1 as the writer but does not describe it."])
        #expect(words(gate)?.action.text.hasPrefix("Writer moves orders-1 → orders-2") == true)
        #expect(try approve(&world) == ["gateApproved", "mutationIntended"])
        world.observation = world.observation.writing("orders-2")
        for _ in 0..<4 where !world.operation.isEnded { try world.turn() }
        #expect(world.operation.isEnded, "whom AWS does not describe is not waited for")
    }

    @Test func `without a listed writer the restart of a member is asked about as of what may be the writer`() throws {
        var world = try asked(Self.reboot, Self.unlisted)
        let gate = try world.requireGate()
        #expect(gate.mutation == .rebootPossibleWriter("orders-2") && gate.scope?.risk == .writerRestart)
        #expect(gate.facts.facts.compactMap(\.warning) == ["AWS lists no writer for orders just now."])
        #expect(words(gate)?.interruption.text.hasPrefix("Connections drop. If it is the writer, writes") == true)
        #expect(try approve(&world) == ["gateApproved", "mutationIntended"])
        world.observation = world.observation.restarting(["orders-2": world.now])
        for _ in 0..<4 where !world.operation.isEnded { try world.turn() }
        #expect(world.operation.isEnded, "that AWS lists no writer is not the restart's matter")
    }

    @Test func `a question about the writer's restart is taken back where that is a reader by now`() throws {
        var world = try asked(
            .reboot(RebootRunbook(instance: "orders-1")), Observation.orders().restarting([:]))
        world.observation = world.observation.writing("orders-3")
        #expect(try world.turn().map(\.name) == ["gateVoided", "mutationIntended"])
        #expect(world.intents == [.reboot("orders-1")])
    }

    @Test func `beside a writer that AWS does not describe a reader is restarted as ever`() throws {
        var world = try World(Self.reboot, seeing: Self.undescribed)
        #expect(try world.turn().map(\.name) == ["stepStarted", "mutationIntended"])
        #expect(world.intents == [.reboot("orders-2")])
    }

    @Test
    func `a writer that AWS lists no more while its restart is asked about is asked about anew as what it may be`()
        throws
    {
        let writer = AnyRunbook.reboot(RebootRunbook(instance: "orders-1"))
        var world = try asked(writer, Observation.orders().restarting([:]))
        #expect(try world.requireGate().mutation == .rebootWriter("orders-1"))
        world.observation = world.observation.writing(nil)
        #expect(try approve(&world).contains("gateVoided"))
        #expect(world.intents == [])
        if world.operation.progress?.waitingGate == nil { try world.turn() }
        #expect(try world.requireGate().mutation == .rebootPossibleWriter("orders-1"))
    }
}

extension Observation {
    /// The same with the restarts that events tell of.
    fileprivate func restarting(_ restarts: [InstanceID: Timestamp]) -> Observation {
        var copy = self
        copy.givenRestarts = .known(restarts)
        return copy
    }
}
