import Maintenance
import Runbooks
import TestSupport

/// A resize of `orders` told event by event, so that every moment of it can be rendered.
struct ResizeScenario {
    static let beginning = Timestamp(seconds: 1_767_621_600)
    static let id: OperationID = "k3f9"
    static let interim: InstanceID = "orders-co-k3f9"

    private(set) var operation: Operation
    var now = beginning

    init(_ change: (inout Plan) -> Void = { _ in }) throws {
        var plan = Plan.orders(at: ResizeScenario.beginning)
        change(&plan)
        try self.init(plan, command: "resize orders db.r6g.xlarge")
    }

    /// Another kind of operation, told with the same means.
    init(_ plan: Plan, command: String) throws {
        let origin = Origin(
            requester: "U0ALICE", channel: "C0DBAOPS", thread: "1767621600.000100", command: command)
        operation = try Operation(.planned(plan, origin), at: now)
    }

    @discardableResult
    mutating func apply(_ events: Event..., after span: Span = .zero) throws -> [Effect] {
        now = now + span
        return try events.flatMap { try operation.apply($0, at: now) }
    }

    mutating func start() throws {
        try apply(.started(by: "U0ALICE", acknowledged: ["pending-maintenance"]), after: .minutes(2))
    }

    /// Started, and the stand-in is there after 9 min 40 s.
    mutating func createStandIn() throws {
        try start()
        let step: StepID = "create-stand-in"
        let intent = intent(step, .createInstance(.sample(operation.id, of: "orders")))
        try apply(.stepStarted(step), .mutationIntended(intent))
        try apply(.mutationAccepted(intent.id), .mutationSeen(intent.id), after: .seconds(3))
        try apply(.mutationProved(intent.id), .stepCompleted(step), after: .seconds(577))
    }

    func gate(_ step: StepID = "fail-over", facts: [SafetyFacts.Fact]? = nil, lasting: Span = .minutes(30)) -> Gate {
        let isBack = step == "fail-back"
        let (current, next): (InstanceID, InstanceID) = isBack ? (Self.interim, "orders-1") : ("orders-1", Self.interim)
        return Gate(
            id: GateID(operation: operation.id, step: step, ask: (operation.progress?.asks(at: step) ?? 0) + 1),
            operation: operation.id, step: step, mutation: .failOver("orders", to: next),
            planDigest: operation.plan.digest,
            facts: SafetyFacts(
                facts: facts ?? SafetyFacts.Fact.harmless, takenAt: now, currentWriter: current, proposedWriter: next),
            requester: "U0ALICE", openedAt: now, expiresAt: now + lasting)
    }

    /// A gate is asked and its prompt confirmed.
    mutating func ask(_ step: StepID = "fail-over", facts: [SafetyFacts.Fact]? = nil) throws {
        if operation.progress?.steps[step] == .waiting { try apply(.stepStarted(step)) }
        let gate = gate(step, facts: facts)
        try apply(.gateOpened(gate))
        try apply(
            .gatePrompted(
                gate.id, Gate.Prompt(channel: "C0DBAOPS", message: "1767622500.000200", contentDigest: "d")),
            after: .seconds(1))
    }

    /// Bob approves the waiting gate and the call is intended.
    mutating func approve(after span: Span = .minutes(2)) throws {
        now = now + span
        guard let gate = operation.progress?.waitingGate else { throw Refusal("No gate is waiting.") }
        let approval = try gate.approval(of: operation.plan, at: now)
        try apply(.gateApproved(approval), .mutationIntended(intent(gate.step, gate.mutation, approval: gate.id)))
    }

    /// The failover under way took effect.
    mutating func failOver(in span: Span = .seconds(21)) throws {
        guard let intent = operation.progress?.outstanding.first else { throw Refusal("Nothing is outstanding.") }
        try apply(.mutationAccepted(intent.id))
        try apply(.mutationProved(intent.id), .stepCompleted(intent.step), after: span)
    }

    /// In the middle of the class change: orders-1 is being modified, orders-2 is done.
    mutating func change() throws {
        let step: StepID = "change-class"
        let calls = ["orders-1", "orders-2"].enumerated().map { number, name in
            Intent(
                id: IntentID("k3f9-\((operation.progress?.intentCount ?? 0) + number + 1)"), step: step,
                mutation: .modifyClass(of: InstanceID(name), to: "db.r6g.xlarge"), approval: nil, decidedAt: now)
        }
        try apply(.stepStarted(step), .mutationIntended(calls[0]), .mutationIntended(calls[1]))
        try apply(.mutationAccepted(calls[0].id), .mutationSeen(calls[0].id), .mutationAccepted(calls[1].id))
        try apply(.mutationProved(calls[1].id), after: .minutes(2))
    }

    /// A step that asks nobody is begun, makes its calls and is done.
    mutating func work(_ step: StepID, _ calls: AnyMutation..., taking span: Span) throws {
        try apply(.stepStarted(step))
        for call in calls {
            let intent = intent(step, call)
            try apply(.mutationIntended(intent), .mutationAccepted(intent.id), .mutationSeen(intent.id))
        }
        now = now + span
        for intent in operation.progress?.outstanding ?? [] { try apply(.mutationProved(intent.id)) }
        try apply(.stepCompleted(step))
    }

