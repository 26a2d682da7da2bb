extension Operation {
    /// What an operation that stops here leaves in AWS, and what to do about each; one sentence each.
    ///
    /// - Parameter rollback: what is at work to bring it all back: nobody is told to do that by hand.
    package func leftBehind(seeing observation: Observation, to rollback: OperationID? = nil) -> [String] {
        if case .absent(let reason) = plan.subject.presence(in: observation) {
            return ["\(reason): what \(id) left there could not be looked at."]
        }
        guard progress != nil else { return [] }
        let context = RemainderContext(operation: self, observation: observation)
        if let rollback {
            return ["\(rollback) is to bring back what \(id) did; should it stop early, it tells what is left."]
                + unproved(in: context).map(\.text)
        }
        let remainders =
            plan.runbook.base.remainders(in: context) + plan.steps.flatMap { $0.work.base.remainders(in: context) }
            + unproved(in: context)
        // Sorted by subject; within one what was there before the plan's own, then in the order of the steps.
        return remainders.enumerated()
            .sorted { ($0.element.subject, $0.offset) < ($1.element.subject, $1.offset) }.map(\.element.text)
    }

    /// Calls that may have been made and that nothing shows.
    private func unproved(in context: RemainderContext) -> [Remainder] {
        (progress?.outstanding ?? []).filter {
            $0.mutation.proof(in: context.observation, of: $0.record) == .none
        }.map { intent in
            Remainder(
                .calls, "\(intent.mutation.words.unproved): look again with `show \(context.cluster)`.")
        }
    }
}
