import Testing
import TestSupport

@testable import Maintenance

/// What a turn makes of a gate: facts read again (G4), the reaction still there (G17), used once (G20).
@Suite struct GatedTurnTests {
    private func isFailover(_ event: Event) -> Bool {
        guard case .mutationIntended(let intent) = event else { return false }
        return intent.mutation.isGated
    }

    @Test func `without a gate no failover is decided on, whatever is seen (G2)`() throws {
        var world = try World()
        try world.turn()
        world.observation = world.observation.adding(.standIn(of: "k3f9"))
        world.now = world.now + .seconds(2)
        // Safety facts have to be read before anybody is asked.
        let decision = world.operation.decide(on: world.look, policies: world.policies)
        #expect(decision.wants.contains(.facts(FactSample.questions(beforeFailoverTo: "orders-co-k3f9"))))
        #expect(!decision.events.contains(where: isFailover))
        world.safety = .sample()
        let events = try world.turn()
        #expect(events.contains { if case .gateOpened = $0 { true } else { false } })
        #expect(!events.contains(where: isFailover))
    }

    @Test func `an intent of a failover needs the approval of the last gate, for this very call (G2, G3, G20)`() throws
    {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        let gate = try world.requireGate()
        let rightly = Intent(
            id: "k3f9-9", step: "fail-over", mutation: gate.mutation, approval: gate.id, decidedAt: world.now)
        func isRefused(_ intent: Intent) -> Bool {
            var operation = world.operation
            return (try? operation.apply(.mutationIntended(intent), at: world.now)) == nil
        }
        #expect(isRefused(rightly), "not approved yet")
        guard
            case .approved(let approval) = gate.judge(
                plan: world.operation.plan.digest, reading: world.look.gate, policy: world.policies.approval,
                at: world.now)
        else {
            Issue.record("not approved")
            return
        }
        try world.apply([.gateApproved(approval)])
        var without = rightly
        without.approval = nil
        #expect(isRefused(without), "no approval named")
        var elsewhere = rightly
        elsewhere.mutation = .failOver("orders", to: "orders-2")
        #expect(isRefused(elsewhere), "approved for another writer")
        var otherStep = rightly
        otherStep.step = "fail-back"
        #expect(isRefused(otherStep), "approved for another step")
        var other = rightly
        other.approval = GateID(operation: "k3f9", step: "fail-over", ask: 7)
        #expect(isRefused(other), "approval of another gate")
        #expect(!isRefused(rightly))
        try world.apply([.mutationIntended(rightly), .mutationRefused("k3f9-9", "no")])
        var again = rightly
        again.id = "k3f9-10"
        #expect(isRefused(again), "used already")
    }

    @Test func `an approval of another plan opens nothing (G3)`() throws {
        var world = try World()
        try world.reachGate()
        let gate = try world.requireGate()
        let forged = Approval(
            gate: gate.id, by: ["U0BOB"], planDigest: PlanDigest("another"), factsDigest: "", at: world.now,
            evidence: "")
        try world.apply([.gateApproved(forged)])
        let intent = Intent(
            id: "k3f9-9", step: "fail-over", mutation: gate.mutation, approval: gate.id, decidedAt: world.now)
        #expect(throws: Refusal.self) { try world.apply([.mutationIntended(intent)]) }
    }

