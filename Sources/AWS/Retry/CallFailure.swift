internal import Foundation
internal import HTTPTypes
internal import Transport

/// Why one attempt at a call failed, as far as sending it again is concerned.
struct CallFailure: Error, Sendable, Equatable {
    enum Kind: Sendable, Equatable {
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

    var kind: Kind
    var code: String
    var message: String
    var status: Int?
    var requestID: String?
    var retryAfter: Duration?
    var cause: TransportError?

    /// The error to give to the caller of a call of that kind when it is not sent again.
    func error(for call: AWSCall.Kind) -> AWSError {
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

extension CallFailure {
    /// A skew that AWS still accepts is not what the request was refused for; AWS accepts five minutes.
    private static let tolerableSkew = Duration.seconds(4 * 60)

    /// A reply that is not a 2xx; `now` is our own clock when it came.
    init(_ reply: TransportReply, errors form: AWSCall.ErrorForm, now: Date) {
        let status = reply.head.status.code
        let document = ErrorDocument(reply, in: form)
        let skew = Self.skew(of: reply, now: now)
        self.init(
            kind: Self.kind(status: status, code: document?.code, skew: skew),
            code: document?.code ?? (status == 429 ? "throttled" : "unreadableReply"),
            message: document?.message ?? "The reply has HTTP status \(status) and no readable error document.",
            status: status,
            requestID: document?.requestID ?? reply.head.headerFields[.amznRequestID],
            retryAfter: Self.retryAfter(reply))
    }

    private static func kind(status: Int, code: String?, skew: Duration?) -> Kind {
        if status == 429 { return .throttled }
        guard let code else {
            return status >= 500 || status == 408 ? .unknownOutcome : .unreadable
        }
        if AWSErrorCodes.throttling.contains(code) { return .throttled }
        if let skew, AWSErrorCodes.signatureDate.contains(code),
            code == "RequestTimeTooSkewed" || max(skew, .zero - skew) > tolerableSkew
        {
            return .clockSkewed(by: skew)
        }
        if AWSErrorCodes.credentials.contains(code) { return .credentialsRefused }
        // The code decides, whatever the status: RDS sends ServiceUnavailable and InternalFailure with either.
        if AWSErrorCodes.transient.contains(code) || AWSErrorCodes.failing.contains(code) { return .unknownOutcome }
        if AWSErrorCodes.refuses(code) { return .refused }
        // The status tells only of a code that is not known here.
        return status >= 500 ? .unknownOutcome : .refused
    }

    /// How far the server's clock is ahead of ours.
    static func skew(of reply: TransportReply, now: Date) -> Duration? {
        guard let seconds = reply.head.headerFields[.date].flatMap(HTTPDate.read) else { return nil }
        return .seconds((TimeInterval(seconds) - now.timeIntervalSince1970).rounded())
    }

    /// The longest, in seconds, that a reply may ask to be left alone for: a proxy may name hours.
    private static let longestQuiet: Int32 = 300

    /// `X-Amz-Retry-After` is in milliseconds, `Retry-After` in seconds; its form with a date is not used by AWS.
    private static func retryAfter(_ reply: TransportReply) -> Duration? {
        let fields = reply.head.headerFields
        if let milliseconds = fields[.amzRetryAfter].flatMap({ Int32($0) }), milliseconds >= 0 {
            return .milliseconds(min(milliseconds, longestQuiet * 1000))
        }
        if let seconds = fields[.retryAfter].flatMap({ Int32($0) }), seconds >= 0 {
            return .seconds(min(seconds, longestQuiet))
        }
        return nil
    }
}

extension CallFailure {
    /// An attempt that ended without a complete reply.
    init(_ error: TransportError) {
        let kind: Kind =
            switch (error.code, error.delivery) {
            case (.invalidRequest, .notSent): .refused
            case (_, .notSent): .notSent
            case (.replyTooLarge, .unknown): .unreadable
            case (_, .unknown): .unknownOutcome
            }
        self.init(kind: kind, code: error.code.rawValue, message: error.message, cause: error)
    }

    /// The same without what its message repeats of secrets in the request.
    func redacted(of secrets: [RedactedText]) -> CallFailure {
        var failure = self
        for secret in secrets where !secret.exposed.isEmpty {
            failure.message = failure.message.replacing(secret.exposed, with: "\(secret)")
        }
        return failure
    }

    /// Whether the same exchange would end the same way.
    var isFinal: Bool {
        switch cause?.code {
        case .cancelled, .shutDown: true
        default: false
        }
    }
}

extension TransportError {
    /// The same without the name of the host, which is a setting of a profile.
    var withoutHost: TransportError {
        var error = self
        error.message = "No complete reply from the endpoint that the AWS profile names (\(code.rawValue))."
        return error
    }
}

/// The error codes of AWS that decide whether a refused request is sent again.
enum AWSErrorCodes {
    /// Source: botocore 1.44 `retries/standard.py`, `_THROTTLED_ERROR_CODES`.
    static let throttling: Set<String> = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ]

    /// Source: botocore 1.44 `retries/standard.py`, and `retries/special.py` for the last one.
    static let transient: Set<String> = ["RequestTimeout", "RequestTimeoutException", "IDPCommunicationError"]

    /// Source: "Common errors" in the RDS and CloudWatch API references: a failure of the server, which says nothing of
    /// whether the request was executed.
    static let failing: Set<String> = [
        "InternalFailure", "InternalError", "InternalServerError", "InternalServiceError", "InternalServiceException",
        "ServiceUnavailable", "ServiceUnavailableException", "ServiceFailure",
    ]

    /// Source: "Common errors" in the STS and RDS API references; EC2 says RequestExpired for expired tokens, too.
    static let credentials: Set<String> = [
        "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException",
        "RequestExpired",
    ]

    /// Codes with which a request is refused for its date; the server's `Date` header tells whether it was that.
    static let signatureDate: Set<String> = [
        "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "SignatureDoesNotMatch",
        "InvalidSignatureException", "AuthFailure",
    ]
}
