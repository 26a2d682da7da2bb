import Foundation
import HTTPTypes
import Simulation
import Testing
import Transport

@Suite struct SlackFileFaceTests {
    private func send(
        _ body: String, to url: String, type: String = "application/octet-stream", token: String? = nil,
        method: HTTPRequest.Method = .post, on face: SlackFace
    ) async throws -> (status: Int, text: String) {
        let parts = try #require(URLComponents(string: url))
        var head = HTTPRequest(method: method, scheme: parts.scheme, authority: parts.host, path: parts.path)
        head.headerFields[.contentType] = type
        if let token { head.headerFields[.authorization] = "Bearer \(token)" }
        let reply = try await face.send(TransportRequest(head: head, body: Data(body.utf8)))
        return (reply.head.status.code, String(decoding: reply.body, as: UTF8.self))
    }

    private func ticket(on face: SlackFace) async throws -> (url: String, id: String) {
        let answer = try await face.call("files.getUploadURLExternal", form: "filename=a.json&length=5")
        return (try #require(answer.json["upload_url"]?.text), try #require(answer.json["file_id"]?.text))
    }

    @Test func `a file goes to the server that named the address, and shows in the history`() async throws {
        let face = SlackFace.still()
        let (url, id) = try await ticket(on: face)
        #expect(url.hasPrefix("https://slack.test/upload/v1/") && id.hasPrefix("F"))
        let (status, text) = try await send("bytes", to: url, on: face)
        #expect(status == 200 && text == "OK - 5")
        let done = try await face.call(
            "files.completeUploadExternal",
            json: ["files": [["id": .string(id), "title": "A"]], "channel_id": "C0DBAOPS", "initial_comment": "see"])
        #expect(done.json["files"] == [["id": .string(id), "title": "A"]])
        let history = try await face.call("conversations.history", query: "?channel=C0DBAOPS")
        let message = try #require(history.json["messages"]?.items?.first)
        let file = try #require(message["files"]?.items?.first)
        #expect(file["id"] == .string(id) && file["name"] == "a.json" && file["size"] == 5 && file["title"] == "A")
        #expect(message["text"] == "see" && message["upload"] == false)
    }

    @Test func `bytes are refused elsewhere, in a form, with a token, or by another method`() async throws {
        let face = SlackFace.still()
        let (url, _) = try await ticket(on: face)
        #expect(try await send("bytes", to: "https://slack.test/upload/v1/none", on: face).status == 404)
        #expect(try await send("byte", to: url, on: face).status == 400)
        #expect(try await send("bytes", to: url, type: "multipart/form-data; boundary=x", on: face).status == 400)
        #expect(try await send("bytes", to: url, token: SlackWorld.exampleToken, on: face).status == 400)
        #expect(try await send("bytes", to: url, method: .put, on: face).status == 405)
        #expect(try await send("bytes", to: url, type: "application/x-www-form-urlencoded", on: face).status == 200)
    }

    @Test func `the bytes can be held up, fail or be lost like any call`() async throws {
        let face = SlackFace.still()
        face.withSlack { slack, _ in
            for kind in [SlackFaultPlan.Kind.serverError, .replyLost] { slack.faults.arm(kind, onNext: .fileUpload) }
        }
        let first = try await ticket(on: face)
        let failed = try await send("bytes", to: first.url, on: face).status
        #expect((500...504).contains(failed))
        let second = try await ticket(on: face)
        let lost = await #expect(throws: TransportError.self) { try await send("bytes", to: second.url, on: face) }
        #expect(lost?.delivery == .unknown)
        #expect(face.withSlack { slack, _ in slack.world.files[second.id]?.content } == Data("bytes".utf8))
        for (kind, status) in [(SlackFaultPlan.Kind.fatalAfterExecuting, 500), (.throttled, 429)] {
            face.withSlack { slack, _ in slack.faults.arm(kind, onNext: .fileUpload) }
            let next = try await ticket(on: face)
            #expect(try await send("bytes", to: next.url, on: face).status == status)
        }
    }

    @Test func `a channel may be archived under a file that is being completed`() async throws {
        let face = SlackFace.still()
        let (url, id) = try await ticket(on: face)
        _ = try await send("bytes", to: url, on: face)
        face.withSlack { slack, _ in slack.faults.arm(.channelArchived, onNext: .filesCompleteUploadExternal) }
        let answer = try await face.call(
            "files.completeUploadExternal", json: ["files": [["id": .string(id)]], "channel_id": "C0DBAOPS"])
        #expect(answer.error == "is_archived")
    }

    @Test(arguments: [
        ("files.getUploadURLExternal", "filename=a", "invalid_arguments"),
        ("files.getUploadURLExternal", "length=1", "invalid_arguments"),
        ("files.getUploadURLExternal", "filename=a&length=one", "invalid_arguments"),
        ("files.getUploadURLExternal", "filename=a&length=0", "missing_argument"),
        ("files.completeUploadExternal", "channel_id=C0DBAOPS", "invalid_arguments"),
        ("files.completeUploadExternal", "files=%5B%7B%7D%5D", "invalid_arguments"),
        (
            "files.completeUploadExternal", "files=%5B%7B%22id%22%3A%22F1%22%7D%5D&channel_id=U0ALICE",
            "invalid_arguments"
        ),
        ("files.completeUploadExternal", "files=%5B%7B%22id%22%3A%22F1%22%7D%5D&thread_ts=x", "invalid_thread_ts"),
        ("files.completeUploadExternal", "files=%5B%7B%22id%22%3A%22F1%22%7D%5D", "file_not_found"),
        ("pins.add", "timestamp=1.000001", "channel_not_found"),
        ("pins.add", "channel=C0DBAOPS", "no_item_specified"),
        ("pins.remove", "channel=C0DBAOPS&timestamp=x", "bad_timestamp"),
        ("pins.remove", "channel=C0DBAOPS&timestamp=1.000001", "message_not_found"),
    ])
    func `bad calls are answered with ok false`(method: String, form: String, error: String) async throws {
        let answer = try await SlackFace.still().call(method, form: form)
        #expect(answer.status == 200 && answer.json["ok"] == false && answer.error == error)
    }

    @Test(arguments: ["files.getUploadURLExternal", "pins.add", "pins.remove"])
    func `arguments in JSON are not seen where Slack's pages do not agree on it`(method: String) async throws {
        let answer = try await SlackFace.still().call(
            method, json: ["filename": "a", "length": 1, "channel": "C0DBAOPS", "timestamp": "1.000001"])
        #expect(answer.error == (method == "files.getUploadURLExternal" ? "invalid_arguments" : "channel_not_found"))
    }
}
