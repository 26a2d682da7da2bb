import Maintenance
import Runbooks
import TestSupport

/// An operation and what is looked at, driven turn by turn through the real steps.
struct World {
    var operation: Maintenance.Operation
    var observation: Observation
    var now: Timestamp
    var safety: FactSample?
    var gate: GateReading?
    var restraint: Restraint?
    var policies = Policies(approval: ApprovalPolicy(approvers: ["U0BOB"], operators: ["U0ALICE"]))

    /// A resize of `orders` to db.r6g.xlarge, planned and started.
    init(window: Window? = nil) throws {
        try self.init(planned: window)
        try apply([.started(by: "U0ALICE", acknowledged: [])])
    }

    /// The same, not started yet.
    init(planned window: Window?) throws {
        now = Observation.sampleInstant
        observation = .orders()
        var plan = try AnyRunbook.resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")).plan(
            from: .orders(), as: "k3f9",
            policy: PlanPolicy(), at: now)
        plan.window = window
        operation = try Maintenance.Operation(.planned(plan, .sample), at: now)
    }

    /// Another operation, planned on what is seen, and started.
    init(_ runbook: AnyRunbook, seeing observation: Observation, window: Window? = nil) throws {
        now = Observation.sampleInstant
        self.observation = observation
        var plan = try runbook.plan(from: .orders(observation), as: "k3f9", policy: PlanPolicy(), at: now)
        guard plan.blocks.isEmpty else { throw Refusal(plan.blocks.map(\.text).joined(separator: " ")) }
        plan.window = window
        operation = try Maintenance.Operation(.planned(plan, .sample), at: now)
        safety = .sample()
        try apply([.started(by: "U0ALICE", acknowledged: plan.acknowledgements.map(\.check))])
    }

    mutating func apply(_ events: [Event]) throws {
        for event in events { _ = try operation.apply(event, at: now) }
    }

    var look: Look {
        var seen = observation
        seen.takenAt = now
        var look = Look(now: now, sighting: .seen(seen), restraint: restraint)
        if var safety {
            safety.takenAt = now
            look.facts = safety.answers(seeing: seen)
        }
        if var gate {
            gate.takenAt = now
            look.gate = gate
        }
        return look
    }

    /// One turn: decides, applies, and returns the events.
    @discardableResult
    mutating func turn(after span: Span = .seconds(2), look given: Look? = nil) throws -> [Event] {
        now = now + span
        let decision = operation.decide(on: given ?? look, policies: policies)
        try apply(decision.events)
        return decision.events
    }

    /// What an operator's instruction brings about.
    @discardableResult
    mutating func instruct(_ instruction: Instruction, as person: PersonID = "U0ALICE") throws -> [Event] {
        let decision = try operation.decide(on: instruction, by: person, look: look, policies: policies)
        try apply(decision.events)
        return decision.events
    }

    /// The sentence with which an instruction is refused.
    func refusal(of instruction: Instruction) -> String? {
        do {
            _ = try operation.decide(on: instruction, by: "U0ALICE", look: look, policies: policies)
            return nil
        } catch {
            return error.sentence
        }
    }

    /// What a step waits for now.
    func wait(for step: StepID) -> String? {
        operation.decide(on: look, policies: policies).waits[step]
    }

    var intents: [AnyMutation] { operation.progress?.outstanding.map(\.mutation) ?? [] }

    /// Brings the operation to its first gate: the stand-in made, safety read, the prompt shown.
    mutating func reachGate(_ safety: FactSample = .sample()) throws {
        try turn()
        observation = observation.adding(.standIn(of: "k3f9"))
        self.safety = safety
        try turn()
        let id = try requireGate().id
        try apply([
            .gatePrompted(id, Gate.Prompt(channel: "C0DBAOPS", message: "1767621900.000100", contentDigest: "text"))
        ])
        gate = GateReading(
            takenAt: now, ourselves: "U0BOT", homeTeam: "T0HOME", channel: GateReading.Channel(id: "C0DBAOPS"),
            message: GateReading.Message(id: "1767621900.000100", isOurs: true, contentDigest: "text", isMarked: false),
            reactions: [], people: [:])
    }

    /// Shows the question that waits, with no reaction yet.
    mutating func showPrompt(_ message: String = "1767625500.000100") throws {
        let prompt = Gate.Prompt(channel: "C0DBAOPS", message: message, contentDigest: "text")
        try apply([.gatePrompted(try requireGate().id, prompt)])
        gate = GateReading(
            takenAt: now, ourselves: "U0BOT", homeTeam: "T0HOME", channel: GateReading.Channel(id: prompt.channel),
            message: GateReading.Message(id: message, isOurs: true, contentDigest: "text", isMarked: false),
            reactions: [],
            people: [:])
    }

    /// The first failover is done: the stand-in writes.
    static func failedOver(in window: Window) throws -> World {
        var world = try World(window: window)
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.observation = world.observation.writing("orders-co-k3f9")
        world.gate = nil
        try world.turn()
        return world
    }

    func requireGate() throws -> Gate {
        guard let gate = operation.progress?.waitingGate else { throw Refusal("No gate is waiting.") }
        return gate
    }

    /// Has somebody of the workspace react to the prompt.
    mutating func react(_ emoji: String, as person: PersonID) {
        gate?.reactions.append(GateReading.Reaction(name: emoji, people: [person]))
        gate?.people[person] = GateReading.Person(id: person, team: "T0HOME")
    }
}

extension Instance {
    /// The stand-in of an operation at rest.
    static func standIn(of operation: OperationID) -> Instance {
        .sample(
            InstanceID("orders-co-\(operation)"), "db.r6g.xlarge", zone: "us-east-1a", tier: 0,
            tags: Tag.standIn(of: operation))
    }
}
