import Simulation

/// The people of a run: they read the channel as it is shown, and react and type after a while, rightly or not.
struct ChannelPeople: Sendable {
    private static let requester = "U0ALICE"
    private static let approvers = ["U0BOB", "U0CAROL"]
    private static let commandLimit = 10

    private let quorum: Int
    private let vetoRate: Double
    private let strayRate = 0.3
    /// Whether the operator thinks better of the first operation: pauses it, and asks for the way back.
    private let returns: Bool
    private var draws: SeededGenerator
    private var reading = ChannelReading()
    private var appointments: [String: SimulatedTime] = [:]
    private var next: String?
    private var typed: [(command: String, message: SlackWorld.Timestamp)] = []
    /// What they have decided to do and Slack has not taken yet.
    private var pending: [Action] = []
    /// How often an operation was told to go on, and in which of its pauses last.
    private var pushes: [String: (count: Int, pause: String)] = [:]
    private var rolledBack: Set<String> = []
    /// How every operation stood when its status was last seen: it may be deleted, and is posted again then.
    private var phases: [String: String] = [:]

    private enum Action {
        case types(String)
        case reacts(String, as: String, to: SlackWorld.Timestamp)
    }

    /// - Parameter isRestless: whether anybody vetoes or wants the way back.
    init(wanting command: String, quorum: Int, isRestless: Bool, seed: UInt64) {
        self.quorum = quorum
        var draws = SeededGenerator(seed: seed)
        let (vetoes, returns) = (draws.chance(0.2), draws.chance(0.3))
        vetoRate = isRestless && vetoes ? 0.3 : 0
        self.returns = isRestless && returns
        self.draws = draws
        next = command
    }

    var commands: [String] { typed.map(\.command) }

    /// Looks at the channel, and does what is due.
    ///
    /// - Returns: whether nothing is under way, and nobody wants anything more.
    mutating func act(in slack: inout SimulatedSlack, at now: SimulatedTime) -> Bool {
        defer { doWhatCanBeDone(in: &slack, at: now) }
        guard pending.isEmpty else { return false }
        reading.read(slack.world)
        for plan in reading.plans { answer(plan: plan, at: now) }
        for prompt in reading.prompts { answer(prompt: prompt, at: now) }
        for status in reading.statuses { steer(status, at: now) }
        for status in reading.statuses { phases[status.operation] = status.phase }
        // What was started is under way, although its status may not stand there yet.
        let isCalm =
            reading.plans.isEmpty && !phases.values.contains { $0 == "running" || $0 == "paused" }
            && reading.started.allSatisfy { phases[$0] != nil }
        guard isCalm, typed.allSatisfy({ reading.isSettled($0.message) }) else { return false }
        if next == nil { next = followUp() }
        guard let command = next else { return true }
        if isDue("command \(typed.count)", at: now, within: 3...20) {
            next = nil
            pending.append(.types("!rds \(command)"))
        }
        return false
    }

    private mutating func doWhatCanBeDone(in slack: inout SimulatedSlack, at now: SimulatedTime) {
        while let action = pending.first {
            do throws(SlackFault) {
                switch action {
                case .types(let text):
                    let channel = ChannelReading.channel
                    let message = try slack.world.type(text, as: Self.requester, in: channel, at: now)
                    if let message { typed.append((String(text.dropFirst("!rds ".count)), message)) }
                case .reacts(let emoji, let person, let message):
                    try slack.world.react(emoji, as: person, to: message, in: ChannelReading.channel, at: now)
                }
            } catch {
                // An archived channel opens again; a message that is gone does not come back.
                guard error.error != "is_archived" else { return }
            }
            pending.removeFirst()
        }
    }

    /// What is left behind is cleaned up, and what could not be planned is asked for again.
    private func followUp() -> String? {
        guard typed.count < Self.commandLimit else { return nil }
        // Nothing was ever started: AWS did not answer, or the plan is not there any more.
        guard !phases.isEmpty else { return typed.first?.command }
        let left = reading.messages.filter { $0.text.contains("Left behind in AWS") }
        return left.flatMap { ChannelReading.commands(in: $0.text, beginningWith: ["failover", "cleanup"]) }
            .first { !commands.contains($0) }
    }

    private mutating func answer(plan: SlackWorld.Message, at now: SimulatedTime) {
        let canStart = plan.text.contains("React :arrow_forward: to start")
        if once("plan \(plan.ts)", at: now, within: 1...20) {
            pending.append(.reacts(canStart ? "arrow_forward" : "x", as: Self.requester, to: plan.ts))
        } else if appointments["did plan \(plan.ts)"] != nil, once("no start \(plan.ts)", at: now, within: 300...400) {
            // The start was declined: it is taken back, and the command is typed again.
            pending.append(.reacts("x", as: Self.requester, to: plan.ts))
        }
    }

    private mutating func answer(prompt: SlackWorld.Message, at now: SimulatedTime) {
        if once("stray \(prompt.ts)", at: now, within: 1...10) {
            let strays = [("white_check_mark", "U0MALLORY"), ("white_check_mark", Self.requester), ("eyes", "U0BOB")]
            for (emoji, person) in strays where draws.chance(strayRate) {
                pending.append(.reacts(emoji, as: person, to: prompt.ts))
            }
        }
        for approver in Self.approvers.prefix(quorum) where once("\(approver) \(prompt.ts)", at: now, within: 4...40) {
            let isVeto = draws.chance(vetoRate)
            pending.append(.reacts(isVeto ? "x" : "white_check_mark", as: approver, to: prompt.ts))
        }
    }

    private mutating func steer(_ status: ChannelReading.Status, at now: SimulatedTime) {
        let id = status.operation
        switch status.phase {
        case "running":
            guard returns, rolledBack.isEmpty, once("pause \(id)", at: now, within: 10...120) else { return }
            rolledBack.insert(id)
            pending.append(.types("!rds pause \(id)"))
        case "paused":
            // Each pause has its own time in the text.
            let pause = status.text.firstMatch(of: /Paused <!date\^([0-9]+)/).map { String($0.output.1) } ?? ""
            let push = pushes[id] ?? (0, "")
            let wait: ClosedRange<Int64> = push.pause == pause ? 240...400 : 10...60
            guard once("push \(id) \(pause) \(push.count)", at: now, within: wait) else { return }
            pushes[id] = (push.count + 1, pause)
            pending.append(.types(self.push(status, count: push.count)))
        default: break
        }
    }

    /// What is typed to get an operation out of a pause.
    private func push(_ status: ChannelReading.Status, count: Int) -> String {
        let id = status.operation
        if rolledBack.contains(id), count == 0 { return "!rds rollback \(id)" }
        let command = ChannelReading.commands(in: status.text, beginningWith: ["retry", "resume"]).first
        guard count < 4, let command else { return "!rds abort \(id) it does not get any further" }
        return "!rds \(command)"
    }

    /// Whether the time for something has come that is done once.
    private mutating func once(_ action: String, at now: SimulatedTime, within seconds: ClosedRange<Int64>) -> Bool {
        guard appointments["did \(action)"] == nil, isDue(action, at: now, within: seconds) else { return false }
        appointments["did \(action)"] = now
        return true
    }

    private mutating func isDue(_ action: String, at now: SimulatedTime, within seconds: ClosedRange<Int64>) -> Bool {
        guard let time = appointments[action] else {
            appointments[action] = now + .seconds(draws.number(in: seconds))
            return false
        }
        return now >= time
    }
}
