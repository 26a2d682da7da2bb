import Maintenance
import Slack

/// What became of a gate: the line that takes the place of its question.
struct GateAnswer {
    let gate: Gate
    let operation: Operation
    let wording: Wording

    /// Whether the line stays as it is.
    var isFinal: Bool {
        switch gate.state {
        case .opening, .open: false
        case .vetoed: true
        // One approval of several calls is marked with each of them.
        case .approved:
            (gate.covers == nil && call?.isProved ?? false) || isStepDone || isAskedAgain || operation.isEnded
        case .expired, .voided: isAskedAgain || isStepDone || operation.isEnded
        }
    }

    var sentence: Mrkdwn {
        switch gate.state {
        case .opening, .open:
            return ""
        case .approved(let approval):
            return
                "\(isAtWork ? "Executing, approved" : "Approved") by \(Mention.people(approval.by)) \(Moment.time(approval.at)) · \(effect)"
        case .vetoed(let person, let at):
            return "Stopped by \(Mention.of(person)) \(Moment.time(at)) · nothing was done · the operation is aborted"
        case .expired(let at):
            let counted: Mrkdwn =
                gate.counted.isEmpty
                ? "unanswered"
                : "with \(gate.counted.count) of \(wording.quorum) approvals (\(Mention.people(gate.counted)))"
            return "Expired \(Moment.time(at)) \(counted)\(onward)"
        case .voided(let reason, _):
            return "Void: \(wording.sentence(reason, limit: 400))\(onward)"
        }
    }

    /// Whether calls are being made that the approval allows.
    private var isAtWork: Bool {
        if gate.covers != nil { return isCarryingOut }
        return call == nil && !operation.isEnded && operation.progress?.postponement(of: gate) == nil
    }

    /// What came of the call that the approval allowed.
    private var effect: Mrkdwn {
        if let postponed, !isAskedAgain {
            return "AWS was not ready (\(.foreign(postponed.reason.withoutStop, limit: 200))) · trying again "
                + "\(Moment.time(postponed.until))"
        }
        if let covers = gate.covers { return effect(of: covers.count) }
        guard let call else { return operation.isEnded ? "not known what came of it" : underWay }
        let again: Mrkdwn = isAskedAgain ? " · asked again below" : ""
        switch call.ending {
        case .proved: return "\(done) in \(Moment.took(call.took))"
        case .failed: return "AWS gave it up\(reason(of: call))\(again)"
        case .unproved: return "nothing shows that AWS did it\(again)"
        case .deferred, .withheld: return "nothing was done\(again)"
        case .refused: return "refused, nothing was done\(again)"
        case .lacking: return "AWS did not have what it takes, nothing was done\(again)"
        }
    }

    /// AWS's words for a call that it gave up.
    func reason(of call: Progress.Finished) -> Mrkdwn {
        call.failure.map { ": \(.foreign($0.text.withoutStop, limit: 300))" } ?? ""
    }

    var underWay: Mrkdwn { .marked(gate.words(in: operation).underWay) }

    var done: Mrkdwn { .marked(gate.words(in: operation).done) }

    /// How it goes on after a question that nobody's answer counts for any more.
    private var onward: Mrkdwn {
        if isAskedAgain { return " · nothing was done · asked again below" }
        if let opens = nextOpening, case .running = operation.phase {
            let next: Mrkdwn = gate.isFinishing ? "it goes on" : "it is asked again"
            return " · nothing was done · \(next) when the window opens, \(Moment.day(opens))"
        }
        if isStepDone { return "" }
        switch operation.phase {
        case .planned, .ended: return " · nothing was done"
        case .running: return " · nothing was done · it is asked again"
        case .paused: return " · nothing was done · \(wording.command(.resume, operation.id)) asks again"
        }
    }

    /// When the window opens that a question waits for which was asked outside, or ended with its own; `nil` for others.
    private var nextOpening: Timestamp? {
        guard let window = operation.plan.window else { return nil }
        if gate.isOutsideWindow == true { return window.next(at: gate.openedAt).opens }
        guard case .expired(let at) = gate.state, gate.endsWithWindow == true || !window.isOpen(at: at) else {
            return nil
        }
        return window.opening(after: at)
    }

    var call: Progress.Finished? {
        operation.progress?.finished.last { $0.intent.approval == gate.id && $0.ending != .deferred }
    }

    var isStepDone: Bool { operation.progress?.isDone(gate.step) ?? false }

    var isAskedAgain: Bool {
        let gates = operation.progress?.gates ?? []
        guard let index = gates.firstIndex(where: { $0.id == gate.id }) else { return false }
        return gates[(index + 1)...].contains { $0.step == gate.step }
    }
}
