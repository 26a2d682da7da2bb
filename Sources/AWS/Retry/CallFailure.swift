internal import Foundation
package import Transport

/// Why one attempt at a call failed, as far as sending it again is concerned.
package struct CallFailure: Error, Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// Refused for its rate: nothing was executed.
        case throttled
        /// Not executed, because nothing of the request left.
        case notSent
        /// Answered, if at all, in a way that leaves open whether it was executed.
        case unknownOutcome
        /// Answered by something that does not speak the service's protocol, and would so again.
        case unreadable
        /// Refused because the credentials are expired or unknown.
        case credentialsRefused
        /// Refused because of the date in the signature; how far the server's clock is ahead of ours.
        case clockSkewed(by: Duration)
        /// Refused for what it is.
        case refused
    }

    package var kind: Kind
    package var code: String
    package var message: String
    package var status: Int?
    package var requestID: String?
    package var retryAfter: Duration?
    package var cause: TransportError?

    package init(
        _ kind: Kind,
        code: String,
        message: String,
        status: Int? = nil,
        requestID: String? = nil,
        retryAfter: Duration? = nil,
        cause: TransportError? = nil
    ) {
        self.kind = kind
        self.code = code
        self.message = message
        self.status = status
        self.requestID = requestID
        self.retryAfter = retryAfter
        self.cause = cause
    }

    /// The error to give to the caller of a call of that kind when it is not sent again.
    package func error(for call: AWSCall.Kind) -> AWSError {
        let outcome: AWSError.Outcome =
            switch (kind, call) {
            case (.throttled, _), (.notSent, _), (.unknownOutcome, .read): .transient(retryAfter: retryAfter)
            case (.unknownOutcome, .mutating), (.unreadable, .mutating): .ambiguous
            case (.unreadable, .read), (.credentialsRefused, _), (.clockSkewed, _), (.refused, _): .permanent
            }
        return AWSError(
            code: code, message: message, status: status, requestID: requestID, outcome: outcome, cause: cause)
    }
}
