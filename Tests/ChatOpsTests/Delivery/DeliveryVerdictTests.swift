import Engine
import Maintenance
import Slack
import Testing

@testable import ChatOps

/// What each kind of refusal means for a post.
struct DeliveryVerdictTests {
    private static let slowly = Outbox.Outcome.deferred(retryAfter: .seconds(60))

    private static func error(_ code: String, _ outcome: SlackError.Outcome = .permanent) -> SlackError {
        SlackError(.chatPostMessage, SlackError.Code(rawValue: code), "refused", outcome: outcome)
    }

    @Test(arguments: [
        ("is_archived", slowly, slowly), ("not_in_channel", slowly, slowly), ("channel_not_found", slowly, slowly),
        ("missing_scope", slowly, slowly), ("invalid_auth", slowly, slowly), ("something_new", slowly, slowly),
        ("message_not_found", .refused("message_not_found"), .uneditable),
        ("cant_update_message", .refused("cant_update_message"), .uneditable),
        ("edit_window_closed", .refused("edit_window_closed"), .uneditable),
        ("msg_too_long", .refused("msg_too_long"), slowly), ("invalid_blocks", .refused("invalid_blocks"), slowly),
        ("invalid_arguments", .refused("invalid_arguments"), slowly),
    ])
    func `a final refusal`(code: String, sending: Outbox.Outcome, editing: Outbox.Outcome) {
        #expect(Self.error(code).outcomeOfSending == sending)
        #expect(Self.error(code).outcomeOfEditing == editing)
        #expect(Self.error(code).outcomeOfFinding == Self.slowly)
        #expect(Self.error(code).outcomeOfSendingPrivately == .refused(code))
    }

    @Test func `a refusal for now is deferred as long as Slack says`() {
        let error = Self.error("ratelimited", .transient(retryAfter: .seconds(17)))
        let deferred = Outbox.Outcome.deferred(retryAfter: .seconds(17))
        #expect(error.outcomeOfSending == deferred)
        #expect(error.outcomeOfEditing == deferred)
        #expect(error.outcomeOfFinding == deferred)
        #expect(error.outcomeOfSendingPrivately == deferred)
        #expect(error.remedy == nil)
    }

    @Test func `an ambiguous end is unknown, except to one person who may be told twice`() {
        let error = Self.error("fatal_error", .ambiguous)
        #expect(error.outcomeOfSending == .unknown)
        #expect(error.outcomeOfEditing == .unknown)
        #expect(error.outcomeOfSendingPrivately == .deferred(retryAfter: nil))
    }

    @Test(arguments: [
        ("invalid_blocks", SlackError.Remedy.textOnly), ("msg_blocks_too_long", .textOnly),
        ("invalid_arguments", .textOnly),
        ("thread_not_found", .outsideThread), ("thread_locked", .outsideThread),
    ])
    func `some refusals have a remedy`(code: String, remedy: SlackError.Remedy) {
        #expect(Self.error(code).remedy == remedy)
        #expect(Self.error(code, .ambiguous).remedy == nil)
    }
}
