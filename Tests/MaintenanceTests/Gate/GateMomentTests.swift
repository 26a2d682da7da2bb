import Testing
import TestSupport

@testable import Maintenance

/// What may happen between an approval and the call that it allows: an approval is judged anew in the turn that acts.
@Suite struct GateMomentTests {
    private func isFailover(_ event: Event) -> Bool {
        guard case .mutationIntended(let intent) = event else { return false }
        return intent.mutation.isGated
    }

    /// A gate that U0BOB has approved, in a turn that could not act yet because the safety facts were not read.
    private func approvedButNotActedOn() throws -> World {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        world.safety = nil
        #expect(try world.turn() == [], "an approval alone is no event")
        world.safety = .sample()
        return world
    }

    private func restarted(_ world: World) throws -> World {
        var copy = world
        copy.operation = try world.operation.restored()
        #expect(copy.operation == world.operation)
        return copy
    }

    @Test func `G18: a veto after the approval and before the call wins`() throws {
        var world = try approvedButNotActedOn()
        world.react("x", as: "U0ALICE")
        let events = try world.turn()
        #expect(events.map(\.name) == ["gateVetoed", "aborted"])
        #expect(world.intents.isEmpty)
    }

    @Test func `G17: a reaction that was taken back before the call opens nothing`() throws {
        var world = try approvedButNotActedOn()
        world.gate?.reactions = []
        #expect(try world.turn() == [])
        #expect(try world.requireGate().isWaiting)
    }

    @Test func `G10: an approver who was deactivated before the call does not count`() throws {
        var world = try approvedButNotActedOn()
        world.gate?.people["U0BOB"]?.isDeactivated = true
        #expect(try world.turn().map(\.name) == ["gateReactionIgnored"])
    }

    @Test func `G5: an approver who was taken off the list before the call does not count`() throws {
        var world = try approvedButNotActedOn()
        world.policies.approval.approvers = ["U0CAROL"]
        #expect(try world.turn().map(\.name) == ["gateReactionIgnored"])
    }

    @Test func `G19: an approval that cannot be acted on in time expires`() throws {
        var world = try approvedButNotActedOn()
        world.safety = .sample(snapshots: .unavailable("Throttling"))
        #expect(try world.turn() == [])
        #expect(try world.turn(after: .minutes(30)).map(\.name) == ["gateExpired", "paused"])
        #expect(world.intents.isEmpty)
    }

    @Test func `G1: after a restart before the call the approval is read again, not remembered`() throws {
        var world = try restarted(approvedButNotActedOn())
        let reading = world.gate
        world.gate = nil
        #expect(try world.turn() == [], "the chat cannot be read")
        world.gate = reading
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
    }

    @Test func `G20: after a restart behind the commit the call is looked for, not made again`() throws {
        var world = try approvedButNotActedOn()
        try world.turn()
        world = try restarted(world)
        let intent = try #require(world.operation.progress?.outstanding.first)
        #expect(intent.outcome == .pending)
        let settles = try #require(intent.settlesAt)
        world.now = settles - .seconds(3)
        #expect(try world.turn() == [])
        // Nothing shows that it took effect: a person is asked anew, and the old reaction is on another message.
        let late = try world.turn(after: .seconds(2))
        #expect(late.map(\.name) == ["mutationUnproved", "gateOpened"])
        #expect(try world.turn().contains(where: isFailover) == false)
    }

    @Test func `G20: a failover that AWS put off is made on the approval that it did not use up`() throws {
        var world = try approvedButNotActedOn()
        try world.turn()
        let intent = try #require(world.operation.progress?.outstanding.first)
        let put = world.operation.decide(
            on: .deferred("InvalidDBClusterState", retryAfter: nil), of: intent.id, at: world.now)
        try world.apply(put)
        #expect(try world.turn(after: .seconds(1)) == [])
        #expect(try world.turn(after: .seconds(10)).map(\.name) == ["mutationIntended"])
        #expect(try world.turn().contains(where: isFailover) == false)
    }