    /// A gate for this very call is asked and its prompt confirmed.
    mutating func ask(
        _ step: StepID, for mutation: AnyMutation, facts: [SafetyFacts.Fact], lasting: Span = .minutes(30)
    )
        throws
    {
        if operation.progress?.steps[step] == .waiting { try apply(.stepStarted(step)) }
        var asked = gate(step, facts: facts, lasting: lasting)
        asked.mutation = mutation
        try apply(.gateOpened(asked))
        try apply(
            .gatePrompted(
                asked.id, Gate.Prompt(channel: "C0DBAOPS", message: "1767622500.000200", contentDigest: "d")),
            after: .seconds(1))
    }

    /// A gate for this very call is asked, approved, and the call takes effect.
    mutating func carryOut(
        _ step: StepID, _ mutation: AnyMutation, facts: [SafetyFacts.Fact] = .harmless, in span: Span
    )
        throws
    {
        try ask(step, for: mutation, facts: facts)
        try approve()
        try failOver(in: span)
    }

    mutating func finish() throws {
        for intent in operation.progress?.outstanding ?? [] {
            try apply(.mutationProved(intent.id), after: .minutes(5))
        }
        try apply(.stepCompleted("change-class"))
        try ask("fail-back")
        try approve()
        try failOver(in: .seconds(19))
        try apply(.stepStarted("delete-stand-in"))
        try apply(.stepCompleted("delete-stand-in"), after: .minutes(4))
        try apply(.stepStarted("verify"), .stepCompleted("verify"), .completed, after: .seconds(8))
    }

    func intent(_ step: StepID, _ mutation: AnyMutation, approval: GateID? = nil) -> Intent {
        let number = (operation.progress?.intentCount ?? 0) + 1
        return Intent(
            id: IntentID("\(operation.id)-\(number)"), step: step, mutation: mutation, approval: approval,
            decidedAt: now)
    }
}

extension [SafetyFacts.Fact] {
    static let harmless = SafetyFacts.Fact.harmless
}

extension SafetyFacts.Fact {
    static let harmless: [SafetyFacts.Fact] = [
        .init("cluster", "orders available", binding: "a"), .init("writer", "writer orders-1", binding: "b"),
        .init("proposed-writer", "orders-co-k3f9 available", binding: "c"),
        .init("class", "class db.r6g.large → db.r6g.xlarge", binding: "d"),
        .init("parameters", "parameters in sync", binding: "e"),
        .init("pending-changes", "no pending changes", binding: "f"),
        .init("replica-lag", "replica lag 18 ms at 14:10 UTC", binding: "g"),
        .init("snapshots", "no snapshot running", binding: "h"),
    ]
}

extension Plan {
    /// The plan of the house's sample conversation.
    static func orders(at now: Timestamp) -> Plan {
        let interim = ResizeScenario.interim
        let members: [InstanceID] = ["orders-1", "orders-2", "orders-3"]
        func step(_ id: StepID, _ title: String, _ work: AnyStep, after: [StepID], _ expected: Span) -> Step {
            Step(id: id, title: title, after: after, work: work, expected: expected, patience: .minutes(60))
        }
        var change = step(
            "change-class", "Change orders-1, orders-2, orders-3",
            .changeClass(ChangeClassStep(instances: members, instanceClass: "db.r6g.xlarge", readersInService: 1)),
            after: ["fail-over"], .minutes(24))
        change.note = "one reader stays in service throughout"
        return Plan(
            operation: ResizeScenario.id, runbook: .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")),
            subject: AnySubject(
                ClusterSubject(
                    place: Target.orders.place, cluster: "orders",
                    arn: "arn:aws:rds:us-east-1:123456789012:cluster:orders", resource: "cluster-ORDERS1",
                    engine: "aurora-postgresql", engineVersion: "15.4",
                    membership: "writer orders-1 · readers orders-2, orders-3")),
            title: "Resize orders to db.r6g.xlarge",
            steps: [
                step(
                    "create-stand-in", "Create stand-in \(interim)", .createStandIn(.sample("k3f9", of: "orders")),
                    after: [],
                    .minutes(10)),
                step(
                    "fail-over", "Fail over orders-1 → \(interim)", .failOver(to: interim), after: ["create-stand-in"],
                    .seconds(30)),
                change,
                step(
                    "fail-back", "Fail back \(interim) → orders-1", .failBack(to: "orders-1"), after: ["change-class"],
                    .seconds(30)),
                step(
                    "delete-stand-in", "Delete the stand-in", .deleteStandIn(interim), after: ["fail-back"], .minutes(5)
                ),
                step(
                    "verify", "Verify members, classes, parameters",
                    .verify(
                        Expectation(
                            writer: "orders-1",
                            members: Dictionary(uniqueKeysWithValues: members.map { ($0, "db.r6g.xlarge") }),
                            absent: [interim])), after: ["delete-stand-in"], .seconds(10)),
            ],
            findings: [
                Finding(.info, "autoscaled", "orders-autoscaled-9 belongs to autoscaling and is left alone."),
                Finding(.acknowledge, "pending-maintenance", "orders-2 has a pending os-upgrade."),
            ],
            interruption: "two failovers, no writes for typically under 60 s, often under 30 (AWS) each; "
                + "connections to each changed member drop once",
            madeAt: now)
    }
}
