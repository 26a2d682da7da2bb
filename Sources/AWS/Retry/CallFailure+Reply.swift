package import Foundation
internal import HTTPTypes
package import Transport

extension CallFailure {
    /// A skew that AWS still accepts is not what the request was refused for; AWS accepts five minutes.
    private static let tolerableSkew = Duration.seconds(4 * 60)

    /// A reply that is not a 2xx; `now` is our own clock when it came.
    package init(_ reply: TransportReply, errors form: AWSCall.ErrorForm, now: Date) {
        let status = reply.head.status.code
        let document = ErrorDocument(reply, in: form)
        let skew = Self.skew(of: reply, now: now)
        self.init(
            Self.kind(status: status, code: document?.code, skew: skew),
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
        if status >= 500 || AWSErrorCodes.transient.contains(code) { return .unknownOutcome }
        return .refused
    }

    /// How far the server's clock is ahead of ours.
    private static func skew(of reply: TransportReply, now: Date) -> Duration? {
        guard let field = reply.head.headerFields[.date], let date = HTTPDate.parse(field) else { return nil }
        return .seconds(date.timeIntervalSince(now).rounded())
    }

    /// `X-Amz-Retry-After` is in milliseconds, `Retry-After` in seconds; its form with a date is not used by AWS.
    private static func retryAfter(_ reply: TransportReply) -> Duration? {
        let fields = reply.head.headerFields
        if let milliseconds = fields[.amzRetryAfter].flatMap({ Int32($0) }), milliseconds >= 0 {
            return .milliseconds(milliseconds)
        }
        if let seconds = fields[.retryAfter].flatMap({ Int32($0) }), seconds >= 0 {
            return .seconds(seconds)
        }
        return nil
    }
}
