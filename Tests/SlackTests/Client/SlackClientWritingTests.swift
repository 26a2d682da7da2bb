import HTTPTypes
@testable import Slack
import TestSupport
import Testing
import Transport

struct SlackClientWritingTests {
    private static let posted = ScriptedSlack.Answer.reply(
        #"{"ok":true,"channel":"C1","ts":"7.000001","message":{"ts":"7.000001","bot_id":"B9","text":"hello"}}"#)

    @Test func `a message is posted as JSON, with metadata and without previews of links`() async throws {
        let slack = ScriptedSlack(Self.posted)
        let message = try await SlackClient.testing(slack).post(
            MessageContent(text: "hello \("<you>")", blocks: [.divider]), in: "C1", thread: "1.000001", broadcast: true,
            metadata: MessageMetadata(eventType: "changeover_post", payload: ["outbox": "42"]))
        #expect(message.ts == "7.000001" && message.channel == "C1" && message.message?.isFromBot == true)
        let call = try #require(slack.calls.first)
        #expect(call.method == "chat.postMessage")
        #expect(call.request.head.method == .post)
        #expect(call.request.head.headerFields[.contentType] == "application/json; charset=utf-8")
        #expect(
            call.body
                == .object([
                    "channel": .string("C1"), "text": .string("hello &lt;you&gt;"),
                    "blocks": .array([.object(["type": .string("divider")])]),
                    "metadata": .object([
                        "event_type": .string("changeover_post"), "event_payload": .object(["outbox": .string("42")]),
                    ]),
                    "thread_ts": .string("1.000001"), "reply_broadcast": .boolean(true),
                    "unfurl_links": .boolean(false), "unfurl_media": .boolean(false),
                ]))
    }

    @Test func `a broadcast outside a thread and absent parts are not sent`() async throws {
        let slack = ScriptedSlack(Self.posted)
        _ = try await SlackClient.testing(slack).post(MessageContent(text: "x"), in: "C1", broadcast: true)
        let call = try #require(slack.calls.first)
        for key in ["thread_ts", "reply_broadcast", "metadata", "blocks", "ts", "user"] { #expect(call[key] == nil) }
    }

    @Test func `an update takes old blocks away and leaves the metadata`() async throws {
        let slack = ScriptedSlack(Self.posted)
        try await SlackClient.testing(slack).update("7.000001", in: "C1", to: MessageContent(text: "done"))
        let call = try #require(slack.calls.first)
        #expect(call.method == "chat.update")
        #expect(call["blocks"] == .array([]) && call["ts"] == .string("7.000001") && call["metadata"] == nil)
    }

    @Test func `whatever is sent has been fitted`() async throws {
        let slack = ScriptedSlack(Self.posted)
        let client = SlackClient.testing(slack)
        let content = MessageContent(text: "", blocks: [.header(String(repeating: "h", count: 999))])
        _ = try await client.post(content, in: "C1")
        _ = try await client.update("7.000001", in: "C1", to: content)
        for call in slack.calls {
            #expect(call["text"]?.text == String(repeating: "h", count: 149) + "…")
        }
    }

    @Test func `an ephemeral message goes to one user`() async throws {
        let slack = ScriptedSlack(.reply(#"{"ok":true,"message_ts":"8.000001"}"#))
        let ts = try await SlackClient.testing(slack).postEphemeral(
            MessageContent(text: "not counted"), to: "U1", in: "C1", thread: "1.000001")
        #expect(ts == "8.000001")
        #expect(slack.calls.first?["user"] == .string("U1"))
        #expect(slack.calls.first?["thread_ts"] == .string("1.000001"))
    }

    @Test func `a reaction that is there already was added`() async throws {
        let slack = ScriptedSlack(.fine, .refusal("already_reacted"), .refusal("message_not_found"))
        let client = SlackClient.testing(slack)
        try await client.addReaction("eyes", to: "1.000001", in: "C1")
        try await client.addReaction("eyes", to: "1.000001", in: "C1")
        let error = await failure { () async throws(SlackError) in
            try await client.addReaction("eyes", to: "1.000001", in: "C1")
        }
        #expect(error?.code == .messageNotFound)
        #expect(slack.calls.first?["name"] == .string("eyes"))
        #expect(slack.calls.first?["timestamp"] == .string("1.000001"))
    }

    @Test(arguments: [
        ScriptedSlack.Answer.refusal("fatal_error"), .refusal("internal_error"), .reply("", status: 502),
        .reply("<html></html>"), .failure(TransportError(.timedOut, "", delivery: .unknown)),
        .failure(TransportError(.connectionLost, "", delivery: .unknown)), .fine,
    ])
    func `a post that may have arrived is not repeated`(answer: ScriptedSlack.Answer) async {
        let slack = ScriptedSlack(answer, Self.posted)
        let client = SlackClient.testing(slack)
        let error = await failure { () async throws(SlackError) in
            try await client.post(MessageContent(text: "x"), in: "C1")
        }
        #expect(error?.outcome == .ambiguous)
        #expect(slack.calls.count == 1)
    }

    @Test(arguments: [
        ScriptedSlack.Answer.tooMany(retryAfter: 3), .refusal("rate_limited"), .refusal("request_timeout"),
        .failure(TransportError(.connectionFailed, "", delivery: .notSent)),
    ])
    func `a post that certainly did not arrive is repeated`(answer: ScriptedSlack.Answer) async throws {
        let slack = ScriptedSlack(answer, answer, Self.posted)
        let message = try await SlackClient.testing(slack).post(MessageContent(text: "x"), in: "C1")
        #expect(message.ts == "7.000001")
        #expect(slack.calls.count == 3)
    }

    @Test func `a refused post is not repeated`() async {
        let slack = ScriptedSlack(.refusal("not_in_channel"))
        let client = SlackClient.testing(slack)
        let error = await failure { () async throws(SlackError) in
            try await client.post(MessageContent(text: "x"), in: "C1")
        }
        #expect(error?.outcome == .permanent && error?.concern == .channel)
        #expect(slack.calls.count == 1)
    }

    @Test func `a warning of Slack's is logged`() async throws {
        let log = LogRecorder()
        let slack = ScriptedSlack(
            .reply(
                #"{"ok":true,"channel":"C1","ts":"1.000001","response_metadata":{"warnings":["message_truncated"]}}"#))
        _ = try await SlackClient.testing(slack, logger: log.logger).post(MessageContent(text: "x"), in: "C1")
        #expect(log.text.contains("message_truncated"))
    }
}
