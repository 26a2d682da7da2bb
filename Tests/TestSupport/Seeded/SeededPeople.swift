import Engine
package import Maintenance
package import Simulation

/// The people of a seeded run: they read what is posted and answer after a while, rightly or not.
package struct SeededPeople: Sendable {
    /// Who answers gates rightly, and how soon (seconds).
    package var approver = PersonID("U0BOB")
    /// Who approves besides where two have to.
    package var second = PersonID("U0CAROL")
    package var answersAfter: ClosedRange<Int64> = 5...240
    /// How soon they look at the chat when something waits for them, and how often when they have nothing to do.
    package var looksEvery = Duration.seconds(4)
    package var idleTime = Duration.seconds(20)
    /// How soon they type a command (seconds).
    package var commandsAfter: ClosedRange<Int64> = 20...200
    /// The chance that a gate is answered by a veto, and that people who do not count react as well.
    package var vetoRate = 0.0
    package var strayRate = 0.3
    /// The chance, each time they look, that an operator pauses the operation.
    package var pauseRate = 0.0
    /// Whether anybody approves at all.
    package var approves = true
    /// What they want to have done in the first place.
    package var wish: AnyRunbook?
    /// What they want to have done one after the other instead, whatever became of the one before.
    package var wishes: [AnyRunbook]?
    /// What they want it of.
    package var database: ClusterID = "orders"
    /// How often a paused operation is resumed before it is aborted.
    package var patience = 3
    var draws: SeededGenerator
    /// When somebody will do something that is due, drawn once.
    private var appointments: [String: SimulatedTime] = [:]
    private var resumptions: [OperationID: Int] = [:]
    /// Commands typed so far.
    private(set) var commands = 0
    package var commandLimit = 8
    /// Where they stop the first operation, in order to bring everything back.
    package var stop: Stop?
    /// The operation that they bring back, and what they were told about it in the end.
    package internal(set) var returning: Return?
    /// Whether they bring back what was aborted, and what they have no patience with.
    package var returns = false
    /// The chance, each time they look, that they set something on an operation.
    package var controlRate = 0.0
    /// The chance that they do a step again, or leave one out, before they let a paused operation go on.
    package var repeatRate = 0.0
    package var skipRate = 0.0
    /// The chance, each time they look, that they lock the cluster or freeze everything for a while.
    package var lockRate = 0.0
    /// When gated calls may be made.
    package var window: Window?
    /// The chance, each time they look, that somebody outside points a record of the lifecycle elsewhere.
    package var recordRate = 0.0

    package init(seed: UInt64) {
        draws = SeededGenerator(seed: seed)
    }

    /// People of whom some, as the seed has it, veto, pause or never answer.
    package static func swarm(seed: UInt64) -> SeededPeople {
        var people = SeededPeople(seed: seed)
        if people.draws.chance(0.2) { people.vetoRate = 0.3 }
        if people.draws.chance(0.2) { people.pauseRate = 0.005 }
        people.approves = !people.draws.chance(0.05)
        people.returns = people.draws.chance(0.5)
        if people.draws.chance(0.25) { people.controlRate = 0.01 }
        if people.draws.chance(0.25) { people.repeatRate = 0.5 }
        if people.draws.chance(0.25) { people.skipRate = 0.5 }
        if people.draws.chance(0.25) { people.lockRate = 0.004 }
        people.commandLimit = 12
        return people
    }

    static let operatorOnCall = PersonID("U0ALICE")

    /// When they look again: at their next appointment, or after a while, which is longer when nothing goes wrong.
    func nextLook(after now: SimulatedTime, isCalm: Bool) -> SimulatedTime {
        let latest = now + (isCalm ? idleTime * 6 : idleTime)
        return min(appointments.values.filter { $0 > now }.min() ?? latest, latest)
    }

    /// When somebody answered a gate.
    package func answerTime(of gate: GateID) -> SimulatedTime? { appointments["answered \(gate)"] }

    /// Looks at what stands in the channel and reacts to what is due.
    package mutating func act(on shell: inout SeededShell) {
        lockOrLift(in: &shell)
        moveRecords(in: &shell)
        for operation in shell.openOperations {
            if !operation.isPaused { control(operation, in: &shell) }
            switch operation.phase {
            case .planned: answerPlan(of: operation, in: &shell)
            case .running(let progress):
                if mayStop(operation, progress, in: &shell) { break }
                if let gate = progress.waitingGate {
                    answer(gate, of: operation, in: &shell)
                } else if pauseRate > 0, draws.chance(pauseRate) {
                    shell.instruct(operation.id, .pause, by: SeededPeople.operatorOnCall)
                }
            case .paused:
                if mayReturn(operation, in: &shell) { break }
                goOn(operation, in: &shell)
            case .ended: break
            }
        }
        followReturn(in: shell)
        if shell.openOperations.isEmpty, let request = nextRequest(in: shell),
            isDue("command \(commands)", at: shell.now, within: commandsAfter)
        {
            if returning == nil { returning = request.rollsBack.map { Return(operation: $0) } }
            heed(command(request, in: &shell), to: request, in: &shell)
        }
    }

    /// Types a command.
    package mutating func command(_ request: AnyRunbook, in shell: inout SeededShell) -> SeededShell.Answer {
        commands += 1
        return shell.propose(
            request, cluster: database, window: request.rollsBack == nil ? window : nil,
            by: SeededPeople.operatorOnCall)
    }

    private mutating func answerPlan(of operation: Operation, in shell: inout SeededShell) {
        let digest = shell.state.digest(of: operation)
        guard let message = shell.message(of: .plan(digest), operation) else { return }
        guard operation.plan.blocks.isEmpty, shell.isStanding(message), !shell.isDeclined(digest, of: operation.id)
        else {
            // Nothing can be started from it: it is taken back, and the command is typed again.
            heedBlocks(of: operation)
            return shell.instruct(operation.id, .discard, by: SeededPeople.operatorOnCall)
        }
        if let stop, stop.cue == .held, returning == nil, operation.controls.holds.isEmpty, let next = stop.step {
            shell.instruct(operation.id, .hold(before: next), by: SeededPeople.operatorOnCall)
        }
        guard isDue("start \(operation.id)", at: shell.now, within: 1...60) else { return }
        shell.react("arrow_forward", as: SeededPeople.operatorOnCall.text, to: message)
    }

    private mutating func goOn(_ operation: Operation, in shell: inout SeededShell) {
        guard case .paused(let paused) = operation.phase else { return }
        let done = resumptions[operation.id, default: 0]
        guard isDue("resume \(operation.id) \(operation.version)", at: shell.now, within: 20...300) else { return }
        if !paused.reason.isByChoice { resumptions[operation.id] = done + 1 }
        guard done < patience else {
            if returns, returning == nil, operation.plan.runbook.rollsBack == nil {
                returning = Return(operation: operation.id)
                return
            }
            return shell.instruct(
                operation.id, .abort(reason: "it does not get any further"), by: SeededPeople.operatorOnCall)
        }
        repeatOrSkip(operation, paused.progress, in: &shell)
        shell.instruct(operation.id, .resume, by: SeededPeople.operatorOnCall)
    }

    private mutating func answer(_ gate: Gate, of operation: Operation, in shell: inout SeededShell) {
        guard let prompt = gate.prompt else { return }
        if once("stray \(gate.id)", at: shell.now, within: 1...60) {
            if draws.chance(strayRate) { shell.react("white_check_mark", as: "U0MALLORY", to: prompt.message) }
            if draws.chance(strayRate) { shell.react("white_check_mark", as: "U0ALICE", to: prompt.message) }
            if draws.chance(strayRate) { shell.react("thumbsup", as: approver.text, to: prompt.message) }
        }
        guard approves else { return }
        if shell.policies.approval.quorum > 1, once("second \(gate.id)", at: shell.now, within: answersAfter) {
            shell.react("white_check_mark", as: second.text, to: prompt.message)
        }
        guard once("answer \(gate.id)", at: shell.now, within: answersAfter) else { return }
        appointments["answered \(gate.id)"] = shell.now
        let isVeto = draws.chance(vetoRate)
        shell.react(isVeto ? "x" : "white_check_mark::skin-tone-3", as: approver.text, to: prompt.message)
    }

    /// Whether the time for a deed has come that is done once.
    mutating func once(_ deed: String, at now: SimulatedTime, within seconds: ClosedRange<Int64>) -> Bool {
        guard appointments["did \(deed)"] == nil, isDue(deed, at: now, within: seconds) else { return false }
        appointments["did \(deed)"] = now
        return true
    }

    mutating func isDue(_ deed: String, at now: SimulatedTime, within seconds: ClosedRange<Int64>) -> Bool {
        guard let time = appointments[deed] else {
            appointments[deed] = now + .seconds(draws.number(in: seconds))
            return false
        }
        return now >= time
    }
}
