import Foundation
import HTTPTypes
@testable import Slack
import Testing
import Transport

struct SlackClientFileTests {
    private static let report = SlackFile(
        name: "audit & log.json", title: "Audit", content: Data(#"{"a":1}"#.utf8), snippetType: "json")
    private static let shared = ScriptedSlack.Answer.reply(#"{"ok":true,"files":[{"id":"F7","title":"Audit"}]}"#)
    private static let address = "http://127.0.0.1:8080/slack/upload/v1/TICKET"

    private static func ticket(_ address: String = Self.address) -> ScriptedSlack.Answer {
        .reply(#"{"ok":true,"upload_url":"\#(address)","file_id":"F7"}"#)
    }

    private static func error(_ slack: ScriptedSlack, _ file: SlackFile = report) async -> SlackError? {
        let client = SlackClient.testing(slack)
        return await failure { () async throws(SlackError) in try await client.uploadFile(file, to: "C1") }
    }

    @Test func `a file goes to the named address, without a token, and is then shared`() async throws {
        let slack = ScriptedSlack(Self.ticket(), .reply("OK - 7"), Self.shared)
        let file = try await SlackClient.testing(slack).uploadFile(
            Self.report, to: "C1", thread: "1.000001", comment: "See \("<this>")")
        #expect(file == SharedFile(id: "F7", title: "Audit"))
        #expect(slack.methods == ["files.getUploadURLExternal", "TICKET", "files.completeUploadExternal"])
        let (asked, sent, completed) = (slack.calls[0], slack.calls[1], slack.calls[2])
        #expect(asked.arguments == ["filename": "audit & log.json", "length": "7", "snippet_type": "json"])
        #expect(asked.request.head.method == .post)
        #expect(asked.request.head.headerFields[.contentType] == "application/x-www-form-urlencoded")
        #expect(sent.request.head.method == .post && sent.request.head.path == "/slack/upload/v1/TICKET")
        #expect(sent.request.body == Self.report.content)
        #expect(sent.request.head.headerFields[.authorization] == nil)
        #expect(
            completed.body
                == .object([
                    "files": .array([.object(["id": .string("F7"), "title": .string("Audit")])]),
                    "channel_id": .string("C1"), "thread_ts": .string("1.000001"),
                    "initial_comment": .string("See &lt;this&gt;"),
                ]))
    }

    @Test func `absent parts are not sent, and a long comment is cut`() async throws {
        let slack = ScriptedSlack(Self.ticket(), .reply("OK"), Self.shared, Self.ticket(), .reply("OK"), Self.shared)
        let client = SlackClient.testing(slack)
        let file = SlackFile(name: "a.png", content: Data([0xFF]), altText: "a graph")
        try await client.uploadFile(file, to: "C1")
        #expect(slack.calls[0].arguments == ["filename": "a.png", "length": "1", "alt_txt": "a graph"])
        #expect(slack.calls[2]["thread_ts"] == nil && slack.calls[2]["initial_comment"] == nil)
        try await client.uploadFile(file, to: "C1", comment: .text(String(repeating: "x", count: 9_999)))
        let comment = try #require(slack.calls[5]["initial_comment"]?.text)
        #expect(comment.count <= MessageLimits.text && comment.hasSuffix("x…"))
    }

    @Test(arguments: [
        SlackFile(name: "empty.txt", content: Data()), SlackFile(name: "", content: Data("x".utf8)),
    ])
    func `a file without content or name is refused before any call`(file: SlackFile) async {
        let slack = ScriptedSlack(.fine)
        let error = await Self.error(slack, file)
        #expect(error?.code == .invalidRequest && error?.outcome == .permanent)
        #expect(slack.calls.isEmpty)
    }

    @Test(arguments: [
        "http://files.slack.com/upload/v1/SECRET", "ftp://127.0.0.1/SECRET", "https://me:SECRET@files.slack.com/u",
    ])
    func `nothing is sent to an unsafe address, and the error does not show it`(address: String) async {
        let slack = ScriptedSlack(Self.ticket(address), Self.shared)
        let error = await Self.error(slack)
        #expect(error?.code == .unsafeUploadAddress && error?.outcome == .permanent)
        #expect(error?.description.contains("SECRET") == false)
        #expect(slack.methods == ["files.getUploadURLExternal"])
    }

    @Test(arguments: [
        ScriptedSlack.Answer.reply("", status: 500), .reply("busy", status: 503), .reply("", status: 408),
        .reply("", status: 429, headers: ["Retry-After": "2"]),
        .failure(TransportError(.connectionFailed, "", delivery: .notSent)),
        .failure(TransportError(.connectionLost, "", delivery: .unknown)),
        .failure(TransportError(.timedOut, "", delivery: .unknown)),
    ])
    func `an upload that failed for now begins anew with a fresh address`(answer: ScriptedSlack.Answer) async throws {
        let slack = ScriptedSlack(
            Self.ticket(), answer, Self.ticket("http://127.0.0.1:8080/upload/v1/FRESH"), .reply("OK"), Self.shared)
        try await SlackClient.testing(slack).uploadFile(Self.report, to: "C1")
        let asked = "files.getUploadURLExternal"
        #expect(slack.methods == [asked, "TICKET", asked, "FRESH", "files.completeUploadExternal"])
    }

    @Test func `an upload that keeps failing is given up, with nothing shared and nothing ambiguous`() async {
        let slack = ScriptedSlack { call, _ in
            call.method == "files.getUploadURLExternal" ? Self.ticket() : .reply("", status: 502)
        }
        let error = await Self.error(slack)
        #expect(error?.code == .uploadRefused && error?.outcome == .transient(retryAfter: nil))
        #expect(slack.calls.count == 8 && !slack.methods.contains("files.completeUploadExternal"))
    }

    @Test(arguments: [301, 307, 400, 403, 404, 413])
    func `a refused upload is not repeated, nor a redirection followed`(status: Int) async {
        let slack = ScriptedSlack(
            Self.ticket(), .reply("no", status: status, headers: ["Location": "https://example.com/"]), Self.shared)
        let error = await Self.error(slack)
        #expect(error?.code == .uploadRefused && error?.outcome == .permanent && error?.file == nil)
        #expect(slack.calls.count == 2)
    }

    @Test func `a lost answer about the address is harmless: it is asked for again`() async throws {
        let lost = ScriptedSlack.Answer.failure(TransportError(.connectionLost, "", delivery: .unknown))
        let slack = ScriptedSlack(lost, .refusal("internal_error"), Self.ticket(), .reply("OK"), Self.shared)
        try await SlackClient.testing(slack).uploadFile(Self.report, to: "C1")
        #expect(slack.calls.count == 5)
    }

    @Test(arguments: [
        ScriptedSlack.Answer.refusal("fatal_error"), .refusal("internal_error"), .refusal("file_update_failed"),
        .reply("", status: 502), .failure(TransportError(.connectionLost, "", delivery: .unknown)), .fine,
        .reply(#"{"ok":true,"files":[]}"#), .reply(#"{"ok":true,"files":[{"id":"F8"}]}"#),
    ])
    func `a sharing that may have happened is not repeated, and the error names the file`(
        answer: ScriptedSlack.Answer
    ) async {
        let slack = ScriptedSlack(Self.ticket(), .reply("OK"), answer, Self.shared)
        let error = await Self.error(slack)
        #expect(error?.outcome == .ambiguous && error?.file == "F7")
        #expect(error?.description.contains("(file F7)") == true)
        #expect(slack.calls.count == 3)
    }

    @Test(arguments: [
        ScriptedSlack.Answer.tooMany(retryAfter: 3), .refusal("request_timeout"),
        .failure(TransportError(.connectionFailed, "", delivery: .notSent)),
    ])
    func `a sharing that certainly did not happen is repeated with the same file`(
        answer: ScriptedSlack.Answer
    ) async throws {
        let slack = ScriptedSlack(Self.ticket(), .reply("OK"), answer, Self.shared)
        try await SlackClient.testing(slack).uploadFile(Self.report, to: "C1")
        #expect(slack.methods.suffix(2) == ["files.completeUploadExternal", "files.completeUploadExternal"])
        #expect(slack.calls[3].body == slack.calls[2].body)
    }

    @Test(arguments: [
        ("file_uploads_disabled", SlackError.Code.fileUploadsDisabled),
        ("file_upload_size_restricted", .fileUploadSizeRestricted), ("file_type_not_allowed", .fileTypeNotAllowed),
        ("storage_limit_reached", .storageLimitReached), ("missing_scope", .missingScope),
    ])
    func `a file that Slack does not want is not sent`(name: String, code: SlackError.Code) async {
        let slack = ScriptedSlack(.refusal(name), Self.shared)
        let error = await Self.error(slack)
        #expect(error?.code == code && error?.outcome == .permanent && error?.file == nil)
        #expect(slack.calls.count == 1)
    }

    @Test func `a channel that does not let us in is named as the reason`() async {
        let error = await Self.error(ScriptedSlack(Self.ticket(), .reply("OK"), .refusal("not_in_channel")))
        #expect(error?.code == .notInChannel && error?.concern == .channel && error?.file == nil)
    }

    @Test func `the files of a message can be read, odd ones left out`() throws {
        let text =
            #"{"ts":"1.000001","files":[{"id":"F7","name":"a.json","title":"A","size":7},{"mode":"x"},{"id":"F8"}]}"#
        let message = try JSONDecoder().decode(SlackMessage.self, from: Data(text.utf8))
        #expect(message.files == [SharedFile(id: "F7", name: "a.json", title: "A"), SharedFile(id: "F8")])
    }
}
