import Engine
import Maintenance
import Slack

/// What `status OP` says: each step with how long it took, and what is waited for now.
struct StatusReply: Sendable {
    private let prefix: String
    private let now: Timestamp

    init(prefix: String, now: Timestamp) {
        self.prefix = prefix
        self.now = now
    }

    /// - Parameter restraints: locks and the freeze that are in force.
    func blocks(_ standing: Standing, restraints: [Restraint] = []) -> [Mrkdwn] {
        let operation = standing.operation
        var blocks: [Mrkdwn] = [
            "\(.bold(operation.plan.title)) · \(operation.id) · \(operation.phase.name)\n\(headline(operation))"
        ]
        if let progress = operation.progress {
            blocks.append(operation.plan.steps.map { step($0, progress, standing) }.joined(separator: "\n"))
        }
        if !operation.isEnded {
            blocks += RestraintReply(restraints, prefix: prefix).blocks(on: operation.target)
        }
        let notes = self.notes(standing)
        if !notes.isEmpty { blocks.append(notes.joined(separator: "\n")) }
        return blocks
    }

    private func headline(_ operation: Operation) -> Mrkdwn {
        let place = operation.target.place
        let location = "\(operation.target.cluster) · \(place.region) · account \(place.account)"
        switch operation.phase {
        case .planned(let planned):
            return
                "\(location)\nPlanned for \(Mention.requester(operation.origin.requester)); not started. Expires \(ReplyWording.date(planned.expiresAt))."
        case .running(let progress):
            return """
                \(location)
                \(progress.doneCount) of \(operation.plan.steps.count) steps · \(ReplyWording.words(now - progress.startedAt)) · \
                started by \(Mention.starter(of: operation, progress))
                """
        case .paused(let paused):
            return """
                \(location)
                \(paused.progress.doneCount) of \(operation.plan.steps.count) steps · paused \(ReplyWording.words(now - paused.since)) ago
                """
        case .ended(let ended):
            return "\(location)\n\(Self.outcome(ended)) \(ReplyWording.date(ended.at))"
        }
    }

    private func step(_ step: Step, _ progress: Progress, _ standing: Standing) -> Mrkdwn {
        switch progress.steps[step.id] ?? .waiting {
        case .waiting:
            let hold =
                standing.operation.controls.holds[step.id].map { " · stops before it for \(Mention.of($0))" as Mrkdwn }
                ?? ""
            return "· \(step.title) \(.code(step.id.text))\(step.isGated ? " (asks first)" : "")\(hold)"
        case .done(let since, let at):
            let approvers = progress.gates.last { $0.step == step.id }.flatMap { gate -> Mrkdwn? in
                guard case .approved(let approval) = gate.state else { return nil }
                return " · approved by \(approval.by.map(Mention.of).joined(separator: ", "))"
            }
            return "✓ \(step.title) · \(ReplyWording.words(at - since))\(approvers ?? "")"
        case .skipped(let person, let reason, _):
            return "– \(step.title) · left out by \(Mention.of(person)): \(reason)"
        case .active(let since):
            let line: Mrkdwn = "▸ \(step.title) · \(ReplyWording.words(now - since))"
            guard let wait = standing.waits[step.id] else { return line }
            return line + "\n      \(sentence(wait.reason)), for \(ReplyWording.words(now - wait.since))"
        }
    }

    private func notes(_ standing: Standing) -> [Mrkdwn] {
        let operation = standing.operation
        var notes: [Mrkdwn] = []
        if !operation.isEnded {
            notes +=
                operation.plan.window.map {
                    ["Window for what disturbs connections or writes: \(Moment.window($0, at: now))."]
                }
                ?? []
            notes +=
                operation.controls.patience.map {
                    ["Each step may take \(ReplyWording.words($0)) before a person is asked."]
                } ?? []
        }
        if let gate = operation.progress?.waitingGate, operation.isActive {
            notes.append(
                "Waits for an approval since \(ReplyWording.date(gate.openedAt)); expires \(ReplyWording.date(gate.expiresAt)). Its prompt says how to answer."
            )
        }
        if case .paused(let paused) = operation.phase {
            notes.append("\(words(paused.reason, of: operation)).")
            let onward = paused.reason.isByChoice ? "resume" : "retry"
            let way: Mrkdwn =
                operation.plan.subject.hasWayBack ? "\(command("rollback", operation)) shows the way back, " : ""
            notes.append("\(command(onward, operation)) goes on, \(way)\(command("abort", operation)) stops here.")
        }
        if case .planned = operation.phase { notes.append("The plan's message says how to start or discard it.") }
        if let blindness = standing.blindness {
            notes.append(
                "AWS has not been readable for \(ReplyWording.words(now - blindness.since)): \(sentence(blindness.reason))"
            )
        }
        if case .ended(let ended) = operation.phase, case .aborted(_, _, let leftBehind) = ended.outcome {
            notes += leftBehind.map { "• \(sentence($0))" }
        }
        return notes
    }

    private func command(_ word: String, _ operation: Operation) -> Mrkdwn {
        .code("\(prefix) \(word) \(operation.id)")
    }

    private func sentence(_ text: String) -> Mrkdwn { .sentence(text, typedAfter: prefix) }

    /// Why an operation is paused, as a part of a sentence.
    func words(_ reason: PauseReason, of operation: Operation) -> Mrkdwn {
        func title(_ step: StepID) -> String { operation.plan[step]?.title ?? step.text }
        switch reason {
        case .person(let person): return "paused by \(Mention.of(person))"
        case .trouble(let step, let reason): return "stopped at “\(title(step))”: \(sentence(reason))"
        case .overdue(let step, let reason): return "“\(title(step))” takes too long: \(sentence(reason))"
        case .gateExpired(let gate):
            let step = operation.progress?.gates.first { $0.id == gate }?.step
            return "nobody answered in time\(step.map { " at “\(title($0))”" } ?? "")"
        case .blind(let reason): return "AWS cannot be read: \(sentence(reason))"
        case .fault(let reason): return "a fault of the bot: \(sentence(reason))"
        case .hold(let step, let person): return "stopped before “\(title(step))”, as \(Mention.of(person)) wanted"
        }
    }

    private static func outcome(_ ended: Operation.Ended) -> Mrkdwn {
        switch ended.outcome {
        case .completed: "Completed"
        case .aborted(let person, let reason, _):
            reason.isEmpty ? "Aborted by \(Mention.of(person))" : "Aborted by \(Mention.of(person)) (\(reason))"
        case .discarded(let person): "Discarded by \(Mention.of(person))"
        case .planExpired: "Expired without being started"
        }
    }
}
