import TestSupport
import Testing

@testable import Maintenance

/// Corners in which an answer, a reading or a call could count that should not.
@Suite struct CornerTests {
    private func isApproved(_ judgement: Judgement) -> Bool {
        guard case .approved = judgement else { return false }
        return true
    }

    @Test func `G18, G1: a veto of an approver whose profile could not be read holds the gate`() {
        var scene = GateScene()
        scene.add("U0CAROL", reacting: "x")
        scene.reading.people["U0CAROL"] = nil
        #expect(!isApproved(scene.judged()))
    }

    @Test func `G17: a reading from the future is not fresh`() {
        var scene = GateScene()
        scene.reading.takenAt = scene.now + .minutes(5)
        #expect(!isApproved(scene.judged()))
    }

    @Test func `G4: safety facts from the future are not fresh`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        world.now = world.now + .seconds(2)
        var look = world.look
        look.facts = FactSample.sample(at: world.now + .minutes(5)).answers(seeing: world.observation)
        let decision = world.operation.decide(on: look, policies: world.policies)
        #expect(decision.events == [])
    }

    @Test func `G20: an approval that was not used at once is good for nothing after a pause`() throws {
        var world = try World()
        try world.reachGate()
        let gate = try world.requireGate()
        let approval = Approval(
            gate: gate.id, by: ["U0BOB"], planDigest: gate.planDigest, factsDigest: gate.facts.digest, at: world.now,
            evidence: "evidence")
        try world.apply([.gateApproved(approval), .paused(.person("U0ALICE"))])
        world.now = world.now + .minutes(600)
        try world.apply([.resumed(by: "U0ALICE")])
        let intent = Intent(
            id: "k3f9-9", step: gate.step, mutation: gate.mutation, approval: gate.id, decidedAt: world.now)
        #expect((try? world.apply([.mutationIntended(intent)])) == nil)
    }

    @Test func `G19: the machine takes no approval after the gate's expiry`() throws {
        var world = try World()
        try world.reachGate()
        let gate = try world.requireGate()
        let approval = Approval(
            gate: gate.id, by: ["U0BOB"], planDigest: gate.planDigest, factsDigest: gate.facts.digest,
            at: gate.expiresAt, evidence: "evidence")
        world.now = gate.expiresAt
        #expect((try? world.apply([.gateApproved(approval)])) == nil)
    }

    @Test func `a list of aborts that is not whole does not start a plan`() {
        let reading = GateReading(
            takenAt: Timestamp(seconds: 0), ourselves: "U0BOT", homeTeam: "T0HOME",
            channel: GateReading.Channel(id: "C0DBAOPS"),
            message: GateReading.Message(id: "1.1", isOurs: true, contentDigest: "text", isMarked: false),
            reactions: [
                GateReading.Reaction(name: "arrow_forward", people: ["U0ALICE"]),
                GateReading.Reaction(name: "x", people: [], count: 1),
            ],
            people: ["U0ALICE": GateReading.Person(id: "U0ALICE", team: "T0HOME")])
        let answer = PlanAnswer.judge(reading, operators: ["U0ALICE"], start: ["arrow_forward"], abort: ["x"])
        #expect(answer == .none)
    }

    @Test func `a plan whose time is over is not started`() throws {
        let story = try SampleStory("k3f9")
        let late = SampleStory.beginning + .minutes(24 * 60)
        #expect(throws: Refusal.self) {
            try story.operation.decide(
                on: .start, by: "U0ALICE",
                look: Look(now: late, sighting: .notLooked, freshPlan: story.operation.plan),
                policies: Policies(approval: ApprovalPolicy(approvers: [], operators: [])))
        }
    }

    @Test func `an observation from before the settle time does not say that a call had no effect`() throws {
        var world = try World()
        try world.turn()
        let intent = try #require(world.operation.progress?.outstanding.first)
        world.now = intent.decidedAt + .minutes(10)
        var look = world.look
        var old = world.observation
        old.takenAt = intent.decidedAt + .seconds(1)
        look.sighting = .seen(old)
        let decision = world.operation.decide(on: look, policies: world.policies)
        #expect(decision.events == [])
    }

    @Test func `a call that was put off waits as long as AWS said, whatever else of its step is proved`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.observation = world.observation.writing("orders-co-k3f9")
        try world.turn()
        let calls = try #require(world.operation.progress?.outstanding)
        let put = try #require(calls.first)
        let other = try #require(calls.dropFirst().first)
        try world.apply(
            world.operation.decide(on: .deferred("Throttling", retryAfter: .minutes(4)), of: put.id, at: world.now))
        world.observation = world.observation.with(InstanceID(other.mutation.resource.name)) {
            $0.instanceClass = "db.r6g.xlarge"
        }
        let events = try world.turn()
        #expect(events.map(\.name).contains("mutationProved"))
        let again = events.contains { event in
            guard case .mutationIntended(let intent) = event else { return false }
            return intent.mutation == put.mutation
        }
        #expect(!again)
    }

    @Test func `questions that were void before a resumption do not count after it`() throws {
        var world = try World()
        try world.reachGate()
        for ask in 1...Maintenance.Operation.voidLimit {
            try world.apply([.gateVoided(try world.requireGate().id, "the operation was paused")])
            if ask < Maintenance.Operation.voidLimit { try world.turn() }
        }
        try world.apply([.paused(.person("U0ALICE")), .resumed(by: "U0ALICE")])
        try world.turn()
        let gate = try world.requireGate()
        try world.apply([
            .gatePrompted(
                gate.id, Gate.Prompt(channel: "C0DBAOPS", message: "1767621999.000100", contentDigest: "text"))
        ])
        world.gate?.message = nil
        let events = try world.turn()
        #expect(events.map(\.name).contains("paused") == false)
    }

    @Test func `the time that a person took is not the step's when a question is taken back`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        let patience = try #require(world.operation.plan["fail-over"]).patience
        world.observation = world.observation.with("orders-2") { $0.instanceClass = "db.r6g.4xlarge" }
        let events = try world.turn(after: patience)
        #expect(events.first?.name == "gateVoided")
        #expect(events.map(\.name) == ["gateVoided"])
    }

    @Test func `a call at the very instant of the start is a try`() throws {
        var world = try World()
        var calls = 0
        for span in [Span.zero] + Array(repeating: .minutes(10), count: 4) {
            calls += try world.turn(after: span).filter { $0.name == "mutationIntended" }.count
        }
        #expect(calls == Maintenance.Operation.tryLimit)
    }

    @Test func `an approval for one step is not used for another that wants the same call`() async {
        await #expect(processExitsWith: .success) {
            let now = SampleStory.beginning
            var plan = Plan.sample("k3f9", cluster: "orders", at: now)
            plan.steps[1].after = []
            // Both steps want the failover to orders-2; the gate is the second's.
            let call = AnyMutation.failOver("orders", to: "orders-2")
            for index in 0...1 {
                plan.steps[index].work = AnyStep(ScriptedStep("\(index)") { _ in .ready([call]) })
            }
            var observation = Observation.orders()
            observation.givenCluster?.resourceIdentifier = try #require(plan.cluster?.resource)
            let safety = FactSample.sample(at: now)
            var operation = try Maintenance.Operation(.planned(plan, .sample), at: now)
            let gate = Gate(
                id: GateID(operation: "k3f9", step: "fail-over", ask: 1), operation: "k3f9", step: "fail-over",
                mutation: call, planDigest: plan.digest,
                facts: call.safetyFacts(seeing: observation, readings: safety),
                requester: "U0ALICE", openedAt: now, expiresAt: now + .minutes(30))
            let prompt = Gate.Prompt(channel: "C0DBAOPS", message: "1.1", contentDigest: "text")
            for event in [
                Event.started(by: "U0ALICE", acknowledged: []), .stepStarted("create"), .stepStarted("fail-over"),
                .gateOpened(gate), .gatePrompted(gate.id, prompt),
            ] {
                _ = try operation.apply(event, at: now)
            }
            var look = Look(now: now, sighting: .seen(observation))
            look.facts = safety.answers(seeing: observation)
            look.gate = GateReading(
                takenAt: now, ourselves: "U0BOT", homeTeam: "T0", channel: GateReading.Channel(id: "C0DBAOPS"),
                message: GateReading.Message(id: "1.1", isOurs: true, contentDigest: "text", isMarked: false),
                reactions: [GateReading.Reaction(name: "white_check_mark", people: ["U0BOB"])],
                people: ["U0BOB": GateReading.Person(id: "U0BOB", team: "T0")])
            _ = operation.decide(
                on: look, policies: Policies(approval: ApprovalPolicy(approvers: ["U0BOB"], operators: [])))
        }
    }
}
