/// How often an operation has to be looked at.
package enum Cadence: Int, Sendable, Comparable, CaseIterable {
    /// Nothing to see in AWS.
    case never
    /// Only calls are pending that have lasted for hours and disturb nobody.
    case rare
    /// Only long creations or deletions are pending, or a person is being waited for.
    case slow
    case normal
    /// A failover, or a restart of the writer, is in flight.
    case fast

    package static func < (left: Cadence, right: Cadence) -> Bool { left.rawValue < right.rawValue }

    /// The time between two looks; `nil` for never (design, "Time, waiting, and API budgets").
    package var interval: Span? {
        switch self {
        case .never: nil
        case .rare: .seconds(30)
        case .slow: .seconds(5)
        case .normal: .seconds(2)
        case .fast: .seconds(1)
        }
    }
}

extension Operation {
    /// How long a call has lasted that another half a minute does not matter to.
    private static let longTime = Span.minutes(60)

    package func cadence(at now: Timestamp) -> Cadence {
        switch phase {
        case .planned, .ended:
            return .never
        case .paused(let paused):
            return paused.progress.outstanding.isEmpty ? .never : .normal
        case .running(let progress):
            let calls = progress.outstanding.map(\.mutation)
            if calls.contains(where: { $0.isGated && !$0.base.isLong }) { return .fast }
            if progress.waitingGate != nil, calls.isEmpty { return .slow }
            guard !calls.isEmpty, calls.allSatisfy(\.base.isLong) else { return .normal }
            // What disturbs is over as soon as possible for those who are disturbed.
            let isRare = progress.outstanding.allSatisfy { intent in
                intent.mutation.base.disturbance == .none && now - intent.decidedAt >= Operation.longTime
            }
            return isRare && progress.waitingGate == nil ? .rare : .slow
        }
    }
}
