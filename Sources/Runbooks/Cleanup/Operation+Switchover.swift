import Maintenance

extension Operation {
    /// Whether the switchover of its plan was done, as far as it saw.
    var hasSwitchedOver: Bool {
        guard let progress else { return false }
        let isProved = progress.finished.contains { call in
            call.isProved
                && (call.intent.mutation.base is SwitchOver || call.intent.mutation.base is SwitchOverInstance)
        }
        return isProved
            || plan.steps.contains { step in
                guard step.work.base is SwitchOverStep || step.work.base is SwitchOverInstanceStep,
                    case .done = progress.steps[step.id]
                else { return false }
                return true
            }
    }
}