    @Test func `an approval is acted on in the turn that reads everything again, and used up by it`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        let events = try world.turn()
        #expect(events.map(\.name) == ["gateApproved", "mutationIntended"])
        #expect(world.intents == [.failOver("orders", to: "orders-co-k3f9")])
        // The reaction stays, and is good for nothing more.
        #expect(try world.turn() == [])
    }

    @Test func `facts older than half a minute are read again before anything is done (G4)`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        world.now = world.now + .minutes(1)
        var look = world.look
        look.facts = FactSample.sample(at: world.now - .seconds(31)).answers(seeing: world.observation)
        var decision = world.operation.decide(on: look, policies: world.policies)
        #expect(!decision.events.contains(where: isFailover))
        #expect(decision.wants.contains(.facts(FactSample.questions(beforeFailoverTo: "orders-co-k3f9"))))
        look = world.look
        look.facts = nil
        decision = world.operation.decide(on: look, policies: world.policies)
        #expect(!decision.events.contains(where: isFailover))
        look = world.look
        var old = world.observation
        old.takenAt = world.now - .seconds(31)
        look.sighting = .seen(old)
        decision = world.operation.decide(on: look, policies: world.policies)
        #expect(!decision.events.contains(where: isFailover) && decision.wants.contains(.observation))
    }

    @Test(.holds(.freshPlan)) func `facts that moved make the gate void and it is asked anew (G4)`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        world.observation = world.observation.with("orders-2") { $0.instanceClass = "db.r6g.4xlarge" }
        let events = try world.turn()
        #expect(events.map(\.name) == ["gateVoided"])
        // The reaction to the old prompt does not count for the new one.
        world.gate = nil
        #expect(try world.turn().map(\.name) == ["gateOpened"])
        #expect(try world.requireGate().id.text.hasSuffix("/2"))
    }

    @Test(.holds(.lagChecked)) func `too much lag at the last moment makes it void (G4)`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        world.safety = .sample(lag: .known(.seconds(30)))
        #expect(try world.turn().map(\.name) == ["gateVoided"])
    }

    @Test func `facts that cannot be read just now are waited for`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        world.safety = .sample(snapshots: .unavailable("Throttling"))
        #expect(try world.turn() == [])
        world.safety = .sample()
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
    }

    @Test(.holds(.lagChecked)) func `lag that cannot be read at the last moment is asked about by its name`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        world.safety = .sample(lag: .unavailable("CloudWatch has no recent value."))
        #expect(try world.turn().map(\.name) == ["gateVoided"])
        world.gate = nil
        #expect(try world.turn().map(\.name) == ["gateOpened"])
        let lag = try #require(try world.requireGate().facts.facts.first { $0.name == "replica-lag" })
        #expect(lag.text == "replica lag not read: CloudWatch has no recent value")
        #expect(
            lag.warning
                == "The replica lag of orders-co-k3f9 was not read. Approving accepts exactly that.")
    }

    @Test func `who approves without the lag has accepted that, and no lag over the limit`() throws {
        var world = try World()
        try world.reachGate(.sample(lag: .unavailable("no value")))
        world.react("white_check_mark", as: "U0BOB")
        var late = world
        late.safety = .sample(lag: .known(.seconds(30)))
        #expect(try late.turn().map(\.name) == ["gateVoided"])
        var read = world
        read.safety = .sample()
        #expect(try read.turn().map(\.name) == ["gateApproved", "mutationIntended"])
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
    }

    @Test func `five vain questions in a row stop the operation`() throws {
        var world = try World()
        try world.reachGate()
        for ask in 1...Maintenance.Operation.voidLimit {
            let id = try world.requireGate().id
            if ask > 1 {
                try world.apply([
                    .gatePrompted(
                        id, Gate.Prompt(channel: "C0DBAOPS", message: "1767621900.000100", contentDigest: "text"))
                ])
            }
            world.gate?.message = nil
            let events = try world.turn()
            #expect(events.first?.name == "gateVoided")
            if ask < Maintenance.Operation.voidLimit { try world.turn() }
        }
        #expect(world.operation.phase.name == "paused")
    }

    @Test func `a veto ends the operation and says what is left`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        world.react("x", as: "U0ALICE")
        let events = try world.turn()
        #expect(events.map(\.name) == ["gateVetoed", "aborted"])
        guard case .ended(let ended) = world.operation.phase, case .aborted(_, _, let left) = ended.outcome else {
            return
        }
        #expect(left.contains { $0.contains("orders-co-k3f9") })
    }

    @Test func `a gate that expires pauses, and is asked anew on demand`() throws {
        var world = try World()
        try world.reachGate()
        let events = try world.turn(after: .minutes(31))
        #expect(events.map(\.name) == ["gateExpired", "paused"])
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn() == [], "a late reaction moves nothing")
        let resumed = try world.operation.decide(
            on: .resume, by: "U0ALICE", look: world.look, policies: world.policies)
        try world.apply(resumed.events)
        #expect(try world.turn().map(\.name).contains("gateOpened"))
    }

    @Test func `a paused operation approves and intends nothing`() throws {
        var world = try World()
        try world.reachGate()
        let pause = try world.operation.decide(
            on: .pause, by: "U0ALICE", look: world.look, policies: world.policies)
        #expect(pause.events.map(\.name) == ["gateVoided", "paused"])
        try world.apply(pause.events)
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn(after: .minutes(5)) == [])
        #expect(world.intents.isEmpty)
    }

    @Test func `somebody who does not count is told once`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0MALLORY")
        #expect(try world.turn().map(\.name) == ["gateReactionIgnored"])
        #expect(try world.turn() == [])
    }
}
