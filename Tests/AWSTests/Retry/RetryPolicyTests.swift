import Testing

@testable import AWS

@Suite struct RetryPolicyTests {
    @Test(arguments: [
        (attempt: 1, throttled: false, jitter: 1.0, expected: Duration.milliseconds(50)),
        (1, true, 1.0, .seconds(1)), (2, false, 1.0, .milliseconds(100)), (2, true, 1.0, .seconds(2)),
        (2, true, 0.25, .milliseconds(500)), (1, true, 0, .zero), (5, true, 1.0, .seconds(16)),
        (6, true, 1.0, .seconds(20)), (60, true, 1.0, .seconds(20)), (9, false, 1.0, .milliseconds(12_800)),
        (10, false, 1.0, .seconds(20)),
    ])
    func `the wait doubles from its base, up to twenty seconds, times the jitter`(
        attempt: Int, throttled: Bool, jitter: Double, expected: Duration
    ) {
        let delay = RetryPolicy().delay(afterAttempt: attempt, throttled: throttled, retryAfter: nil, jitter: jitter)
        #expect(delay == expected)
    }

    @Test(arguments: [
        (retryAfter: Duration.milliseconds(300), expected: Duration.milliseconds(500)),
        (.seconds(2), .seconds(2)), (.seconds(5), .seconds(5)), (.seconds(60), .milliseconds(5500)),
        (.zero, .milliseconds(500)),
    ])
    func `the server may ask for up to five seconds more`(retryAfter: Duration, expected: Duration) {
        let delay = RetryPolicy().delay(afterAttempt: 1, throttled: true, retryAfter: retryAfter, jitter: 0.5)
        #expect(delay == expected)
    }

    @Test func `the quota neither goes below nothing nor above its capacity`() {
        var quota = RetryQuota(capacity: 20)
        let taken = [quota.take(14), quota.take(14), quota.take(5)]
        #expect(taken == [true, false, true])
        #expect(quota.available == 1)
        quota.giveBack(100)
        #expect(quota.available == 20)
    }
}
