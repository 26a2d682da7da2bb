/// Decides, attempt by attempt, what happens after a failure of one call.
struct RetrySequence: Sendable, Equatable {
    enum Step: Sendable, Equatable {
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
    private(set) var attempt = 1
    private var lastCost: Int?
    private var refreshedCredentials = false
    private var correctedClock = false

    init(policy: RetryPolicy, call: AWSCall.Kind) {
        self.policy = policy
        self.call = call
    }

    /// Judges the failure of the current attempt; takes the cost of a retry from the quota.
    mutating func failed(_ failure: CallFailure, quota: inout RetryQuota, jitter: Double) -> Step {
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
    func succeeded(quota: inout RetryQuota) {
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

/// How often and how fast a call is sent again; the defaults are the AWS SDKs' standard mode as of botocore 1.44.
package struct RetryPolicy: Sendable, Equatable {
    /// Attempts in all, the first included.
    package var maximumAttempts = 3
    package var transientBase = Duration.milliseconds(50)
    package var throttlingBase = Duration.seconds(1)
    package var maximumDelay = Duration.seconds(20)
    /// How much longer than the delay of our own we wait because the server says so.
    package var maximumExtraDelay = Duration.seconds(5)
    package var quota = 500
    package var transientCost = 14
    package var throttlingCost = 5

    package init() {}

    /// The time to wait after the given attempt (from 1) failed; `jitter` is in 0..<1.
    func delay(afterAttempt attempt: Int, throttled: Bool, retryAfter: Duration?, jitter: Double) -> Duration {
        let base = throttled ? throttlingBase : transientBase
        let exponent = min(max(attempt - 1, 0), 16)
        let own = min(base * (1 << exponent), maximumDelay) * jitter
        guard let retryAfter else { return own }
        return max(own, min(retryAfter, own + maximumExtraDelay))
    }
}

/// The bucket that ends retries while most of them fail: a retry takes from it, success gives back.
struct RetryQuota: Sendable, Equatable {
    private let capacity: Int
    private(set) var available: Int

    init(capacity: Int) {
        self.capacity = capacity
        available = capacity
    }

    /// Takes the cost of one retry, if there is enough.
    mutating func take(_ cost: Int) -> Bool {
        guard available >= cost else { return false }
        available -= cost
        return true
    }

    mutating func giveBack(_ amount: Int) {
        available = min(capacity, available + amount)
    }
}
