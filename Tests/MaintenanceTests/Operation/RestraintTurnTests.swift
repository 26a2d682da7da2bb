import Maintenance
import TestSupport
import Testing

/// While a lock or freeze covers the cluster, nothing is called and nobody is asked; what was begun is watched.
@Suite struct RestraintTurnTests {
    private static let freeze = Restraint(
        cluster: nil, reason: "incident", by: "U0ALICE", since: Observation.sampleInstant)

    private func isCallOrQuestion(_ event: Event) -> Bool {
        switch event {
        case .mutationIntended, .gateOpened, .gateApproved: true
        default: false
        }
    }

    @Test func `no call is made, the status says why, and it goes on when the freeze is lifted`() throws {
        var world = try World()
        world.restraint = Self.freeze
        #expect(try world.turn().map(\.name) == ["stepStarted"])
        #expect(world.wait(for: "create-stand-in") == "everything is frozen (incident)")
        #expect(try world.turn() == [])
        world.restraint = nil
        #expect(try world.turn().map(\.name) == ["mutationIntended"])
    }

    @Test func `nobody is asked, and is when the freeze is lifted`() throws {
        var world = try World()
        try world.turn()
        world.observation = world.observation.adding(.standIn(of: "k3f9"))
        world.safety = .sample()
        world.restraint = Restraint(cluster: "orders", reason: "", by: "U0ALICE", since: world.now)
        #expect(try world.turn().contains(where: isCallOrQuestion) == false)
        #expect(world.wait(for: "fail-over") == "orders is locked")
        world.restraint = nil
        #expect(try world.turn().map(\.name) == ["gateOpened"])
    }

    @Test func `an approval given meanwhile is not consumed, and is acted on when the freeze is lifted`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        world.restraint = Self.freeze
        #expect(try world.turn().map(\.name) == ["gateCounted"])
        #expect(world.wait(for: "fail-over") == "approved; everything is frozen (incident)")
        #expect(try world.turn() == [] && world.intents == [])
        let gate = try world.requireGate()
        #expect(world.operation.progress?.isUsed(gate.id) == false)
        world.restraint = nil
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
    }

    @Test func `a veto counts also while everything is frozen`() throws {
        var world = try World()
        try world.reachGate()
        world.restraint = Self.freeze
        world.react("x", as: "U0BOB")
        #expect(try world.turn().map(\.name) == ["gateVetoed", "aborted"])
    }

    @Test func `what was asked of AWS before is watched to its proof`() throws {
        var world = try World()
        try world.turn()
        world.restraint = Self.freeze
        world.observation = world.observation.adding(.standIn(of: "k3f9"))
        #expect(try world.turn().map(\.name) == ["mutationProved", "stepCompleted", "stepStarted"])
    }

    @Test func `patience does not run out, and is not over when the freeze is lifted`() throws {
        var world = try World()
        try world.turn()
        world.observation = world.observation.adding(.standIn(of: "k3f9"))
        world.restraint = Self.freeze
        try world.turn()
        for _ in 0..<10 { #expect(try world.turn(after: .minutes(60)) == []) }
        world.restraint = nil
        // The safety facts have to be read before anybody is asked.
        #expect(try world.turn() == [])
        world.safety = .sample()
        #expect(try world.turn().map(\.name) == ["gateOpened"])
    }

    @Test(arguments: [nil, "orders", "billing"] as [ClusterID?]) func `a restraint covers its cluster, or all`(
        cluster: ClusterID?
    ) {
        let restraint = Restraint(cluster: cluster, reason: "", by: "U0ALICE", since: Observation.sampleInstant)
        #expect(restraint.covers(.orders) == (cluster != "billing"))
    }
}
