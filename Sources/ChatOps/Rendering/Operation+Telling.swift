import Maintenance
import Slack

extension Progress {
    /// "5 of 6 steps done, 1 left out".
    func tally(of count: Int) -> Mrkdwn {
        let leftOut = steps.values.count { if case .skipped = $0 { true } else { false } }
        return "\(doneCount - leftOut) of \(count) steps done\(leftOut == 0 ? "" : ", \(leftOut) left out")"
    }

    /// The failover (or the like) that took effect at a step since that was begun, last if it was begun again.
    func provedGatedCall(of step: StepID) -> Finished? {
        finished.last {
            $0.intent.step == step && $0.isProved && $0.intent.mutation.isGated
                && wasBegun(step, by: $0.intent.decidedAt)
        }
    }

    private func wasBegun(_ step: StepID, by instant: Timestamp) -> Bool {
        switch steps[step] {
        case .active(let since), .done(let since, _): since <= instant
        case .waiting, .skipped, nil: false
        }
    }

    /// The approval that a step's last approved gate was given.
    func lastApproval(of step: StepID) -> Approval? {
        gates.reversed().lazy.filter { $0.step == step }.compactMap { gate in
            guard case .approved(let approval) = gate.state, wasBegun(step, by: approval.at) else { return nil }
            return approval
        }.first
    }
}

extension Operation {
    /// The steps that it is to stop before, the one that it has stopped at left out.
    var heldSteps: [Mrkdwn] {
        guard !isEnded else { return [] }
        let reached: StepID? =
            if case .paused(let paused) = phase, case .hold(let step, _) = paused.reason { step } else { nil }
        return plan.steps.compactMap { step in
            guard step.id != reached, let person = controls.holds[step.id] else { return nil }
            return "Stops before “\(.foreign(step.title, limit: 240))”, as \(Mention.of(person)) wants"
        }
    }
}
