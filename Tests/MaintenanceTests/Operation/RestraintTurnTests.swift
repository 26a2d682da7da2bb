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

    private static func lock(_ region: String?) -> Restraint {
        lock(at: region.map { Place(account: "123456789012", region: $0) })
    }

    private static func lock(at place: Place?) -> Restraint {
        Restraint(cluster: "orders", at: place, reason: "", by: "U0ALICE", since: Observation.sampleInstant)
    }

    @Test(arguments: [("us-east-1", true), ("eu-west-1", false), (nil, true)] as [(String?, Bool)])
    func `a lock covers the cluster of its region, an old one that of every region`(region: String?, covers: Bool) {
        #expect(Self.lock(region).covers(.orders) == covers)
    }

    @Test func `a lock says where, and how it is lifted`() {
        #expect(Self.lock("eu-west-1").words == "orders is locked in eu-west-1")
        #expect(Self.lock("eu-west-1").lifting == "unlock orders --region eu-west-1")
        #expect(Self.lock(nil).words == "orders is locked")
        #expect(Self.lock(nil).lifting == "unlock orders")
        #expect(Self.freeze.lifting == "unfreeze")
    }

    @Test func `a wide lock makes a narrow one needless, not the other way round`() {
        #expect(Self.lock(nil).includes(Self.lock("eu-west-1")))
        #expect(!Self.lock("eu-west-1").includes(Self.lock(nil)))
        #expect(!Self.lock("eu-west-1").includes(Self.lock("us-east-1")))
        #expect(!Self.freeze.includes(Self.lock(nil)) && Self.freeze.includes(Self.freeze))
    }

    @Test func `what is lifted is the lock of the region, else the one of all`() throws {
        let (east, west, all) = (Self.lock("us-east-1"), Self.lock("eu-west-1"), Self.lock(nil))
        #expect(try [west, all, east].lifted(of: "orders", in: "us-east-1") == east)
        #expect(try [west, all].lifted(of: "orders", in: "us-east-1") == all)
        #expect(try [west].lifted(of: "orders", in: nil) == west)
        #expect(try [west, Self.freeze].lifted(of: nil, in: nil) == Self.freeze)
        for (locks, region, sentence) in [
            (
                [west], "us-east-1",
                "orders is not locked in us-east-1. `unlock orders --region eu-west-1` lifts the lock of orders in eu-west-1."
            ),
            (
                [west, east], nil,
                "orders is locked in several regions. Say in which: `unlock orders --region eu-west-1`."
            ),
            ([Self.freeze], "us-east-1", "orders is not locked."),
        ] as [([Restraint], String?, String)] {
            #expect(throws: Refusal(sentence)) { try locks.lifted(of: "orders", in: region) }
        }
        #expect(throws: Refusal("Nothing is frozen.")) { try [west].lifted(of: nil, in: nil) }
    }

    @Test func `a lock is of one account, and is lifted there`() throws {
        let (here, elsewhere) = (Self.lock("us-east-1"), Self.lock(at: Place(account: "9", region: "us-east-1")))
        #expect(here.covers(.orders) && !elsewhere.covers(.orders))
        #expect(!here.includes(elsewhere))
        #expect(try [elsewhere, here].lifted(of: "orders", at: here.place) == here)
        #expect(throws: Refusal.self) { try [elsewhere].lifted(of: "orders", at: here.place) }
        let sentence = "orders in us-east-1 is locked in several accounts (123456789012, 9), and none is named."
        #expect(throws: Refusal(sentence)) { try [elsewhere, here].lifted(of: "orders", in: "us-east-1") }
    }
}
