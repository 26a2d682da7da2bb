import Engine
import Logging
import Maintenance
import Slack
import Synchronization
import TestSupport
import Testing
import Transport

@testable import ChatOps

/// Polls a made-up Slack in virtual time: every sleep ends at once, with the clock moved on.
struct ChannelPollerTests {
    private static let old = "1767621590.000100"
    private static let new = "1767621601.000100"

    private static func script(_ history: String) -> SlackScript {
        SlackScript { $0.method == "conversations.history" ? history : SlackScript.messages() }
    }

    @Test func `after a restart reading goes on where it was, and nothing is taken in twice`() async throws {
        let journal = FakeJournal()
        try await journal.takeIn([], channel: "C0DBAOPS/first", cursor: "1767621000.000000")
        try await journal.takeIn(
            [CommandSetup.message("!rds clusters", ts: Self.old)], channel: "C0DBAOPS", cursor: Self.old)
        let setup = await PollerSetup(journal)
        let script = Self.script(
            SlackScript.messages(
                SlackScript.message(Self.new, "!rds operations"),
                SlackScript.message(Self.old, "!rds clusters, edited"),
                SlackScript.message("1767621595.000000", "!rds help")))
        await setup.run(script) { await setup.journal.cursors["C0DBAOPS"] == Self.new }
        #expect(await journal.inbox.map(\.text) == ["!rds clusters", "!rds help", "!rds operations"])
        // Read again from a little before the cursor.
        #expect(script.calls(of: "conversations.history").first?["oldest"] == "1767621530.000100")
    }

    @Test func `all pages are read and sorted before anything is taken in`() async {
        let setup = await PollerSetup()
        let script = SlackScript { call in
            guard call.method == "conversations.history" else { return SlackScript.messages() }
            return call["cursor"].isEmpty
                ? #"{"ok":true,"messages":[\#(SlackScript.message("1767621605.000000", "!rds operations"))],"has_more":true,"response_metadata":{"next_cursor":"p2"}}"#
                : SlackScript.messages(SlackScript.message("1767621602.000000", "!rds clusters"))
        }
        await setup.run(script) { await !setup.journal.inbox.isEmpty }
        #expect(await setup.journal.inbox.map(\.text) == ["!rds clusters", "!rds operations"])
    }

    @Test func `chatter moves the cursor and costs one commit, no commit when there is nothing new`() async {
        let setup = await PollerSetup()
        let script = Self.script(SlackScript.messages(SlackScript.message(Self.new, "good morning")))
        await setup.run(script) { script.calls.count > 5 }
        #expect(await setup.journal.inbox == [])
        #expect(await setup.journal.cursors["C0DBAOPS"] == Self.new)
        // One for the beginning, one for the message.
        #expect(await setup.journal.takeIns == 2)
    }

    @Test func `a command in the thread of an open operation is read, under its own cursor`() async {
        let setup = await PollerSetup(open: [.running()])
        let script = SlackScript { call in
            guard call.method == "conversations.replies", call["ts"] == Operation.thread else {
                return SlackScript.messages()
            }
            let more = #","thread_ts":"\#(Operation.thread)""#
            return SlackScript.messages(
                SlackScript.message(Operation.thread, "!rds resize orders db.r6g.xlarge", by: "U0ALICE", more),
                SlackScript.message(Self.new, "!rds retry k3f9", by: "U0ALICE", more))
        }
        await setup.run(script) { await !setup.journal.inbox.isEmpty }
        let message = await setup.journal.inbox.first
        #expect(message?.text == "!rds retry k3f9")
        #expect(message?.conversation == Operation.thread)
        #expect(await setup.journal.cursors["C0DBAOPS/\(Operation.thread)"] == Self.new)
        #expect(await setup.journal.inbox.count == 1)
    }

