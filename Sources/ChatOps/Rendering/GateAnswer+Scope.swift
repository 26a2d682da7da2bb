import Maintenance
import Slack

/// What became of an approval of several calls, which is carried out until its step is done or given up.
extension GateAnswer {
    /// Whether the next of its calls is made as soon as it can be.
    var isCarryingOut: Bool {
        guard gate.covers != nil, !isStepDone, !isAskedAgain, !operation.isEnded, postponed == nil else { return false }
        return isOutstanding || !isStopped && call?.isProved ?? true
    }

    /// Why AWS put off the call that is next, and when it is asked again; `nil` when none waits for that.
    var postponed: Progress.Deferral? {
        guard gate.covers != nil else { return operation.progress?.postponement(of: gate) }
        guard !isStopped, !isOutstanding, ofGate.last?.ending == .deferred else { return nil }
        return operation.progress?.deferrals[gate.step]
    }

    /// - Parameter count: of all calls that it allows.
    func effect(of count: Int) -> Mrkdwn {
        if isCarryingOut { return underWay }
        let calls = ofGate.filter { $0.ending != .deferred }
        let proved = calls.filter(\.isProved)
        if case .done = operation.progress?.steps[gate.step], let last = proved.last, let first = ofGate.first {
            return "\(done) in \(Moment.took(last.at - first.intent.decidedAt))"
        }
        let again: Mrkdwn = isAskedAgain ? " · asked again below" : ""
        let before: Mrkdwn = proved.isEmpty ? "nothing was done" : "\(proved.count) of \(count) calls were done"
        guard let call = calls.last else {
            return "\(isOutstanding ? "not known what came of it" : before)\(again)"
        }
        switch call.ending {
        case .proved:
            return "\(before)\(isOutstanding ? ", not known what came of the next" : ", then it stopped")\(again)"
        case .failed: return "AWS gave \(phrase(call)) up\(reason(of: call)) · \(before)\(again)"
        case .unproved: return "nothing shows that AWS did \(phrase(call)) · \(before)\(again)"
        case .deferred, .withheld: return "\(before)\(again)"
        case .refused: return "AWS refused \(phrase(call)) · \(before)\(again)"
        case .lacking: return "AWS did not have what \(phrase(call)) takes · \(before)\(again)"
        }
    }

    private func phrase(_ call: Progress.Finished) -> Mrkdwn { .marked(call.intent.mutation.phrase) }

    /// Its calls that ended, in their order.
    private var ofGate: [Progress.Finished] {
        operation.progress?.finished.filter { $0.intent.approval == gate.id } ?? []
    }

    private var isOutstanding: Bool {
        operation.progress?.outstanding.contains { $0.approval == gate.id } ?? false
    }

    /// Nobody makes its next call: a pause ends what an approval of several calls allows.
    private var isStopped: Bool {
        switch operation.phase {
        case .running: false
        case .planned, .paused, .ended: true
        }
    }
}
