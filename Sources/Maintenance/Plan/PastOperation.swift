/// An operation that is over, with when it may have stood still: what tells how long its steps took.
package struct PastOperation: Sendable, Equatable {
    package let operation: Operation
    /// When it was paused or let go on, and when locks or the freeze came or went.
    private let stops: [Timestamp]

    /// Names of the events that tell so, of the operation and of restraints.
    package static let stopNames = stillNames + [clockName]
    private static let stillNames =
        [Event.Name.paused, .resumed].map(\.rawValue) + [RestraintChange.Name.imposed, .lifted].map(\.rawValue)
    private static let clockName = Event.Name.clockSet.rawValue

    /// - Parameter lines: those of these names, of its own stream and of that of restraints.
    /// - Returns: `nil` where the clock was set meanwhile: the log then tells other instants than the operation.
    package init?(_ operation: Operation, lines: [(name: String, at: Timestamp)]) {
        guard !lines.contains(where: { $0.name == PastOperation.clockName }) else { return nil }
        self.operation = operation
        stops = lines.filter { PastOperation.stillNames.contains($0.name) }.map(\.at)
    }

    /// How long each step took that tells how long such a step takes.
    var times: [(work: AnyStep, took: Span)] {
        guard let progress = operation.progress else { return [] }
        return operation.plan.steps.compactMap { step in
            time(of: step, progress).map { (step.work, $0) }
        }
    }

    /// From the first call of a step to its end; `nil` where nothing was called, where a call came to nothing, and where
    /// people or a window may have been waited for meanwhile.
    private func time(of step: Step, _ progress: Progress) -> Span? {
        guard case .done(_, let end) = progress.steps[step.id], progress.asks(at: step.id) == 0 else { return nil }
        let calls = progress.finished.filter { $0.intent.step == step.id }
        guard calls.contains(where: \.isProved), calls.allSatisfy({ $0.isProved || $0.ending == .deferred }),
            operation.plan.window == nil || calls.allSatisfy({ $0.intent.mutation.base.disturbance == .none }),
            let begin = calls.map(\.intent.decidedAt).min(), begin < end,
            !stops.contains(where: { begin < $0 && $0 < end })
        else { return nil }
        return end - begin
    }
}
