import Testing
import TestSupport

@testable import Maintenance

/// The machine itself, whatever decides: what it takes to come by a clearance (G2, G20), and what a gate takes (G24).
///
/// `Approval` and `Clearance` have no initialiser outside `Maintenance`: without `@testable`, no caller compiles that
/// makes one. An approval comes out of `Gate.judge` or a stored journal, a clearance only out of `Progress.clear`.
@Suite struct ClearanceTests {
    private struct Stage {
        var world: World
        var gate: Gate
        var intent: Intent

        /// A gate that is open and approved by U0BOB, and the intent that it allows.
        init(approved: Bool = true) throws {
            world = try World()
            try world.reachGate()
            gate = try world.requireGate()
            intent = Intent(
                id: "k3f9-9", step: gate.step, mutation: gate.mutation, approval: gate.id, decidedAt: world.now)
            if approved { try world.apply([.gateApproved(approval)]) }
        }

        var approval: Approval {
            Approval(
                gate: gate.id, by: ["U0BOB"], planDigest: world.operation.plan.digest, factsDigest: gate.facts.digest,
                at: world.now, evidence: "evidence")
        }

        func takes(_ event: Event) -> Bool {
            var operation = world.operation
            return (try? operation.apply(event, at: world.now)) != nil
        }

        func clears(_ intent: Intent) -> Bool { takes(.mutationIntended(intent)) }
    }

    @Test func `a clearance says exactly what was intended`() throws {
        var stage = try Stage()
        let effects = try stage.world.operation.apply(.mutationIntended(stage.intent), at: stage.world.now)
        guard case .perform(let clearance)? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(clearance.intent == stage.intent && clearance.target == .orders && clearance.operation == "k3f9")
    }

    @Test func `G20: an approval is used up while its call is outstanding and after it ended`() throws {
        var stage = try Stage()
        try stage.world.apply([.mutationIntended(stage.intent)])
        var again = stage.intent
        again.id = "k3f9-10"
        again.mutation = .failOver("orders", to: "orders-2")
        #expect(!stage.clears(again))
        again.mutation = stage.intent.mutation
        #expect(!stage.clears(again))
        let endings: [Event] = [
            .mutationProved(stage.intent.id), .mutationUnproved(stage.intent.id),
            .mutationRefused(stage.intent.id, "no"), .mutationWithheld(stage.intent.id, "frozen"),
        ]
        for ending in endings {
            var later = stage
            try later.world.apply([ending])
            #expect(!later.clears(again), "\(ending.name)")
        }
    }

    @Test func `G20: what AWS definitely did not do then uses up no approval`() throws {
        var stage = try Stage()
        try stage.world.apply([.mutationIntended(stage.intent)])
        try stage.world.apply([.mutationDeferred(stage.intent.id, "busy", until: stage.world.now)])
        var again = stage.intent
        again.id = "k3f9-99"
        #expect(stage.clears(again))
        again.mutation = .failOver("orders", to: "orders-2")
        #expect(!stage.clears(again))
    }

    @Test func `G20: the same call is not made twice at a time, and no intent has the id of another`() throws {
        var world = try World()
        try world.turn()
        let first = try #require(world.operation.progress?.outstanding.first)
        var second = first
        second.id = "k3f9-77"
        #expect((try? world.apply([.mutationIntended(second)])) == nil)
        try world.apply([.mutationUnproved(first.id)])
        #expect((try? world.apply([.mutationIntended(first)])) == nil)
        try world.apply([.mutationIntended(second)])
        #expect(world.operation.progress?.outstanding.map(\.id) == ["k3f9-77"])
    }

    @Test func `G2: a call is intended only for a step that is under way`() throws {
        var world = try World()
        let create = AnyMutation.createInstance(.sample("k3f9", of: "orders"))
        let intent = Intent(id: "k3f9-1", step: "verify", mutation: create, approval: nil, decidedAt: world.now)
        #expect((try? world.apply([.mutationIntended(intent)])) == nil)
        var nowhere = intent
        nowhere.step = "no-such-step"
        #expect((try? world.apply([.mutationIntended(nowhere)])) == nil)
    }

    @Test func `G2: a call without a gate names no approval`() throws {
        var world = try World()
        try world.apply([.stepStarted("create-stand-in")])
        let create = AnyMutation.createInstance(.sample("k3f9", of: "orders"))
        let gate = GateID(operation: "k3f9", step: "create-stand-in", ask: 1)
        let intent = Intent(
            id: "k3f9-1", step: "create-stand-in", mutation: create, approval: gate, decidedAt: world.now)
        #expect((try? world.apply([.mutationIntended(intent)])) == nil)
    }