    @Test func `what cannot be taken in is read again`() async {
        let setup = await PollerSetup()
        await setup.journal.set { $0.error = JournalError(.diskFull, "no space") }
        let script = Self.script(SlackScript.messages(SlackScript.message(Self.new, "!rds clusters")))
        let poller = setup.poller(script)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await poller.run() }
            while setup.clock.slept.count < 5 { await Task.yield() }
            await setup.journal.set { $0.error = nil }
            while await setup.journal.inbox.isEmpty { await Task.yield() }
            group.cancelAll()
        }
        #expect(await setup.journal.inbox.map(\.text) == ["!rds clusters"])
    }

    @Test func `a slow channel holds up no other`() async {
        var setup = await PollerSetup()
        setup.channels = ["C0SLOW", "C0DBAOPS"]
        let gate = Bell()
        let script = SlackScript { call in
            if call["channel"] == "C0SLOW" {
                await gate.wait(atMost: .seconds(1), clock: ManualClock())
                return SlackScript.messages()
            }
            return SlackScript.messages(SlackScript.message(Self.new, "!rds clusters"))
        }
        let journal = setup.journal
        await setup.run(script) { await !journal.inbox.isEmpty }
        #expect(await journal.inbox.map(\.text) == ["!rds clusters"])
        gate.close()
    }

    @Test(arguments: [
        ("not_in_channel", "Invite the bot"), ("channel_not_found", "Check the channel id C0DBAOPS"),
        ("missing_scope", "scope"), ("invalid_auth", "Check SLACK_BOT_TOKEN"),
    ])
    func `a refusal that stays is logged once, with what to do, and tried slowly on`(
        _ code: String, _ advice: String
    ) async {
        let log = LogRecorder()
        var setup = await PollerSetup()
        setup.logger = log.logger
        let script = Self.script(SlackScript.refusal(code))
        await setup.run(script) { script.calls(of: "conversations.history").count >= 4 }
        #expect(log.lines.count { $0.contains(code) } == 1)
        #expect(log.lines.contains { $0.hasPrefix("error") && $0.contains(advice) })
        #expect(setup.clock.now.offset >= .seconds(180))
    }

    @Test(arguments: [Span.seconds(30), .minutes(5), .minutes(24 * 60)])
    func `a clock that is set back does not keep channels from being read`(_ step: Span) async {
        let setup = await PollerSetup()
        let script = Self.script(SlackScript.messages())
        let poller = setup.poller(script)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await poller.run() }
            while script.calls.count < 5 { await Task.yield() }
            setup.wall.setBack(by: step)
            let (calls, instant) = (script.calls.count, setup.clock.now.offset)
            while script.calls.count < calls + 4 { await Task.yield() }
            #expect(setup.clock.now.offset - instant < .seconds(12))
            group.cancelAll()
        }
    }

    @Test func `a thread that is answered in is followed although the clock was set back`() async {
        let setup = await PollerSetup()
        let script = SlackScript { call in
            guard call.method == "conversations.replies", call["ts"] == Operation.thread else {
                return SlackScript.messages()
            }
            let more = #","thread_ts":"\#(Operation.thread)""#
            return SlackScript.messages(SlackScript.message(Self.new, "!rds retry k3f9", by: "U0ALICE", more))
        }
        let poller = setup.poller(script)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await poller.run() }
            while script.calls.count < 5 { await Task.yield() }
            setup.wall.setBack(by: .minutes(5))
            await setup.control.set { $0.open = [Standing(operation: .running())] }
            let instant = setup.clock.now.offset
            while await setup.journal.inbox.isEmpty { await Task.yield() }
            #expect(setup.clock.now.offset - instant < .seconds(12))
            group.cancelAll()
        }
    }

    @Test(arguments: [302, 403])
    func `a few seconds of pages that are not Slack's do not silence a channel for a minute`(_ status: Int) async {
        let setup = await PollerSetup()
        let clock = setup.clock
        let script = SlackScript { call in
            guard call.method == "conversations.history" else { return SlackScript.messages() }
            return clock.now.offset < .seconds(5)
                ? "<html>portal</html>" : SlackScript.messages(SlackScript.message(Self.new, "!rds clusters"))
        }
        script.status = { clock.now.offset < .seconds(5) ? status : 200 }
        let journal = setup.journal
        await setup.run(script) { await !journal.inbox.isEmpty }
        #expect(clock.now.offset < .seconds(20))
    }

    @Test func `a few seconds of oversized replies do not silence a channel for a minute`() async {
        let setup = await PollerSetup()
        let clock = setup.clock
        let script = Self.script(SlackScript.messages(SlackScript.message(Self.new, "!rds clusters")))
        script.failure = {
            clock.now.offset < .seconds(5)
                ? TransportError(.replyTooLarge, "The reply is larger than was allowed.", delivery: .unknown) : nil
        }
        let journal = setup.journal
        await setup.run(script) { await !journal.inbox.isEmpty }
        #expect(clock.now.offset < .seconds(20))
    }

    @Test func `a problem that passes is logged when it begins and when it is over`() async {
        let log = LogRecorder()
        var setup = await PollerSetup()
        setup.logger = log.logger
        let count = Mutex(0)
        let script = SlackScript { call in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return number <= 3
                ? SlackScript.refusal("internal_error")
                : SlackScript.messages(SlackScript.message(Self.new, "!rds help"))
        }
        let journal = setup.journal
        await setup.run(script) { await !journal.inbox.isEmpty && log.lines.count >= 2 }
        #expect(log.lines.map { $0.prefix(7) } == ["warning", "notice "])
    }
}
