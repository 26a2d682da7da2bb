internal import Foundation

/// What a client learns from one call for the next: its retry quota, and how far the clock of AWS is ahead.
actor AWSClientState {
    private var quota: RetryQuota
    private var clockOffset = Duration.zero

    init(policy: RetryPolicy) {
        quota = RetryQuota(capacity: policy.quota)
    }

    func judge(_ failure: CallFailure, of sequence: RetrySequence, jitter: Double) -> (
        RetrySequence, RetrySequence.Step
    ) {
        var sequence = sequence
        let step = sequence.failed(failure, quota: &quota, jitter: jitter)
        if case .correctClock(let offset) = step { clockOffset = offset }
        return (sequence, step)
    }

    func succeeded(_ sequence: RetrySequence) {
        sequence.succeeded(quota: &quota)
    }

    /// The instant to sign with.
    func corrected(_ now: Date) -> Date {
        now.addingTimeInterval(clockOffset / .seconds(1))
    }
}
