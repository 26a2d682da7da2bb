/// How often a call is made again, and after how long; only calls that were certainly not carried out, and reads.
package struct SlackRetryPolicy: Sendable, Hashable {
    /// Calls in all, the first included.
    var attempts: Int
    /// Delay after the first failure without a `Retry-After`; doubled after each further one.
    var firstDelay: Duration
    var longestDelay: Duration
    /// A wait longer than this is the caller's to arrange: it gets the error, with the time to wait.
    var patience: Duration

    package init(
        attempts: Int = 4, firstDelay: Duration = .seconds(1), longestDelay: Duration = .seconds(30),
        patience: Duration = .seconds(60)
    ) {
        self.attempts = attempts
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.patience = patience
    }

    /// How long to keep quiet after this failure of the n-th call; nil when the call shall not be made again.
    func delay(after error: SlackError, attempt: Int) -> Duration? {
        // A reply that is too large is asked for in smaller parts, not again.
        guard attempt < attempts, error.code != .cancelled, error.code != .replyTooLarge,
            case .transient(let retryAfter) = error.outcome
        else { return nil }
        let delay = retryAfter ?? backoff(attempt)
        return delay <= patience ? delay : nil
    }

    /// The delay when Slack does not say how long.
    func backoff(_ attempt: Int) -> Duration {
        min(longestDelay, firstDelay * (1 << min(max(0, attempt - 1), 10)))
    }
}
