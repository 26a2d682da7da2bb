/// How often an operation has to be looked at.
package enum Cadence: Int, Sendable, Comparable, CaseIterable {
    /// Nothing to see in AWS.
    case never
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
        case .slow: .seconds(5)
        case .normal: .seconds(2)
        case .fast: .seconds(1)
        }
    }
}

extension Operation {
    package var cadence: Cadence {
        switch phase {
        case .planned, .ended:
            return .never
        case .paused(let paused):
            return paused.progress.outstanding.isEmpty ? .never : .normal
        case .running(let progress):
            let calls = progress.outstanding.map(\.mutation)
            if calls.contains(where: { $0.isGated && !$0.base.isLong }) { return .fast }
            if progress.waitingGate != nil, calls.isEmpty { return .slow }
            return !calls.isEmpty && calls.allSatisfy(\.base.isLong) ? .slow : .normal
        }
    }
}
