package import Transport

/// Why an AWS call did not succeed, and what the caller may conclude about its effect.
package struct AWSError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What may be done about the failure.
    package enum Outcome: Sendable, Equatable {
        /// Nothing was executed, or only something was read: the same call may succeed later.
        case transient(retryAfter: Duration?)
        /// Refused, or not sendable: the same call would fail again.
        case permanent
        /// Sent with unknown outcome: observe before anything else.
        case ambiguous
    }

    /// The code as AWS wrote it; codes of our own begin with a lower-case letter (`timedOut`, `unreadableReply`).
    package var code: String
    package var message: String
    package var status: Int?
    package var requestID: String?
    package var outcome: Outcome
    /// The exchange's own failure, when no reply came.
    package var cause: TransportError?

    package init(
        code: String,
        message: String,
        status: Int? = nil,
        requestID: String? = nil,
        outcome: Outcome,
        cause: TransportError? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.requestID = requestID
        self.outcome = outcome
        self.cause = cause
    }

    package var description: String {
        let details = [status.map { "HTTP \($0)" }, requestID.map { "request \($0)" }].compactMap(\.self)
        return "\(code): \(message)" + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    }

    /// The code of a call that was objected to before it was sent.
    package static let withheld = "withheld"

    /// Whether this is the given code; AWS drops the suffix `Fault` irregularly, so one of it counts for nothing.
    package func hasCode(_ code: String) -> Bool {
        Self.stem(of: self.code) == Self.stem(of: code)
    }

    static func stem(of code: String) -> Substring {
        code.hasSuffix("Fault") ? code.dropLast("Fault".count) : Substring(code)
    }
}
