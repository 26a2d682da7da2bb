import TestSupport
import Testing

@testable import Maintenance

/// Turns over steps that say what the test wants: what the core holds back whatever a runbook says.
@Suite struct ScriptedTurnTests {
    private static let beginning = SampleStory.beginning

    /// The sample operation, started; its steps create, fail over and verify, each with a patience of half an hour.
    private struct Scene {
        var operation: Maintenance.Operation
        var now = ScriptedTurnTests.beginning
        var safety = FactSample.sample()
        var approval = ApprovalPolicy(approvers: ["U0BOB"], operators: ["U0ALICE"])
        var reading: GateReading?

        init(done: [StepID] = []) throws {
            var story = try SampleStory("k3f9")
            try story.start()
            for step in done { try story.turn(.stepStarted(step), .stepCompleted(step)) }
            operation = story.operation
            now = story.now
        }

        @discardableResult
        mutating func turn(
            after span: Span = .seconds(2), _ says: @escaping @Sendable ([Intent]) -> Assessment
        ) throws -> [Event] {
            now = now + span
            var observation = Observation.orders(at: now)
            observation.target = operation.target
            observation.givenCluster?.resourceIdentifier = try #require(operation.plan.cluster?.resource)
            var look = Look(now: now, sighting: .seen(observation))
            safety.takenAt = now
            look.facts = safety.answers(seeing: observation)
            look.gate = reading
            look.gate?.takenAt = now
            operation = operation.scripted(says)
            let decision = operation.decide(on: look, policies: Policies(approval: approval))
            for event in decision.events { _ = try operation.apply(event, at: now) }
            return decision.events
        }

        /// Shows the prompt of the waiting gate and has U0BOB approve it.
        mutating func approve() throws {
            let gate = try #require(operation.progress?.waitingGate)
            let prompt = Gate.Prompt(channel: "C0DBAOPS", message: gate.id.text, contentDigest: "text")
            _ = try operation.apply(.gatePrompted(gate.id, prompt), at: now)
            reading = GateReading(
                takenAt: now, ourselves: "U0BOT", homeTeam: "T0", channel: GateReading.Channel(id: prompt.channel),
                message: GateReading.Message(id: prompt.message, isOurs: true, contentDigest: "text", isMarked: false),
                reactions: [GateReading.Reaction(name: "white_check_mark", people: ["U0BOB"])],
                people: ["U0BOB": GateReading.Person(id: "U0BOB", team: "T0")])
        }
    }

    private static let toSecond = AnyMutation.failOver("orders", to: "orders-2")
    private static let toThird = AnyMutation.failOver("orders", to: "orders-3")
    private static let resizeSecond = AnyMutation.modifyClass(of: "orders-2", to: "db.r6g.xlarge")

    @Test func `G4: an approval for one call is not used for another that the step wants now`() throws {
        var scene = try Scene(done: ["create"])
        try scene.turn { _ in .ready([Self.toSecond]) }
        try scene.approve()
        #expect(try scene.turn { _ in .ready([Self.toThird]) }.map(\.name) == ["gateVoided"])
        let asked = try scene.turn { _ in .ready([Self.toThird]) }
        #expect(asked.map(\.name) == ["gateOpened"] && scene.operation.progress?.waitingGate?.mutation == Self.toThird)
    }

    @Test func `an approval is not used while the step waits, is in trouble or has nothing to do`() throws {
        for says in [Assessment.inProgress("busy"), .blocked("no")] {
            var scene = try Scene(done: ["create"])
            try scene.turn { _ in .ready([Self.toSecond]) }
            try scene.approve()
            let events = try scene.turn { _ in says }
            #expect(!events.map(\.name).contains("gateApproved"), "\(says)")
        }
    }

    @Test func `a second call on an instance waits for the proof of the first, whatever the runbook says`() throws {
        var scene = try Scene()
        try scene.turn { _ in .ready([.createInstance(.sample("k3f9", of: "orders"))]) }
        #expect(scene.operation.progress?.outstanding.count == 1)
        let again = try scene.turn { _ in
            .ready([.createInstance(.sample("k3f9", of: "orders")), .deleteStandIn("orders-co-k3f9")])
        }
        #expect(again == [])
    }

    @Test func `calls on several instances are intended in one turn, numbered`() throws {
        var scene = try Scene()
        let events = try scene.turn { _ in
            .ready([Self.resizeSecond, .modifyClass(of: "orders-3", to: "db.r6g.xlarge")])
        }
        #expect(events.map(\.name) == ["stepStarted", "mutationIntended", "mutationIntended"])
        #expect(scene.operation.progress?.outstanding.map(\.id) == ["k3f9-1", "k3f9-2"])
    }

