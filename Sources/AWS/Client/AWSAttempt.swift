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
