package import AWS
internal import Synchronization

/// Counts what a client does by itself between the call it was given and its answer: attempts that were throttled, and
/// repetitions.
///
/// Atomics rather than an actor, since the client tells of its attempts synchronously.
package final class AttemptTally: Sendable {
    private let throttles = Atomic(0)
    private let repetitions = Atomic(0)

    package init() {}

    package func note(_ attempt: AWSAttempt) {
        switch attempt.stage {
        case .sending where attempt.number > 1: repetitions.add(1, ordering: .relaxed)
        case .throttled: throttles.add(1, ordering: .relaxed)
        case .sending, .succeeded, .failed: break
        }
    }

    /// What was counted since it was last taken.
    package func take() -> (throttles: Int, repetitions: Int) {
        (throttles.exchange(0, ordering: .relaxed), repetitions.exchange(0, ordering: .relaxed))
    }
}
