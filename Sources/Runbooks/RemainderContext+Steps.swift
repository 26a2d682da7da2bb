import Maintenance

/// How far an operation came, by its kinds of steps and calls.
extension RemainderContext {
    /// The step of that kind; `nil` when the plan has none.
    func step<Kind: StepKind>(_ kind: Kind.Type) -> Kind? {
        operation.plan.steps.lazy.compactMap { $0.work.base as? Kind }.first
    }

    /// Whether it was done, by the operation or meanwhile; `nil` when the plan has no such step.
    func isDone<Kind: StepKind>(_ kind: Kind.Type) -> Bool? {
        guard let step = operation.plan.steps.first(where: { $0.work.base is Kind }) else { return nil }
        guard case .done = operation.progress?.steps[step.id] else { return false }
        return true
    }

    /// Whether a call of a kind was made, or may have been.
    func mayHaveMade<Kind: Mutation>(_ kind: Kind.Type) -> Bool {
        guard let progress = operation.progress else { return false }
        let calls = progress.finished.filter(\.mayHaveTakenEffect).map(\.intent) + progress.outstanding
        return calls.contains { $0.mutation.base is Kind }
    }
}
