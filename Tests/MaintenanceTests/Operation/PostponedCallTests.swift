import Maintenance
import TestSupport
import Testing

/// An approval and what AWS puts off: it is spent by an attempt that may have done something, not by a definite "not now".
@Suite struct PostponedCallTests {
    private static let busy = "FailoverDBCluster failed with InvalidDBClusterStateFault: the cluster is not available."

    /// The failover approved, and put off by AWS.
    private func postponed(from world: inout World) throws {
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        try postpone(in: &world)
    }

    private func postpone(in world: inout World) throws {
        let intent = try #require(world.operation.progress?.outstanding.last)
        try world.apply(
            world.operation.decide(on: .deferred(Self.busy, retryAfter: nil), of: intent.id, at: world.now))
    }

    @Test func `one approval is enough for a failover that AWS puts off three times`() throws {
        var world = try World()
        try postponed(from: &world)
        for _ in 0..<2 {
            #expect(try world.turn(after: .minutes(1)).map(\.name) == ["mutationIntended"])
            try postpone(in: &world)
        }
        #expect(try world.turn(after: .minutes(1)).map(\.name) == ["mutationIntended"])
        #expect(world.operation.progress?.gates.count == 1)
        world.observation = world.observation.writing("orders-co-k3f9")
        #expect(try world.turn().map(\.name).contains("mutationProved"))
    }

    @Test func `what an approval that was not spent is for is said with AWS's reason and the time of the next try`()
        throws
    {
        var world = try World()
        try postponed(from: &world)
        let progress = try #require(world.operation.progress)
        let gate = try #require(progress.gates.last)
        let postponement = try #require(progress.postponement(of: gate))
        #expect(postponement.reason == Self.busy)
        #expect(postponement.until == world.now + .seconds(5))
        try world.turn(after: .minutes(1))
        let later = try #require(world.operation.progress)
        #expect(later.postponement(of: gate) == nil, "under way again")
    }

    @Test func `facts that moved before AWS is asked again are asked about anew`() throws {
        var world = try World()
        try postponed(from: &world)
        world.observation = world.observation.with("orders-2") { $0.instanceClass = "db.r6g.4xlarge" }
        #expect(try world.turn(after: .minutes(1)).map(\.name) == ["gateOpened"])
        #expect(world.intents.isEmpty)
    }

    @Test func `facts that are not safe are waited for, and the approval is good after them`() throws {
        var world = try World()
        try postponed(from: &world)
        world.safety?.replicaLag = .known(.seconds(90))
        #expect(try world.turn(after: .minutes(1)) == [])
        world.safety = .sample()
        #expect(try world.turn().map(\.name) == ["mutationIntended"])
    }

    @Test func `an approval whose time is over is not good for another try`() throws {
        var world = try World()
        try postponed(from: &world)
        let expiry = try #require(world.operation.progress?.gates.last?.expiresAt)
        world.now = expiry
        #expect(try world.turn(after: .zero).map(\.name) == ["gateOpened"])
    }

    @Test func `a pause ends an approval that was not spent`() throws {
        var world = try World()
        try postponed(from: &world)
        try world.instruct(.pause)
        world.now = world.now + .seconds(1)
        try world.instruct(.resume)
        #expect(try world.turn(after: .minutes(1)).map(\.name) == ["gateOpened"])
    }

    @Test(arguments: [CallOutcome.accepted(), .unknown("timed out")])
    func `an attempt that may have done something spends the approval`(outcome: CallOutcome) throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        let intent = try #require(world.operation.progress?.outstanding.last)
        try world.apply(world.operation.decide(on: outcome, of: intent.id, at: world.now))
        world.now = try #require(intent.settlesAt)
        #expect(try world.turn().map(\.name) == ["mutationUnproved", "gateOpened"])
    }

    @Test func `a call that was never sent needs a new approval`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        let intent = try #require(world.operation.progress?.outstanding.last)
        try world.apply(world.operation.decide(on: .withheld("everything is frozen"), of: intent.id, at: world.now))
        #expect(try world.turn(after: .minutes(1)).map(\.name) == ["gateOpened"])
    }
}
