import Engine
import Maintenance
import Slack
import Testing

@testable import ChatOps

/// Files are shown once, whatever Slack and the process do.
struct OutboxFileTests {
    private let setup = DeliverySetup()
    private var slack: FakeSlack { setup.slack }
    private var backend: DeliveryBackend { setup.backend }

    private static let post = Post(
        id: "f1", operation: "k3f9", channel: DeliverySetup.channel, thread: DeliverySetup.thread,
        content: .file(name: "k3f9-events.jsonl", comment: "The events of *orders*"))

    private static func event(_ sequence: Int) -> RecordedEvent {
        RecordedEvent(
            sequence: sequence, at: ResizeScenario.beginning, event: .completed, json: #"{"completed":{}}"#, hash: "f00"
        )
    }

    private static let upload = ["files.getUploadURLExternal", "F1", "files.completeUploadExternal"]

    private func prepare(_ delivery: Delivery = .waiting) async {
        await backend.write([Self.event(1), Self.event(2)])
        await backend.add(Self.post, delivery: delivery)
    }

    @Test func `the events are a file in the thread, a line of JSON for each`() async throws {
        await prepare()
        await setup.work(setup.service(), for: .seconds(10))
        #expect(slack.calls == Self.upload)
        let message = try #require(slack.messages.first)
        #expect(slack.messages.count == 1)
        #expect((message.thread, message.text) == (DeliverySetup.thread, "The events of *orders*"))
        #expect(message.files == ["F1"])
        #expect(slack.content(of: "F1") == Self.event(1).line.json + "\n" + Self.event(2).line.json + "\n")
    }

    @Test func `its id is recorded before anybody can see it`() async {
        await prepare()
        await setup.work(setup.service(), for: .seconds(10))
        let deliveries = await backend.history.map(\.delivery)
        guard case .sending(_, "F1") = deliveries.first else {
            Issue.record("recorded \(deliveries)")
            return
        }
        #expect(deliveries.last == .settled(message: "F1"))
    }

    @Test func `a file that was shown and whose answer was lost is found by its id, not shown again`() async {
        await prepare()
        slack.fail("files.completeUploadExternal", .answerLost)
        await setup.work(setup.service(), for: .minutes(2))
        #expect(slack.messages.count == 1)
        #expect(slack.calls == Self.upload + ["conversations.replies"])
        #expect(await backend.delivery(of: "f1") == .settled(message: slack.messages[0].ts))
    }

    @Test func `a file that was not shown after all is brought and shown anew once it was looked for`() async {
        await prepare()
        slack.fail("files.completeUploadExternal", .requestLost)
        await setup.work(setup.service(), for: .minutes(2))
        #expect(slack.messages.map(\.files) == [["F2"]])
        #expect(
            slack.calls == Self.upload + [
                "conversations.replies", "conversations.history", "files.getUploadURLExternal", "F2",
                "files.completeUploadExternal",
            ])
    }

    @Test func `a process that ended while it showed a file finds it`() async {
        await prepare(.sending(since: ResizeScenario.beginning, file: "F7"))
        slack.write(
            .init(
                channel: DeliverySetup.channel, ts: "1767621601.000200", text: "", hasBlocks: false,
                thread: DeliverySetup.thread, isBroadcast: false, post: nil, recipient: nil, files: ["F7"]))
        await setup.work(setup.service(), for: .minutes(2))
        #expect(slack.messages.count == 1)
        #expect(slack.count("files.completeUploadExternal") == 0)
    }

    @Test(arguments: [("U0MALLORY", "F7"), (FakeSlack.ourselves, "F8")])
    func `somebody else's message, or another file, is not taken for it`(author: String, file: String) async {
        await prepare(.sending(since: ResizeScenario.beginning, file: "F7"))
        slack.write(
            .init(
                channel: DeliverySetup.channel, ts: "1767621601.000200", text: "", hasBlocks: false,
                thread: DeliverySetup.thread, isBroadcast: false, post: nil, recipient: nil, author: author,
                files: [FileID(file)]))
        await setup.work(setup.service(), for: .minutes(2))
        #expect(slack.count("files.completeUploadExternal") == 1)
    }

    @Test(arguments: ["files.getUploadURLExternal", "F1"])
    func `what fails before anything is shown is tried again without looking`(step: String) async {
        await prepare()
        slack.fail(step, .requestLost)
        await setup.work(setup.service(), for: .minutes(2))
        #expect(slack.messages.count == 1)
        #expect(slack.count("conversations.replies") == 0)
    }

    @Test(arguments: [
        ("files.getUploadURLExternal", "missing_scope"), ("files.getUploadURLExternal", "file_uploads_disabled"),
        ("files.completeUploadExternal", "file_type_not_allowed"),
    ])
    func `where no files are taken a message says so instead, once`(step: String, code: String) async throws {
        await prepare()
        slack.fail(step, .refused(code))
        await setup.work(setup.service(), for: .minutes(5))
        let message = try #require(slack.messages.first)
        #expect(slack.messages.count == 1)
        #expect(message.text.contains("does not take the file k3f9-events.jsonl"))
        #expect(message.text.contains("`!rds events k3f9`"))
        #expect((message.thread, message.post) == (DeliverySetup.thread, "f1"))
        #expect(await backend.delivery(of: "f1") == .settled(message: message.ts))
    }

    @Test func `an operation that cannot be read keeps its file waiting`() async {
        await prepare()
        await backend.breakReading(of: "k3f9")
        let service = setup.service()
        await setup.work(service, for: .minutes(1))
        #expect(slack.calls.isEmpty)
        await backend.breakReading(of: "k3f9", false)
        await setup.work(service, for: .minutes(1))
        #expect(slack.messages.count == 1)
    }
}
