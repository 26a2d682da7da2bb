import TestSupport

@testable import Maintenance

/// An open gate that U0BOB has rightly approved, for tests that spoil one thing.
struct GateScene {
    static let now = Timestamp(seconds: 1_767_622_000)
    static let plan = PlanDigest("plan")

    var gate: Gate
    var reading: GateReading
    var policy = ApprovalPolicy(approvers: ["U0BOB", "U0CAROL"], operators: ["U0ALICE"])
    var plan = GateScene.plan
    var now = GateScene.now
    var isRead = true

    init() {
        let prompt = Gate.Prompt(channel: "C0DBAOPS", message: "1767621900.000100", contentDigest: "text")
        gate = Gate(
            id: GateID(operation: "k3f9", step: "fail-over", ask: 1), operation: "k3f9", step: "fail-over",
            mutation: .failOver("orders", to: "orders-co-k3f9"), planDigest: GateScene.plan,
            facts: SafetyFacts(facts: [], takenAt: now, currentWriter: "orders-1", proposedWriter: "orders-co-k3f9"),
            requester: "U0ALICE", openedAt: now - .minutes(2), expiresAt: now + .minutes(28))
        gate.prompt = prompt
        gate.state = .open(prompt)
        reading = GateReading(
            takenAt: now - .seconds(1), ourselves: "U0BOT", homeTeam: "T0HOME",
            channel: GateReading.Channel(id: prompt.channel),
            message: GateReading.Message(id: prompt.message, isOurs: true, contentDigest: "text"),
            reactions: [GateReading.Reaction(name: "white_check_mark", people: ["U0BOB"])],
            people: ["U0BOB": GateReading.Person(id: "U0BOB", team: "T0HOME")])
    }

    func judged(leavingOut leftOut: Set<GateCheck> = []) -> Judgement {
        gate.judge(plan: plan, reading: isRead ? reading : nil, policy: policy, at: now, leavingOut: leftOut)
    }

    /// Adds a person of the workspace who reacted.
    mutating func add(
        _ person: PersonID, reacting emoji: String, _ change: (inout GateReading.Person) -> Void = { _ in }
    ) {
        var profile = GateReading.Person(id: person, team: reading.homeTeam)
        change(&profile)
        reading.people[person] = profile
        reading.reactions.append(GateReading.Reaction(name: emoji, people: [person]))
    }

    /// The prompt links to a message, which shows that.
    mutating func link(to digest: String) {
        guard case .open(var prompt) = gate.state else { return }
        prompt.details = Gate.Details(message: "1767621899.000100", contentDigest: digest)
        gate.state = .open(prompt)
        reading.details = GateReading.Details(
            message: GateReading.Message(id: "1767621899.000100", isOurs: true, contentDigest: digest))
    }

    /// Changes bob's profile.
    mutating func bob(_ change: (inout GateReading.Person) -> Void) {
        var profile = GateReading.Person(id: "U0BOB", team: reading.homeTeam)
        change(&profile)
        reading.people["U0BOB"] = profile
    }
}

extension Timestamp {
    /// An instant before this one; only tests look back.
    static func - (instant: Timestamp, span: Span) -> Timestamp {
        Timestamp(milliseconds: instant.milliseconds - span.milliseconds)
    }
}
