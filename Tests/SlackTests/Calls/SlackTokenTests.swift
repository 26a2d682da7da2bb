import Foundation
import TestSupport
import Testing
import Transport

@testable import Slack

struct SlackTokenTests {
    @Test func `a token shows in no description, dump or interpolation`() throws {
        let token = try #require(SlackToken("  \(secret)\n"))
        var dumped = ""
        dump(token, to: &dumped)
        dump([token as Any], to: &dumped)
        for text in ["\(token)", String(describing: token), String(reflecting: token), "\([token])", dumped] {
            #expect(!text.contains("SECRET") && !text.contains("1234"))
        }
        #expect(token.authorization == "Bearer \(secret)")
    }

    @Test(arguments: ["", " \n", "xoxb-1 2", "xoxb-1\r\nX-Evil: 1", "xoxb-é"])
    func `what cannot be a header's value is no token`(text: String) {
        #expect(SlackToken(text) == nil)
    }

    @Test(arguments: [("xoxb-1", SlackToken.Kind.bot), ("xoxp-1", .user), ("xapp-1", .app), ("something", .unknown)])
    func `the prefix tells what a token is for`(text: String, kind: SlackToken.Kind) {
        #expect(SlackToken(text)?.kind == kind)
    }

    @Test func `tokens are taken out of what a server says, and the rest is one bounded line`() throws {
        let token = try #require(SlackToken(secret))
        #expect(
            token.redacted("bad \(secret)!\nsee xoxp-9-8-zyx and xapp-1-A") == "bad [token]! see [token] and [token]")
        #expect(token.redacted(String(repeating: "y", count: 500)).utf16.count == 300)
    }

    @Test func `a token of a kind we do not know is taken out, too`() throws {
        let token = try #require(SlackToken("hunter2+sesame"))
        #expect(token.redacted("got hunter2+sesame.") == "got [token].")
    }

    @Test(arguments: [
        ScriptedSlack.Answer.reply(
            #"""
            {"ok":false,"error":"invalid_auth \#(secret)","needed":"\#(secret)","provided":"\#(secret)",
             "response_metadata":{"messages":["got \#(secret)"]}}
            """#),
        .reply("<html>\(secret)</html>", status: 503),
        .reply(#"{"ok":true,"warning":"\#(secret)","response_metadata":{"warnings":["\#(secret)"]}}"#),
        .failure(TransportError(.connectionLost, "sent \(secret)", delivery: .unknown)),
        .refusal("ratelimited", status: 429, headers: ["Retry-After": secret]),
    ])
    func `no error, log line or client shows the token`(answer: ScriptedSlack.Answer) async throws {
        let log = LogRecorder()
        let client = SlackClient.testing(ScriptedSlack(answer), logger: log.logger)
        let error = await failure { () async throws(SlackError) in
            try await client.post(MessageContent(text: "hello"), in: "C1")
        }
        var dumped = ""
        dump(error, to: &dumped)
        dump(client, to: &dumped)
        for text in ["\(try #require(error))", dumped, log.text] { #expect(!text.contains("SECRET")) }
    }
}
