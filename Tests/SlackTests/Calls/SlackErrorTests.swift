import Foundation
import HTTPTypes
import Testing
import Transport

@testable import Slack

struct SlackErrorTests {
    /// What one reply means for a read and for a write.
    struct Case: Sendable, CustomTestStringConvertible {
        var body: String
        var status = 200
        var headers: [String: String] = [:]
        var code: SlackError.Code
        var read: SlackError.Outcome
        var write: SlackError.Outcome

        var testDescription: String { "\(status) \(body.prefix(40))" }

        static func code(
            _ name: String, status: Int = 200, read: SlackError.Outcome, write: SlackError.Outcome? = nil
        ) -> Case {
            Case(
                body: #"{"ok":false,"error":"\#(name)"}"#, status: status, code: SlackError.Code(rawValue: name),
                read: read, write: write ?? read)
        }

        static func page(_ body: String, status: Int, read: SlackError.Outcome, write: SlackError.Outcome) -> Case {
            Case(body: body, status: status, code: .unreadableReply, read: read, write: write)
        }
    }

    static let now = SlackError.Outcome.transient(retryAfter: nil)

    static let cases: [Case] =
        [
            "not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired", "missing_scope",
            "not_allowed_token_type", "channel_not_found", "not_in_channel", "is_archived", "restricted_action",
            "message_not_found", "cant_update_message", "edit_window_closed", "msg_too_long", "invalid_blocks",
            "invalid_arguments", "invalid_cursor", "already_reacted", "plan_upgrade_required", "never_heard_of",
        ].map { .code($0, read: .permanent) } + [
            .code("ratelimited", read: now),
            .code("rate_limited", read: now),
            .code("request_timeout", read: now),
            .code("team_added_to_org", read: now),
            .code("external_channel_migrating", read: now),
            .code("file_update_failed", read: now, write: .ambiguous),
            .code("internal_error", read: now, write: .ambiguous),
            .code("fatal_error", read: now, write: .ambiguous),
            .code("service_unavailable", status: 503, read: now, write: .ambiguous),
            .code("never_heard_of", status: 500, read: now, write: .ambiguous),
            .code("invalid_auth", status: 500, read: .permanent),
            .code("never_heard_of", status: 429, read: now),
            .page("<html>503</html>", status: 503, read: now, write: .ambiguous),
            .page("", status: 500, read: now, write: .ambiguous),
            .page("", status: 200, read: now, write: .ambiguous),
            .page("<html>welcome</html>", status: 200, read: now, write: .ambiguous),
            .page(#"{"ok":true,"messa"#, status: 200, read: now, write: .ambiguous),
            .page("[]", status: 200, read: now, write: .ambiguous),
            .page(#"{"error":"x"}"#, status: 200, read: now, write: .ambiguous),
            .page(#"{"ok":false}"#, status: 200, read: now, write: .ambiguous),
            .page(#"{"ok":true}"#, status: 502, read: now, write: .ambiguous),
            .page("", status: 408, read: now, write: .ambiguous),
            .page("<html>login</html>", status: 302, read: now, write: now),
            .page("<html>no</html>", status: 403, read: now, write: now),
            .page("<html>no</html>", status: 407, read: now, write: now),
            Case(body: "<html>slow</html>", status: 429, code: .rateLimited, read: now, write: now),
            Case(
                body: #"{"ok":false,"error":"ratelimited"}"#, status: 429, headers: ["retry-after": "30"],
                code: .rateLimited, read: .transient(retryAfter: .seconds(30)),
                write: .transient(retryAfter: .seconds(30))),
            Case(
                body: "", status: 429, headers: ["Retry-After": "1e300"], code: .rateLimited,
                read: .transient(retryAfter: .seconds(300)), write: .transient(retryAfter: .seconds(300))),
            Case(
                body: "", status: 503, headers: ["Retry-After": "86400"], code: .unreadableReply,
                read: .transient(retryAfter: .seconds(300)), write: .ambiguous),
            Case(body: "", status: 429, headers: ["Retry-After": "-5"], code: .rateLimited, read: now, write: now),
            Case(body: "", status: 429, headers: ["Retry-After": "nan"], code: .rateLimited, read: now, write: now),
        ]

    private static func error(_ method: SlackMethod, _ item: Case) throws -> SlackError {
        var head = HTTPResponse(status: .init(code: item.status))
        for (name, value) in item.headers { head.headerFields[try #require(HTTPField.Name(name))] = value }
        let reply = TransportReply(head: head, body: Data(item.body.utf8))
        let token = try #require(SlackToken(secret))
        return try #require(throws: SlackError.self) { _ = try SlackReply(to: method, reply, token: token) }
    }

    @Test(arguments: cases)
    func `a refused or broken reply means`(item: Case) throws {
        let read = try Self.error(.conversationsHistory, item)
        let write = try Self.error(.chatPostMessage, item)
        #expect(read.outcome == item.read)
        #expect(write.outcome == item.write)
        #expect(read.code == item.code && write.code == item.code)
        #expect(read.method == .conversationsHistory && write.method == .chatPostMessage)
    }

    @Test(arguments: TransportError.Code.allCases, [TransportError.Delivery.notSent, .unknown])
    func `a write that may have been sent is ambiguous, one that was not can be sent again`(
        code: TransportError.Code, delivery: TransportError.Delivery
    ) throws {
        let token = try #require(SlackToken(secret))
        let cause = TransportError(code, "why", delivery: delivery)
        let write = SlackError.unanswered(.chatPostMessage, cause, token: token)
        let read = SlackError.unanswered(.reactionsGet, cause, token: token)
        let expected: [TransportError.Code: SlackError.Code] = [.cancelled: .cancelled, .replyTooLarge: .replyTooLarge]
        #expect(write.code == expected[code] ?? .noReply)
        #expect(write.message.contains("why"))
        switch (code, delivery) {
        case (.invalidRequest, _): #expect(write.outcome == .permanent && read.outcome == .permanent)
        case (_, .notSent): #expect(write.outcome == Self.now && read.outcome == Self.now)
        case (_, .unknown): #expect(write.outcome == .ambiguous && read.outcome == Self.now)
        }
    }

    @Test func `a missing scope and what Slack says about the arguments are named`() throws {
        let body = #"""
            {"ok":false,"error":"missing_scope","needed":"reactions:read","provided":"chat:write,channels:history",
             "response_metadata":{"messages":["[ERROR] must be less than 3001 characters [json-pointer:/blocks/0]"]}}
            """#
        let error = try Self.error(
            .reactionsGet, Case(body: body, code: .missingScope, read: .permanent, write: .permanent))
        #expect(error.neededScopes == ["reactions:read"])
        #expect(error.providedScopes == ["chat:write", "channels:history"])
        #expect(
            error.description == """
                reactions.get: missing_scope: Slack refused the call. (needs reactions:read) \
                [[ERROR] must be less than 3001 characters [json-pointer:/blocks/0]]
                """)
    }

    @Test(arguments: [
        (SlackError.Code.missingScope, SlackError.Concern.credentials), ("token_revoked", .credentials),
        (.notInChannel, .channel), (.channelNotFound, .channel), ("restricted_action_read_only_channel", .channel),
        (.messageNotFound, .message), ("edit_window_closed", .message), ("msg_blocks_too_long", .message),
        ("invalid_arguments", .request), (.invalidRequest, .request),
        (.rateLimited, .availability), (.replyTooLarge, .availability), (.fatalError, .availability),
        (.noReply, .availability),
        (.unreadableReply, .availability), (.budgetExhausted, .availability),
        (.tooManyPins, .channel), (.permissionDenied, .channel), (.restrictedAction, .channel),
        (.notPinnable, .message), (.fileTypeNotAllowed, .message), (.fileUploadSizeRestricted, .message),
        ("unknown_snippet_type", .request), (.uploadRefused, .availability), (.fileUploadsDisabled, .other),
        (.invalidCursor, .other), ("never_heard_of", .other),
    ])
    func `a code tells what the error is about`(code: SlackError.Code, concern: SlackError.Concern) {
        #expect(SlackError(.chatUpdate, code, "", outcome: .permanent).concern == concern)
    }
}