    @Test func `a call that was proved is not made again within its settle time, and is after it`() throws {
        var scene = try Scene()
        try scene.turn { _ in .ready([Self.resizeSecond]) }
        _ = try scene.operation.apply(.mutationProved("k3f9-1"), at: scene.now)
        let settle = Self.resizeSecond.settleTime
        #expect(try scene.turn(after: settle - Span(milliseconds: 1)) { _ in .ready([Self.resizeSecond]) } == [])
        let later = try scene.turn(after: Span(milliseconds: 1)) { _ in .ready([Self.resizeSecond]) }
        #expect(later.map(\.name) == ["mutationIntended"])
    }

    @Test func `a person is given the gate's time, whatever the step's patience`() throws {
        var scene = try Scene(done: ["create"])
        scene.approval.expiresAfter = .minutes(120)
        try scene.turn { _ in .ready([Self.toSecond]) }
        #expect(try scene.turn(after: .minutes(119)) { _ in .ready([Self.toSecond]) } == [])
        #expect(scene.operation.phase.name == "running")
    }

    @Test func `a step that is in progress for its patience pauses, at the instant`() throws {
        var scene = try Scene()
        try scene.turn { _ in .inProgress("busy") }
        let short = Span.minutes(30) - Span(milliseconds: 1)
        #expect(try scene.turn(after: short) { _ in .inProgress("busy") } == [])
        #expect(try scene.turn(after: Span(milliseconds: 1)) { _ in .inProgress("busy") }.map(\.name) == ["paused"])
    }

    @Test func `patience counts anew from a call and from a resumption`() throws {
        var scene = try Scene()
        try scene.turn { _ in .inProgress("busy") }
        try scene.turn(after: .minutes(29)) { _ in .ready([Self.resizeSecond]) }
        _ = try scene.operation.apply(.mutationProved("k3f9-1"), at: scene.now)
        #expect(try scene.turn(after: .minutes(29)) { _ in .inProgress("busy") } == [])
        #expect(try scene.turn(after: .minutes(1)) { _ in .inProgress("busy") }.map(\.name) == ["paused"])
        _ = try scene.operation.apply(.resumed(by: "U0ALICE"), at: scene.now)
        #expect(try scene.turn(after: .minutes(29)) { _ in .inProgress("busy") } == [])
    }

    @Test func `steps that are satisfied are walked through in one turn to the end`() throws {
        var scene = try Scene()
        let events = try scene.turn { _ in .satisfied }
        #expect(events.map(\.name).filter { $0 == "stepCompleted" }.count == 3 && events.last == .completed)
    }

    @Test func `a resumption forgets tries, deferrals and trouble`() throws {
        var scene = try Scene()
        try scene.turn { _ in .ready([Self.resizeSecond]) }
        let put = scene.operation.decide(on: .deferred("busy", retryAfter: .minutes(20)), of: "k3f9-1", at: scene.now)
        for event in put + [.paused(.person("U0ALICE")), .resumed(by: "U0ALICE")] {
            _ = try scene.operation.apply(event, at: scene.now)
        }
        #expect(try scene.turn { _ in .ready([Self.resizeSecond]) }.map(\.name) == ["mutationIntended"])
    }

    @Test func `what the machine checks twice holds each time: a stored state that contradicts itself`() throws {
        var scene = try Scene(done: ["create"])
        try scene.turn { _ in .ready([Self.toSecond]) }
        try scene.approve()
        let open = scene.operation
        try scene.turn { _ in .ready([Self.toSecond]) }
        var progress = try #require(scene.operation.progress)
        let intent = try #require(progress.outstanding.first)
        let gate = try #require(intent.approval)
        #expect(progress.isUsed(gate), "used while its call is outstanding")
        func clears(_ progress: Progress, _ intent: Intent) -> Bool {
            var copy = progress
            return copy.clear(intent, of: scene.operation) != nil
        }
        progress.outstanding = []
        #expect(clears(progress, intent))
        guard case .approved(let approval) = progress.gates[0].state else { return }
        let other = GateID(operation: "k3f9", step: "fail-over", ask: 9)
        var forged = progress
        forged.gates[0].state = .approved(
            Approval(
                gate: other, by: approval.by, planDigest: approval.planDigest, factsDigest: approval.factsDigest,
                at: approval.at, evidence: approval.evidence))
        #expect(!clears(forged, intent), "G20: an approval that names another gate")
        var elsewhere = intent
        elsewhere.step = "verify"
        forged = progress
        forged.steps["verify"] = .active(since: scene.now)
        #expect(!clears(forged, elsewhere), "G20: another step that is under way")

        var paused = open
        paused.phase = .paused(.init(try #require(open.progress), reason: .person("U0ALICE"), at: scene.now))
        #expect((try? paused.apply(.gateApproved(approval), at: scene.now)) == nil, "paused with a gate open")

        var over = scene.operation
        progress = try #require(over.progress)
        for step in over.plan.steps { progress.steps[step.id] = .done(since: scene.now, at: scene.now) }
        over.phase = .running(progress)
        #expect((try? over.apply(.completed, at: scene.now)) == nil, "all done with a call outstanding")
    }
}
