package import Foundation
internal import HTTPTypes
package import Logging
package import Transport

/// Sends calls to AWS for one account in one region: addressed, signed, retried where that is safe, errors classified.
package struct AWSClient: AWSSender {
    package let region: String
    private let transport: any HTTPTransport
    private let credentials: any CredentialsSource
    private let endpoints: EndpointResolver
    private let retry: RetryPolicy
    private let timeouts: AWSTimeouts
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Date
    private let jitter: @Sendable () -> Double
    private let logger: Logger?
    private let observer: @Sendable (AWSAttempt) -> Void
    private let state: AWSClientState

    /// - Parameters:
    ///   - clock: for waiting between attempts only.
    ///   - now: the date to sign with.
    ///   - jitter: a number in 0..<1 for each wait.
    ///   - observer: told of every attempt before it is sent and after it was answered; must return at once.
    package init(
        region: String,
        transport: any HTTPTransport,
        credentials: any CredentialsSource,
        endpoints: EndpointResolver = EndpointResolver(),
        retry: RetryPolicy = RetryPolicy(),
        timeouts: AWSTimeouts = AWSTimeouts(),
        clock: any Clock<Duration>,
        now: @escaping @Sendable () -> Date,
        jitter: @escaping @Sendable () -> Double,
        logger: Logger? = nil,
        observer: @escaping @Sendable (AWSAttempt) -> Void = { _ in }
    ) {
        self.region = region
        self.transport = transport
        self.credentials = credentials
        self.endpoints = endpoints
        self.retry = retry
        self.timeouts = timeouts
        self.clock = clock
        self.now = now
        self.jitter = jitter
        self.logger = logger
        self.observer = observer
        state = AWSClientState(policy: retry)
    }

    /// Sends the call and returns the body of its 2xx reply.
    ///
    /// Signed anew for every attempt. A read is repeated as the SDKs do; a mutating call only when it is certain that
    /// nothing was executed, and otherwise ends as `AWSError.Outcome.ambiguous`. One that is objected to is not sent, and ends
    /// with `AWSError.withheld`.
    package func send(_ call: AWSCall) async throws(AWSError) -> Data {
        let target = try endpoints.resolve(call.service, in: region)
        var sequence = RetrySequence(policy: retry, call: call.kind)
        var number = 0
        while true {
            let identity = try await identity(for: call)
            if let objection = await call.objection() {
                throw AWSError(code: AWSError.withheld, message: objection, outcome: .permanent)
            }
            number += 1
            let failure: CallFailure
            do throws(CallFailure) {
                let body = try await attempt(call, number: number, at: target, as: identity)
                await state.succeeded(sequence)
                return body
            } catch {
                failure = error
            }
            let step: RetrySequence.Step
            (sequence, step) = await state.judge(failure, of: sequence, jitter: jitter())
            logger?.debug(
                "AWS call failed",
                metadata: ["action": "\(call.action)", "attempt": "\(number)", "code": "\(failure.code)"])
            try await prepare(step, after: failure, of: call, as: identity)
        }
    }

    /// Does what has to be done before the call is sent again, or throws what the caller gets instead.
    private func prepare(
        _ step: RetrySequence.Step, after failure: CallFailure, of call: AWSCall, as identity: Credentials?
    ) async throws(AWSError) {
        switch step {
        case .giveUp(let error):
            throw error
        case .correctClock:
            break
        case .sendAgain(let delay):
            do {
                try await clock.sleep(for: delay)
            } catch {
                throw failure.error(for: call.kind)
            }
        case .refreshCredentials:
            guard let identity else { throw failure.error(for: call.kind) }
            await credentials.reject(identity)
            guard try await self.identity(for: call) != identity else { throw failure.error(for: call.kind) }
        }
    }

    /// How far the clock of AWS is ahead of ours, by its last reply; zero where they agree to a few seconds.
    package var clockLead: Duration { get async { await state.clockLead } }

    private func identity(for call: AWSCall) async throws(AWSError) -> Credentials? {
        guard call.isSigned else { return nil }
        do {
            return try await credentials.credentials()
        } catch {
            throw AWSError(error)
        }
    }

    private func attempt(
        _ call: AWSCall, number: Int, at target: EndpointResolver.Resolution, as identity: Credentials?
    ) async throws(CallFailure) -> Data {
        let request = call.request(
            to: target, as: identity, at: await state.corrected(now()), timeouts: timeouts)
        observer(AWSAttempt(call, number: number, stage: .sending))
        do throws(CallFailure) {
            let body = try await exchange(request, errors: call.errorForm, hidesHost: target.isOfProfile)
            observer(AWSAttempt(call, number: number, stage: .succeeded))
            return body
        } catch {
            let error = error.redacted(of: call.secrets)
            let stage: AWSAttempt.Stage =
                error.kind == .throttled ? .throttled(retryAfter: error.retryAfter) : .failed(code: error.code)
            observer(AWSAttempt(call, number: number, stage: stage))
            throw error
        }
    }

    private func exchange(
        _ request: TransportRequest, errors: AWSCall.ErrorForm, hidesHost: Bool
    ) async throws(CallFailure) -> Data {
        let reply: TransportReply
        do {
            reply = try await transport.send(request)
        } catch {
            throw CallFailure(hidesHost ? error.withoutHost : error)
        }
        await state.note(CallFailure.skew(of: reply, now: now()))
        guard reply.head.status.kind == .successful else { throw CallFailure(reply, errors: errors, now: now()) }
        return reply.body
    }
}

/// One attempt at a call, as told to whoever watches a client (a rate budget, a metric).
package struct AWSAttempt: Sendable, Equatable {
    package enum Stage: Sendable, Equatable {
        /// About to be sent.
        case sending
        case succeeded
        /// Refused for its rate, with what the server says about when to come back.
        case throttled(retryAfter: Duration?)
        /// Failed otherwise; the code of AWS, or one of our own.
        case failed(code: String)
    }

    package var service: AWSService
    package var action: String
    package var kind: AWSCall.Kind
    /// From 1, counting every time that the call is sent.
    package var number: Int
    package var stage: Stage

    init(_ call: AWSCall, number: Int, stage: Stage) {
        service = call.service
        action = call.action
        kind = call.kind
        self.number = number
        self.stage = stage
    }
}

/// How long one attempt may take; what a mutating call did after that is for an observation to find out.
package struct AWSTimeouts: Sendable, Equatable {
    var connect = Duration.seconds(3)
    var read = Duration.seconds(15)
    var mutation = Duration.seconds(30)

    package init() {}

    func total(for kind: AWSCall.Kind) -> Duration {
        switch kind {
        case .read: read
        case .mutating: mutation
        }
    }
}

/// What a client learns from one call for the next: its retry quota, and how far the clock of AWS is ahead.
actor AWSClientState {
    private var quota: RetryQuota
    /// What requests are signed ahead by, since AWS refused one for its date.
    private var clockOffset = Duration.zero
    private(set) var clockLead = Duration.zero

    /// A reply names whole seconds, and takes some to come.
    private static let clockTolerance = Duration.seconds(5)

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

    func note(_ skew: Duration?) {
        guard let skew else { return }
        clockLead = max(skew, .zero - skew) > Self.clockTolerance ? skew : .zero
    }

    func succeeded(_ sequence: RetrySequence) {
        sequence.succeeded(quota: &quota)
    }

    /// The instant to sign with.
    func corrected(_ now: Date) -> Date {
        now.addingTimeInterval(clockOffset / .seconds(1))
    }
}
