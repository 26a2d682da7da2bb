import Foundation
import Simulation
import Testing

@Suite struct SlackFileTests {
    private static let bytes = Data(#"{"a":1}"#.utf8)
    private static let request = SlackWorld.UploadRequest(name: "audit.json", length: 7)

    var bench = SlackBench()

    /// A file whose bytes are there, and nothing more.
    private mutating func delivered(_ request: SlackWorld.UploadRequest = request) throws -> SlackWorld.File {
        let file = try #require(bench.slack.requestUpload(request, token: bench.token, at: bench.now).reply)
        let content = Data(repeating: 0x78, count: request.length)
        #expect(bench.slack.upload(content, with: file.ticket, at: bench.now).reply == request.length)
        return file
    }

    private mutating func complete(
        _ ids: [String], in channel: String? = SlackBench.ops, thread: SlackWorld.Timestamp? = nil
    ) -> SlackCallOutcome<[SlackWorld.File]> {
        bench.pass(.milliseconds(1))
        let completion = SlackWorld.UploadCompletion(
            files: ids.map { .init(id: $0, title: "Audit") }, channel: channel, threadTS: thread, comment: "as asked")
        return bench.slack.completeUpload(completion, token: bench.token, at: bench.now)
    }

    @Test mutating func `a file is shown in its thread once it is complete, and not before`() throws {
        let thread = try bench.say("please")
        let before = bench.slack.world.changeCount
        let file = try delivered()
        #expect(bench.slack.world.changeCount == before)
        let outcome = complete([file.id], thread: thread)
        let shared = try #require(outcome.reply?.first)
        #expect(shared.title == "Audit" && shared.isComplete && shared.content?.count == 7)
        let message = try #require(bench.slack.world.lastMessage(in: SlackBench.ops))
        #expect(message.files == [file.id] && message.threadTS == thread && message.text == "as asked")
        #expect(message.user == "U0CHANGEOVER" && message.botID == "B0CHANGEOVER")
        #expect(shared.shares == [.init(channel: SlackBench.ops, ts: message.ts)])
        #expect(bench.slack.world.changes(since: before).map(\.event) == [.posted(message)])
        #expect(bench.slack.world.message(thread, in: SlackBench.ops)?.replies == [message.ts])
    }

    @Test mutating func `several files come in one message, and without a channel in none`() throws {
        let files = [try delivered(), try delivered(), try delivered()]
        #expect(complete([files[0].id, files[1].id]).reply?.count == 2)
        #expect(bench.slack.world.messages[SlackBench.ops]?.map(\.files) == [[files[0].id, files[1].id]])
        let outcome = complete([files[2].id], in: nil)
        let hidden = try #require(outcome.reply?.first)
        #expect(hidden.isComplete && hidden.shares.isEmpty && bench.slack.world.messages[SlackBench.ops]?.count == 1)
    }

    @Test mutating func `only one's own files with their bytes can be completed, and only once`() throws {
        let promised = try #require(
            bench.slack.requestUpload(Self.request, token: bench.token, at: bench.now).reply)
        #expect(complete([promised.id]).fault?.error == "file_not_found")
        #expect(complete(["F0NONE"]).fault?.error == "file_not_found")
        #expect(complete([]).fault?.error == "invalid_arguments")
        let file = try delivered()
        #expect(complete([file.id, promised.id]).fault?.error == "file_not_found")
        #expect(complete([file.id, file.id]).fault?.error == "invalid_arguments")
        bench.slack.world.add(
            "xoxb-other", .init(user: "U0OTHERBOT", botID: "B0OTHERBOT", appID: "A0OTHERBOT", scopes: ["files:write"]))
        let stolen = bench.slack.completeUpload(
            .init(files: [.init(id: file.id)], channel: SlackBench.ops), token: "xoxb-other", at: bench.now)
        #expect(stolen.fault?.error == "file_not_found")
        #expect(bench.slack.world.messages[SlackBench.ops]?.isEmpty == true)
        #expect(complete([file.id]).reply != nil)
        #expect(complete([file.id]).fault?.error == "file_not_found")
    }

    @Test mutating func `bytes are taken once and in full, for those who know where`() throws {
        let file = try #require(bench.slack.requestUpload(Self.request, token: bench.token, at: bench.now).reply)
        #expect(bench.slack.upload(Data("x".utf8), with: file.ticket, at: bench.now).fault?.error == "length_mismatch")
        #expect(bench.slack.upload(Self.bytes, with: "guessed", at: bench.now).fault?.error == "ticket_not_found")
        #expect(bench.slack.upload(Self.bytes, with: file.ticket, at: bench.now).reply == 7)
        #expect(bench.slack.upload(Self.bytes, with: file.ticket, at: bench.now).fault?.error == "ticket_not_found")
        #expect(bench.slack.world.files[file.id]?.content == Self.bytes)
    }

