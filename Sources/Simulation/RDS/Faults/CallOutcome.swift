/// What the caller of one call gets to know; `executed` is the truth that only a test may look at.
package enum CallOutcome<Reply: Sendable>: Sendable {
    case reply(Reply)
    case fault(RDSFault)
    case lost(executed: Bool)
}

/// One call and its end: the call takes effect when it is made, its outcome is known `latency` later.
package struct Exchange<Reply: Sendable>: Sendable {
    package var outcome: CallOutcome<Reply>
    package var latency: Duration
    /// How a lost reply was lost; nil for every other outcome.
    package var loss: Loss?
}

/// The ways in which a caller can be left not knowing.
package enum Loss: String, Sendable, Hashable, CaseIterable {
    case timedOut
    case connectionClosed
    case serverError
    case htmlServerError
}