    @Test func `G14: the reaction to the prompt before is not the answer to this one`() throws {
        var world = try approvedButNotActedOn()
        let old = try world.requireGate()
        try world.apply([.gateVoided(old.id, "something changed")])
        world.now = world.now + .seconds(2)
        try world.turn()
        let asked = try world.requireGate()
        let prompt = Gate.Prompt(channel: "C0DBAOPS", message: "1767629999.000100", contentDigest: "text")
        try world.apply([.gatePrompted(asked.id, prompt)])
        #expect(try world.turn().contains(where: isFailover) == false)
        #expect(
            world.operation.progress?.gates.contains { if case .approved = $0.state { true } else { false } } == false)
    }

    @Test func `G3: a plan digest that is not the operation's makes the question void`() throws {
        var world = try approvedButNotActedOn()
        world.operation.plan.steps[0].title += ""
        world.operation.plan.changeCluster { $0.arn += "x" }
        #expect(try world.turn().first?.name == "gateVoided")
    }

    @Test func `a failover that somebody else made meanwhile takes the question back`() throws {
        var world = try approvedButNotActedOn()
        world.gate?.reactions = []
        world.observation = world.observation.writing("orders-co-k3f9")
        let events = try world.turn()
        #expect(events.prefix(2).map(\.name) == ["gateVoided", "stepCompleted"])
        #expect(!events.contains(where: isFailover))
    }

    @Test func `another cluster of the same name gets no failover, approved or not`() throws {
        var world = try approvedButNotActedOn()
        world.observation = world.observation.withCluster { $0.resourceIdentifier = "cluster-OTHER" }
        #expect(try world.turn().map(\.name) == ["stepTroubled"])
        #expect(try world.turn(after: .minutes(2)).map(\.name) == ["gateVoided", "paused"])
        #expect(world.intents.isEmpty)
    }

    @Test func `a veto asks for a look before the end is told, and ends also where AWS cannot be read`() throws {
        var world = try approvedButNotActedOn()
        world.react("x", as: "U0ALICE")
        world.now = world.now + .seconds(2)
        var look = world.look
        look.sighting = .notLooked
        let asking = world.operation.decide(on: look, policies: world.policies)
        #expect(asking.events == [] && asking.wants.contains(.observation))
        look.sighting = .unseen(reason: "timed out", passes: true, since: world.now)
        let blind = world.operation.decide(on: look, policies: world.policies)
        #expect(blind.events.map(\.name) == ["gateVetoed", "aborted"])
    }

    @Test func `an approval in a turn that did not look asks for everything that it needs`() throws {
        var world = try approvedButNotActedOn()
        world.now = world.now + .seconds(2)
        var look = world.look
        look.sighting = .notLooked
        let gate = try world.requireGate()
        let decision = world.operation.decide(on: look, policies: world.policies)
        #expect(decision.events == [])
        #expect(
            decision.wants == [
                .observation, .facts(FactSample.questions(beforeFailoverTo: "orders-co-k3f9")), .gateReading(gate.id),
            ])
    }

    @Test func `AWS that cannot be read gets no call, approved or not`() throws {
        var world = try approvedButNotActedOn()
        world.now = world.now + .seconds(2)
        var look = world.look
        look.sighting = .unseen(reason: "timed out", passes: true, since: world.now)
        let decision = world.operation.decide(on: look, policies: world.policies)
        #expect(decision.events == [])
    }

    @Test func `G4: nobody is asked while it is not safe, and everybody who could be is told why`() throws {
        var world = try World()
        try world.turn()
        world.observation = world.observation.adding(.standIn(of: "k3f9"))
        world.safety = .sample(lag: .known(.seconds(30)))
        let events = try world.turn()
        #expect(!events.map(\.name).contains("gateOpened"))
        let waits = world.operation.decide(on: world.look, policies: world.policies).waits
        #expect(waits["fail-over"]?.hasPrefix("not safe to ask yet") == true)
        world.safety = .sample()
        #expect(try world.turn().map(\.name) == ["gateOpened"])
    }

    @Test func `an abort with a question open takes it back and says what is left`() throws {
        var world = try approvedButNotActedOn()
        let decision = try world.operation.decide(
            on: .abort(reason: "wrong night"), by: "U0ALICE", look: world.look,
            policies: world.policies)
        try world.apply(decision.events)
        #expect(decision.events.map(\.name) == ["gateVoided", "aborted"])
        guard case .ended(let ended) = world.operation.phase, case .aborted(_, let why, let left) = ended.outcome else {
            Issue.record("\(world.operation.phase)")
            return
        }
        #expect(why == "wrong night" && left.contains { $0.contains("orders-co-k3f9") })
        #expect(try world.turn() == [])
    }

    @Test(.holds(.abortEndsWait)) func `an abort with a failover outstanding ends at once and names it`() throws {
        var world = try approvedButNotActedOn()
        try world.turn()
        let id = try #require(world.operation.progress?.outstanding.first?.id)
        let decision = try world.operation.decide(
            on: .abort(reason: ""), by: "U0ALICE", look: world.look, policies: world.policies)
        try world.apply(decision.events)
        guard case .ended(let ended) = world.operation.phase, case .aborted(_, _, let left) = ended.outcome else {
            Issue.record("\(world.operation.phase)")
            return
        }
        #expect(!left.isEmpty && ended.progress?.outstanding.map(\.id) == [id])
        #expect(
            world.operation.decide(on: .accepted(), of: id, at: world.now) == [], "its answer moves nothing any more")
    }
}
