import Testing
import Transport

@testable import AWS

@Suite struct RetrySequenceTests {
    private static func failure(_ kind: CallFailure.Kind) -> CallFailure {
        CallFailure(kind: kind, code: "Some", message: "")
    }

    private static let kinds: [CallFailure.Kind] = [
        .throttled, .notSent, .unknownOutcome, .unreadable, .credentialsRefused, .clockSkewed(by: .seconds(900)),
        .refused,
    ]

    /// The whole table: what follows the first failure of each kind, for reads and for mutating calls.
    @Test(
        arguments: zip(
            kinds,
            [
                (read: "again", mutating: "again"), ("again", "again"), ("again", "ambiguous"),
                ("permanent", "ambiguous"),
                ("refresh", "refresh"), ("correct", "correct"), ("permanent", "permanent"),
            ]))
    func `the first failure of each kind has its step`(
        kind: CallFailure.Kind, expected: (read: String, mutating: String)
    ) {
        #expect(Self.step(after: [kind], of: .read) == expected.read)
        #expect(Self.step(after: [kind], of: .mutating) == expected.mutating)
    }

    @Test(
        arguments: zip(
            kinds,
            [
                (read: "transient", mutating: "transient"), ("transient", "transient"), ("transient", "ambiguous"),
                ("permanent", "ambiguous"), ("permanent", "permanent"), ("permanent", "permanent"),
                ("permanent", "permanent"),
            ]))
    func `after its last attempt each kind of failure has its outcome`(
        kind: CallFailure.Kind, expected: (read: String, mutating: String)
    ) {
        #expect(Self.step(after: [kind, kind, kind], of: .read) == expected.read)
        #expect(Self.step(after: [kind, kind, kind], of: .mutating) == expected.mutating)
    }

    @Test func `refresh and correction come once each and cost no attempt`() {
        let kinds: [CallFailure.Kind] = [.credentialsRefused, .clockSkewed(by: .seconds(900)), .throttled, .throttled]
        #expect(Self.step(after: kinds, of: .mutating) == "again")
        #expect(Self.step(after: kinds + [.throttled], of: .mutating) == "transient")
        #expect(Self.step(after: kinds + [.credentialsRefused], of: .mutating) == "permanent")
    }

    @Test func `no failure of a mutating call that may have been executed is followed by another attempt`() {
        for first in Self.kinds {
            for second in [CallFailure.Kind.unknownOutcome, .unreadable] {
                let step = Self.step(after: [first, second], of: .mutating)
                #expect(step == "ambiguous" || Self.ends(Self.step(after: [first], of: .mutating)))
            }
        }
    }

    @Test func `an empty quota ends the retries`() {
        var quota = RetryQuota(capacity: 20)
        var sequence = RetrySequence(policy: RetryPolicy(), call: .read)
        let first = sequence.failed(Self.failure(.unknownOutcome), quota: &quota, jitter: 1)
        #expect(first == .sendAgain(after: .milliseconds(50)))
        let step = sequence.failed(Self.failure(.unknownOutcome), quota: &quota, jitter: 1)
        #expect(Self.name(of: step) == "transient")
        #expect(quota.available == 6)
    }

    @Test func `success gives back what the last retry took, or one`() {
        var quota = RetryQuota(capacity: 500)
        var sequence = RetrySequence(policy: RetryPolicy(), call: .read)
        _ = sequence.failed(Self.failure(.throttled), quota: &quota, jitter: 0)
        _ = sequence.failed(Self.failure(.notSent), quota: &quota, jitter: 0)
        #expect(quota.available == 481)
        sequence.succeeded(quota: &quota)
        #expect(quota.available == 495)
        RetrySequence(policy: RetryPolicy(), call: .read).succeeded(quota: &quota)
        #expect(quota.available == 496)
    }

    @Test(arguments: [TransportError.Code.cancelled, .shutDown])
    func `a cancelled exchange is not repeated`(code: TransportError.Code) {
        var quota = RetryQuota(capacity: 500)
        var sequence = RetrySequence(policy: RetryPolicy(), call: .read)
        let failure = CallFailure(TransportError(code, "", delivery: .notSent))
        let step = sequence.failed(failure, quota: &quota, jitter: 0)
        #expect(Self.name(of: step) == "transient")
    }

    private static func step(after kinds: [CallFailure.Kind], of call: AWSCall.Kind) -> String {
        var quota = RetryQuota(capacity: 500)
        var sequence = RetrySequence(policy: RetryPolicy(), call: call)
        var last = "none"
        for kind in kinds { last = name(of: sequence.failed(failure(kind), quota: &quota, jitter: 0.5)) }
        return last
    }

    private static func name(of step: RetrySequence.Step) -> String {
        switch step {
        case .sendAgain: "again"
        case .refreshCredentials: "refresh"
        case .correctClock: "correct"
        case .giveUp(let error):
            switch error.outcome {
            case .transient: "transient"
            case .permanent: "permanent"
            case .ambiguous: "ambiguous"
            }
        }
    }

    private static func ends(_ step: String) -> Bool { ["transient", "permanent", "ambiguous"].contains(step) }
}

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