    @Test(arguments: [
        ("C0SECRET", "channel_not_found"), ("C0NONE", "channel_not_found"), ("C0OTHERS", "not_in_channel"),
        ("C0ATTIC", "is_archived"),
    ])
    mutating func `a channel that is closed to the app gets no file, which can go elsewhere`(
        channel: String, error: String
    ) throws {
        let file = try delivered()
        #expect(complete([file.id], in: channel).fault?.error == error)
        #expect(bench.slack.world.messages[channel]?.isEmpty != false)
        #expect(complete([file.id]).reply != nil)
    }

    @Test(arguments: [
        (SlackWorld.UploadRequest(name: "a", length: 0), "missing_argument"),
        (.init(name: "", length: 1), "missing_argument"),
        (.init(name: "a", length: 1_001), "file_upload_size_restricted"),
        (.init(name: "a", length: 1, snippetType: "cuneiform"), "unknown_snippet_type"),
        (.init(name: "a", length: 501, snippetType: "sql"), "snippet_too_large"),
        (.init(name: "a", length: 1, altText: String(repeating: "x", count: 1_001)), "alt_txt_too_large"),
        (.init(name: "a", length: 101), "storage_limit_reached"),
    ])
    mutating func `an address is given within the limits`(request: SlackWorld.UploadRequest, error: String) throws {
        bench.slack.world.settings.fileLimit = 1_000
        bench.slack.world.settings.snippetLimit = 500
        bench.slack.world.settings.storageLimit = 600
        _ = try delivered(.init(name: "large", length: 500, snippetType: "sql"))
        #expect(bench.slack.requestUpload(request, token: bench.token, at: bench.now).fault?.error == error)
        #expect(
            bench.slack.requestUpload(.init(name: "a", length: 100), token: bench.token, at: bench.now).reply != nil)
        bench.slack.world.settings.allowsUploads = false
        let refused = bench.slack.requestUpload(.init(name: "a", length: 1), token: bench.token, at: bench.now)
        #expect(refused.fault?.error == "file_uploads_disabled")
    }

    @Test mutating func `without its scope no file is taken`() throws {
        let file = try delivered()
        bench.slack.world.change(token: bench.token) { $0.scopes.removeAll { $0 == "files:write" } }
        let asked = bench.slack.requestUpload(Self.request, token: bench.token, at: bench.now).fault
        let completed = complete([file.id]).fault
        for fault in [asked, completed] { #expect(fault?.error == "missing_scope" && fault?.needed == "files:write") }
    }

    @Test mutating func `a file whose message is deleted is nowhere to be seen`() throws {
        let file = try delivered()
        let outcome = complete([file.id])
        let share = try #require(outcome.reply?.first?.shares.first)
        let deleted = bench.slack.delete(share.ts, in: SlackBench.ops, token: bench.token, at: bench.now)
        #expect(deleted.reply != nil && bench.slack.world.files[file.id]?.shares.isEmpty == true)
    }

    @Test(arguments: [
        (SlackFaultPlan.Kind.replyLost, true), (.fatalAfterExecuting, true), (.requestLost, false),
        (.channelArchived, false), (.scopeMissing, false), (.throttled, false),
    ])
    mutating func `a completion that goes wrong may have shown the file`(
        kind: SlackFaultPlan.Kind, isShown: Bool
    ) throws {
        let file = try delivered()
        bench.slack.faults.arm(kind, onNext: .filesCompleteUploadExternal)
        #expect(complete([file.id]).reply == nil)
        #expect(bench.slack.world.files[file.id]?.shares.isEmpty == !isShown)
        #expect((bench.slack.world.messages[SlackBench.ops]?.count ?? 0) == (isShown ? 1 : 0))
    }

    @Test mutating func `files are limited to a hundred a minute`() throws {
        bench.slack.limits = SlackRateLimits()
        for _ in 0..<100 {
            _ = try #require(bench.slack.requestUpload(Self.request, token: bench.token, at: bench.now).reply)
        }
        let refused = bench.slack.requestUpload(Self.request, token: bench.token, at: bench.now)
        #expect(refused == .rateLimited(retryAfter: .seconds(60)))
    }
}
