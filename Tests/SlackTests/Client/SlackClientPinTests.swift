import HTTPTypes
@testable import Slack
import Testing
import Transport

struct SlackClientPinTests {
    @Test func `a message is pinned and taken off by form`() async throws {
        let slack = ScriptedSlack(.fine)
        let client = SlackClient.testing(slack)
        try await client.pin("1.000001", in: "C1")
        try await client.unpin("1.000001", in: "C1")
        #expect(slack.methods == ["pins.add", "pins.remove"])
        for call in slack.calls {
            #expect(call.arguments == ["channel": "C1", "timestamp": "1.000001"])
            #expect(call.request.head.method == .post)
            #expect(call.request.head.headerFields[.contentType] == "application/x-www-form-urlencoded")
        }
    }

    @Test func `what is as it should be already is success`() async throws {
        let slack = ScriptedSlack(.refusal("already_pinned"), .refusal("no_pin"), .refusal("not_pinned"))
        let client = SlackClient.testing(slack)
        try await client.pin("1.000001", in: "C1")
        try await client.unpin("1.000001", in: "C1")
        try await client.unpin("1.000001", in: "C1")
        #expect(slack.calls.count == 3)
    }

    @Test(arguments: [
        ("too_many_pins", SlackError.Code.tooManyPins, SlackError.Concern.channel),
        ("permission_denied", .permissionDenied, .channel), ("restricted_action", .restrictedAction, .channel),
        ("not_in_channel", .notInChannel, .channel), ("not_pinnable", .notPinnable, .message),
        ("message_not_found", .messageNotFound, .message), ("missing_scope", .missingScope, .credentials),
        ("no_pin", .noPin, .other),
    ])
    func `a refused pin says why`(name: String, code: SlackError.Code, concern: SlackError.Concern) async {
        let slack = ScriptedSlack(.refusal(name))
        let client = SlackClient.testing(slack)
        let error = await failure { () async throws(SlackError) in try await client.pin("1.000001", in: "C1") }
        #expect(error?.code == code && error?.concern == concern && error?.outcome == .permanent)
        #expect(error?.method == .pinsAdd && slack.calls.count == 1)
    }

    @Test func `having been pinned before is no reason to stay`() async {
        let client = SlackClient.testing(ScriptedSlack(.refusal("already_pinned")))
        let error = await failure { () async throws(SlackError) in try await client.unpin("1.000001", in: "C1") }
        #expect(error?.code == .alreadyPinned && error?.method == .pinsRemove)
    }

    @Test func `a pin that may have been set is not set again unasked`() async {
        let slack = ScriptedSlack(.failure(TransportError(.connectionLost, "", delivery: .unknown)), .fine)
        let client = SlackClient.testing(slack)
        let error = await failure { () async throws(SlackError) in try await client.pin("1.000001", in: "C1") }
        #expect(error?.outcome == .ambiguous && slack.calls.count == 1)
    }
}
