internal import Foundation
internal import HTTPTypes
internal import Transport

/// What Slack answered to a call that it accepted.
struct SlackReply: Sendable {
    /// The fields that any reply may have around its result.
    private struct Envelope: Decodable {
        struct Metadata: Decodable {
            var messages: [String]?
            var warnings: [String]?
        }

        var ok: Bool
        var error: String?
        var needed: String?
        var provided: String?
        var warning: String?
        var response_metadata: Metadata?
    }

    var method: SlackMethod
    var body: Data
    /// Such as `message_truncated`.
    var warnings: [String]
    /// When Slack sent it, by Slack's clock.
    var sentAt: SlackTimestamp?

    /// Reads a reply; throws what it refuses, or what it fails to be.
    init(to method: SlackMethod, _ reply: TransportReply, token: SlackToken) throws(SlackError) {
        let status = reply.head.status.code
        let retryAfter = Self.retryAfter(reply.head)
        guard let envelope = try? JSONDecoder().decode(Envelope.self, from: reply.body) else {
            throw Self.unreadable(method, status: status, isEmpty: reply.body.isEmpty, retryAfter: retryAfter)
        }
        guard envelope.ok, (200..<300).contains(status) else {
            throw Self.refused(method, envelope, status: status, retryAfter: retryAfter, token: token)
        }
        self.method = method
        body = reply.body
        sentAt = Self.sentAt(reply)
        let named = envelope.warning.map { $0.split(separator: ",").map(String.init) } ?? []
        warnings = (named + (envelope.response_metadata?.warnings ?? [])).map { token.redacted($0, limit: 100) }
    }

    /// The result; a write without the expected result was carried out all the same.
    func result<Result: Decodable>(_ type: Result.Type = Result.self) throws(SlackError) -> Result {
        do {
            return try JSONDecoder().decode(type, from: body)
        } catch {
            throw SlackError.unexpected(method, "The reply lacks what it should hold.")
        }
    }

    /// The token's scopes, in the headers of every reply.
    static func scopes(_ reply: TransportReply) -> Set<String>? {
        guard let name = HTTPField.Name("x-oauth-scopes"), let list = reply.head.headerFields[name] else { return nil }
        return Set(Self.scopes(in: list))
    }

    static func sentAt(_ reply: TransportReply) -> SlackTimestamp? {
        reply.head.headerFields[.date].flatMap(HTTPDate.read).map { SlackTimestamp(seconds: $0) }
    }

    private static func scopes(in list: String?) -> [String] {
        (list ?? "").split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
    }

    /// The longest that a `Retry-After` counts for: Slack's limits are of a minute, and whatever stands in front of it may
    /// name hours.
    private static let longestQuiet: Double = 300

    static func retryAfter(_ head: HTTPResponse) -> Duration? {
        guard let seconds = head.headerFields[.retryAfter].flatMap(Double.init), seconds.isFinite, seconds >= 0
        else { return nil }
        return .seconds(min(seconds, longestQuiet))
    }

    private static func unreadable(
        _ method: SlackMethod, status: Int, isEmpty: Bool, retryAfter: Duration?
    ) -> SlackError {
        if status == 429 {
            return SlackError(
                method, .rateLimited, "Slack asks for fewer calls.", outcome: .transient(retryAfter: retryAfter))
        }
        // Something in front of Slack sends on, or refuses, what did not get through to Slack; that passes.
        let wasNotPassedOn = (300..<500).contains(status) && status != 408
        return SlackError(
            method, .unreadableReply, "The reply with status \(status) is \(isEmpty ? "empty" : "not Slack's JSON").",
            outcome: wasNotPassedOn
                ? .transient(retryAfter: retryAfter) : .unknown(for: method, retryAfter: retryAfter))
    }

    private static func refused(
        _ method: SlackMethod, _ envelope: Envelope, status: Int, retryAfter: Duration?, token: SlackToken
    ) -> SlackError {
        guard let named = envelope.error else {
            return unreadable(method, status: status, isEmpty: false, retryAfter: retryAfter)
        }
        let code = SlackError.Code(rawValue: token.redacted(named, limit: 100))
        return SlackError(
            method, code, "Slack refused the call.",
            outcome: code.outcome(of: method, status: status, retryAfter: retryAfter),
            neededScopes: scopes(in: envelope.needed).map { token.redacted($0, limit: 100) },
            providedScopes: scopes(in: envelope.provided).map { token.redacted($0, limit: 100) },
            details: (envelope.response_metadata?.messages ?? []).prefix(5).map { token.redacted($0) })
    }
}

extension SlackError {
    /// An accepted call with an answer we cannot use: final for a read, while a write was carried out.
    static func unexpected(_ method: SlackMethod, _ message: String) -> SlackError {
        SlackError(method, .unexpectedReply, message, outcome: method.isWrite ? .ambiguous : .permanent)
    }

    /// Nothing came back.
    static func unanswered(_ method: SlackMethod, _ cause: TransportError, token: SlackToken) -> SlackError {
        let outcome: Outcome
        switch (cause.code, cause.delivery) {
        case (.invalidRequest, _): outcome = .permanent
        case (_, .notSent): outcome = .transient(retryAfter: nil)
        case (_, .unknown): outcome = .unknown(for: method)
        }
        let code: Code =
            switch cause.code {
            case .cancelled: .cancelled
            case .replyTooLarge: .replyTooLarge
            default: .noReply
            }
        return SlackError(method, code, token.redacted(cause.description), outcome: outcome)
    }
}