    @Test func `G2: every failover has a gate, in the work and in the call`() {
        let calls: [(AnyMutation, Bool)] = [
            (.failOver("orders", to: "orders-2"), true), (.createInstance(.sample("k3f9", of: "orders")), false),
            (.modifyClass(of: "orders-1", to: "db.r6g.xlarge"), false), (.deleteStandIn("orders-co-k3f9"), false),
        ]
        for (call, isGated) in calls { #expect(call.isGated == isGated, "\(call)") }
        #expect(AnyStep.failOver(to: "orders-2").isGated)
        #expect(!AnyStep.deleteStandIn("orders-co-k3f9").isGated)
    }

    @Test func `G2: a gate whose prompt was never seen in the chat is not approved`() throws {
        var world = try World()
        try world.turn()
        world.observation = world.observation.adding(.standIn(of: "k3f9"))
        world.safety = .sample()
        try world.turn()
        let gate = try world.requireGate()
        #expect(gate.state == .opening)
        let approval = Approval(
            gate: gate.id, by: ["U0BOB"], planDigest: gate.planDigest, factsDigest: "", at: world.now, evidence: "")
        #expect((try? world.apply([.gateApproved(approval)])) == nil)
    }

    @Test func `G20: an approval is for the gate that waits`() throws {
        let stage = try Stage(approved: false)
        let other = Approval(
            gate: GateID(operation: "k3f9", step: "fail-over", ask: 7), by: ["U0BOB"],
            planDigest: stage.world.operation.plan.digest, factsDigest: "", at: stage.world.now, evidence: "")
        #expect(!stage.takes(.gateApproved(other)))
        #expect(stage.takes(.gateApproved(stage.approval)))
    }

    @Test(arguments: ["vetoed", "expired", "voided", "approved"])
    func `G24: a gate that closed takes no approval and no other end`(ending: String) throws {
        var stage = try Stage(approved: false)
        let id = stage.gate.id
        let ends: [String: Event] = [
            "vetoed": .gateVetoed(id, by: "U0CAROL"), "expired": .gateExpired(id), "voided": .gateVoided(id, "no"),
            "approved": .gateApproved(stage.approval),
        ]
        try stage.world.apply([try #require(ends[ending])])
        for (name, event) in ends { #expect(!stage.takes(event), "\(name) after \(ending)") }
        #expect(!stage.takes(.gateCounted(id, ["U0BOB"])) && !stage.takes(.gateReactionIgnored(id, "U0EVE", "no")))
        #expect(ending == "approved" || !stage.clears(stage.intent))
    }

    @Test func `one gate waits at a time, and none is opened twice`() throws {
        var stage = try Stage(approved: false)
        var second = stage.gate
        second.id = GateID(operation: "k3f9", step: "fail-over", ask: 2)
        second.state = .opening
        #expect(!stage.takes(.gateOpened(second)))
        try stage.world.apply([.gateVoided(stage.gate.id, "no")])
        var first = stage.gate
        first.state = .opening
        #expect(!stage.takes(.gateOpened(first)))
        #expect(stage.takes(.gateOpened(second)))
        second.step = "verify"
        #expect(!stage.takes(.gateOpened(second)), "a step that is not under way")
    }

    @Test func `a prompt is recorded once, and late only to be edited`() throws {
        var stage = try Stage(approved: false)
        let prompt = Gate.Prompt(channel: "C0DBAOPS", message: "1.2", contentDigest: "forged")
        #expect(!stage.takes(.gatePrompted(stage.gate.id, prompt)))
        try stage.world.apply([.gateVoided(stage.gate.id, "no")])
        try stage.world.turn()
        let second = try stage.world.requireGate()
        try stage.world.apply([.gateVoided(second.id, "no"), .gatePrompted(second.id, prompt)])
        let closed = try #require(stage.world.operation.progress?.gates.last)
        #expect(closed.prompt == prompt && !closed.isWaiting)
    }

    @Test func `a pause or an abort with a question open is refused until the question is taken back`() throws {
        let stage = try Stage(approved: false)
        #expect(!stage.takes(.paused(.person("U0ALICE"))))
        #expect(!stage.takes(.aborted(by: "U0ALICE", reason: "", leftBehind: [])))
    }

    @Test func `a paused operation gives no clearance, opens no gate and approves none`() throws {
        var stage = try Stage()
        try stage.world.apply([.paused(.person("U0ALICE"))])
        #expect(!stage.clears(stage.intent))
        var gate = stage.gate
        gate.id = GateID(operation: "k3f9", step: "fail-over", ask: 2)
        gate.state = .opening
        #expect(!stage.takes(.gateOpened(gate)) && !stage.takes(.gateApproved(stage.approval)))
        #expect(!stage.takes(.stepCompleted("fail-over")) && !stage.takes(.completed))
    }

    @Test func `a step with a call outstanding is not over, and neither is the operation`() throws {
        var world = try World()
        try world.turn()
        #expect((try? world.apply([.stepCompleted("create-stand-in")])) == nil)
        #expect((try? world.apply([.completed])) == nil)
    }
}
