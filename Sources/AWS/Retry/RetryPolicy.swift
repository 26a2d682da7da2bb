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
    package func delay(afterAttempt attempt: Int, throttled: Bool, retryAfter: Duration?, jitter: Double) -> Duration {
        let base = throttled ? throttlingBase : transientBase
        let exponent = min(max(attempt - 1, 0), 16)
        let own = min(base * (1 << exponent), maximumDelay) * jitter
        guard let retryAfter else { return own }
        return max(own, min(retryAfter, own + maximumExtraDelay))
    }
}
