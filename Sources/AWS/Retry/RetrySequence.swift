/// Decides, attempt by attempt, what happens after a failure of one call.
package struct RetrySequence: Sendable, Equatable {
    package enum Step: Sendable, Equatable {
        /// Wait, then sign and send again.
        case sendAgain(after: Duration)
        /// Get fresh credentials; send again if they are others.
        case refreshCredentials
        /// Take the server's clock to be that far ahead of ours, and send again.
        case correctClock(by: Duration)
        case giveUp(AWSError)
    }

    private let policy: RetryPolicy
    private let call: AWSCall.Kind
    package private(set) var attempt = 1
    private var lastCost: Int?
    private var refreshedCredentials = false
    private var correctedClock = false

    package init(policy: RetryPolicy, call: AWSCall.Kind) {
        self.policy = policy
        self.call = call
    }

    /// Judges the failure of the current attempt; takes the cost of a retry from the quota.
    package mutating func failed(_ failure: CallFailure, quota: inout RetryQuota, jitter: Double) -> Step {
        switch failure.kind {
        case .credentialsRefused where !refreshedCredentials:
            refreshedCredentials = true
            return .refreshCredentials
        case .clockSkewed(let offset) where !correctedClock:
            correctedClock = true
            return .correctClock(by: offset)
        case .throttled, .notSent:
            return retry(failure, quota: &quota, jitter: jitter)
        case .unknownOutcome where call == .read:
            return retry(failure, quota: &quota, jitter: jitter)
        case .unknownOutcome, .unreadable, .credentialsRefused, .clockSkewed, .refused:
            return .giveUp(failure.error(for: call))
        }
    }

    /// Gives back to the quota what a success is worth.
    package func succeeded(quota: inout RetryQuota) {
        quota.giveBack(lastCost ?? 1)
    }

    private mutating func retry(_ failure: CallFailure, quota: inout RetryQuota, jitter: Double) -> Step {
        let throttled = failure.kind == .throttled
        let cost = throttled ? policy.throttlingCost : policy.transientCost
        guard attempt < policy.maximumAttempts, !failure.isFinal, quota.take(cost) else {
            return .giveUp(failure.error(for: call))
        }
        let delay = policy.delay(
            afterAttempt: attempt, throttled: throttled, retryAfter: failure.retryAfter, jitter: jitter)
        attempt += 1
        lastCost = cost
        return .sendAgain(after: delay)
    }
}
