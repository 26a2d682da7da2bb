import Engine
import Maintenance
import Simulation

/// What people set on operations and clusters besides answering.
extension SeededPeople {
    /// Holds before a step, takes that back, or changes how long steps may take.
    mutating func control(_ operation: Operation, in shell: inout SeededShell) {
        guard controlRate > 0, draws.chance(controlRate) else { return }
        let steps = operation.plan.steps.map(\.id)
        guard let step = any(of: steps) else { return }
        let command: Instruction =
            switch draws.number(in: 0...3) {
            case 0, 1: .hold(before: step)
            case 2: .unhold(before: step)
            default: .timeout(.minutes(draws.number(in: 15...600)))
            }
        shell.instruct(operation.id, command, by: SeededPeople.operatorOnCall)
    }

    /// Does a step again or leaves one out, while the operation is paused.
    mutating func repeatOrSkip(_ operation: Operation, _ progress: Progress, in shell: inout SeededShell) {
        if draws.chance(repeatRate), let step = any(of: operation.plan.steps.map(\.id)) {
            shell.instruct(operation.id, .reset(to: step), by: SeededPeople.operatorOnCall)
        }
        let open = operation.plan.steps.filter { $0.work.maySkip && !progress.isDone($0.id) }.map(\.id)
        if draws.chance(skipRate), let step = any(of: open) {
            shell.instruct(operation.id, .skip(step, reason: "done by hand"), by: SeededPeople.operatorOnCall)
        }
    }

    /// Locks the cluster or freezes everything, and lifts that after a while.
    mutating func lockOrLift(in shell: inout SeededShell) {
        let person = SeededPeople.operatorOnCall
        if let restraint = shell.store.restraints.inForce.first {
            guard isDue("lift \(restraint.since.milliseconds)", at: shell.now, within: 60...2400) else { return }
            shell.restrain(.lifted(restraint.cluster, by: person))
        } else if lockRate > 0, draws.chance(lockRate) {
            shell.restrain(
                .imposed(
                    Restraint(
                        cluster: draws.chance(0.5) ? database : nil, reason: "an incident", by: person,
                        since: shell.shownTime)))
        }
    }

    private mutating func any(of steps: [StepID]) -> StepID? {
        steps.isEmpty ? nil : steps[Int(draws.number(in: 0...Int64(steps.count - 1)))]
    }
}
