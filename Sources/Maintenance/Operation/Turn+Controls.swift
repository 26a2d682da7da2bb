/// What people set on an operation: which step comes again, is left out or waited before.
extension Turn {
    mutating func reset(to step: StepID, _ progress: Progress, by person: PersonID) throws(Refusal) {
        try expect(step)
        switch progress.steps[step] {
        case .waiting, nil:
            throw Refusal("“\(title(step))” has not been begun, so there is nothing to do again.")
        case .active, .done, .skipped:
            emit(.reset(to: step, by: person))
        }
    }

    mutating func skip(
        _ step: StepID, _ progress: Progress, by person: PersonID, reason: String
    ) throws(Refusal) {
        try expect(step)
        guard let work = operation.plan[step]?.work, work.maySkip else {
            let others = operation.plan.steps.filter(\.work.maySkip).map { "`\($0.id)`" }
            let hint = others.isEmpty ? "None of its steps can." : "Those that can: \(others.joined(separator: ", "))."
            throw Refusal("“\(title(step))” cannot be left out: what comes after depends on it. \(hint)")
        }
        guard !progress.isDone(step) else { throw Refusal("“\(title(step))” is done already.") }
        guard !progress.outstanding.contains(where: { $0.step == step }) else {
            throw Refusal("AWS is still at “\(title(step))”: wait until it is through with it.")
        }
        guard !reason.isEmpty else {
            throw Refusal(
                advising: "Say why, for the record: \(advice: .skip(operation.id, step, reason: "done by hand")).")
        }
        emit(.stepSkipped(step, by: person, reason: reason))
    }

    mutating func hold(before step: StepID, by person: PersonID) throws(Refusal) {
        try expect(step)
        switch operation.progress?.steps[step] {
        case .active:
            throw Refusal(advising: "“\(title(step))” has begun already. \(advice: .pause(operation.id)) holds it now.")
        case .done, .skipped: throw Refusal("“\(title(step))” is done already.")
        case .waiting, nil: break
        }
        guard operation.controls.holds[step] == nil else {
            throw Refusal("\(operation.id) stops before “\(title(step))” already.")
        }
        emit(.held(before: step, by: person))
    }

    mutating func unhold(before step: StepID, by person: PersonID) throws(Refusal) {
        try expect(step)
        guard operation.controls.holds[step] != nil else {
            let held = operation.controls.holds.keys.sorted().map { "`\($0)`" }
            let hint = held.isEmpty ? "It stops before none." : "It stops before \(held.joined(separator: ", "))."
            throw Refusal("\(operation.id) was not to stop before “\(title(step))”. \(hint)")
        }
        emit(.unheld(before: step, by: person))
    }

    private func expect(_ step: StepID) throws(Refusal) {
        guard operation.plan[step] == nil else { return }
        let names = operation.plan.steps.map { "`\($0.id)`" }.joined(separator: ", ")
        throw Refusal("\(operation.id) has no step “\(step)”. Its steps are \(names).")
    }
}
