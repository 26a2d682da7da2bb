import Maintenance
import TestSupport
import Testing

/// What nothing shows to have happened: what is the same however often it is made is made again, anything else is said, and a
/// person decides.
@Suite struct RepetitionTests {
    /// An operation whose steps want this one call.
    private func world(wanting mutation: AnyMutation) throws -> World {
        var world = try World()
        world.operation = world.operation.scripted { outstanding in
            outstanding.isEmpty ? .ready([mutation]) : .inProgress("asked for")
        }
        return world
    }

    @Test(arguments: [
        AnyMutation.reboot("orders-2"),
        .applyMaintenance(MaintenanceAction(resource: .instance("orders-2"), arn: "arn:2", action: "os-upgrade")),
    ])
    func `a restart or maintenance that nothing shows is not ordered a second time unless a person says so`(
        mutation: AnyMutation
    ) throws {
        var world = try world(wanting: mutation)
        #expect(try world.turn().map(\.name) == ["stepStarted", "mutationIntended"])
        let settles = try #require(world.operation.progress?.outstanding.first?.settlesAt)
        world.now = settles
        let events = try world.turn()
        #expect(events.map(\.name) == ["mutationUnproved", "paused"])
        guard case .paused(.trouble(_, let reason))? = events.last else { return }
        #expect(reason == "nothing shows that AWS did what was asked: \(mutation.phrase.text)")
        try world.instruct(.resume)
        #expect(try world.turn().map(\.name) == ["mutationIntended"])
    }

    @Test func `a change to a value that nothing shows is made again by itself`() throws {
        var world = try world(wanting: .modifyClass(of: "orders-2", to: "db.r6g.xlarge"))
        try world.turn()
        world.now = try #require(world.operation.progress?.outstanding.first?.settlesAt)
        #expect(try world.turn().map(\.name) == ["mutationUnproved", "mutationIntended"])
    }

    @Test func `a restart whose event never comes is proved by the instance that restarted and came back`() throws {
        var world = try world(wanting: .reboot("orders-2"))
        try world.turn()
        world.observation = world.observation.with("orders-2") { $0.status = "rebooting" }
        #expect(try world.turn().map(\.name) == ["mutationUnderWay"])
        world.observation = world.observation.with("orders-2") { $0.status = "available" }
        #expect(try world.turn().map(\.name).first == "mutationProved")
    }

    @Test func `whoever is asked for a failover again is told that it was asked for before and may still happen`()
        throws
    {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.now = try #require(world.operation.progress?.outstanding.first?.settlesAt)
        #expect(try world.turn().map(\.name) == ["mutationUnproved", "gateOpened"])
        let facts = try #require(world.operation.progress?.waitingGate?.facts.facts)
        let fact = try #require(facts.first { $0.name == "earlier-call" })
        #expect(fact.text.hasPrefix("AWS was asked for it 4 min"))
        #expect(fact.text.hasSuffix("ago, and nothing shows that it was done"))
    }
}
