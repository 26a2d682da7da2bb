import Engine
import Maintenance
import Slack
import Synchronization
import TestSupport
import Testing

@testable import ChatOps

/// Where reading begins in a channel that was never read.
struct FirstReadingTests {
    /// Slack's clock at the first reading, ten minutes before what the host's clock shows.
    private static let date = "Mon, 05 Jan 2026 13:50:00 GMT"
    private static let before = "1767620990.000100"
    private static let longBefore = "1767620000.000100"
    private static let meanwhile = "1767621001.000100"
    private static let after = "1767621002.000100"

    /// A channel whose messages come as time goes on: the first reading finds less than the later ones.
    private static func script(_ first: [String], then more: [String]) -> SlackScript {
        let readings = Mutex(0)
        let script = SlackScript { call in
            guard call.method == "conversations.history" else { return SlackScript.messages() }
            let number = readings.withLock { number in
                number += 1
                return number
            }
            let messages = (number == 1 ? first : first + more).reversed().joined(separator: ",")
            return #"{"ok":true,"messages":[\#(messages)],"has_more":false}"#
        }
        script.date = { date }
        return script
    }

    private static func begin(_ setup: PollerSetup, _ script: SlackScript) async throws -> [ChannelID: ChannelBeginning]
    {
        let waiting = SlackWaiting(
            endpoint: .slack, clock: ManualClock(sleepingAdvances: true), logger: setup.logger)
        return try await FirstReading(slack: script.client(), journal: setup.journal, waiting: waiting).begin(
            Routing(channels: setup.channels.map { .init(id: $0, role: .operations) }))
    }

    @Test(arguments: [Span.zero, .minutes(60), .minutes(-60)])
    func `what is written while the bot starts is carried out, whatever the host's clock shows`(_ wrong: Span)
        async throws
    {
        var setup = await PollerSetup(isNew: true)
        setup.wall.setForward(by: wrong)
        let script = Self.script(
            [SlackScript.message(Self.before, "good morning")],
            then: [SlackScript.message(Self.meanwhile, "!rds clusters"), SlackScript.message(Self.after, "!rds help")])
        setup.beginnings = try await Self.begin(setup, script)
        #expect(await setup.journal.cursors["C0DBAOPS/first"] == Self.before)
        let journal = setup.journal
        await setup.run(script) { await journal.cursors["C0DBAOPS"] == Self.after }
        #expect(await journal.inbox.map(\.text) == ["!rds clusters", "!rds help"])
        #expect(await journal.inbox.map(\.precedesReading) == [nil, nil])
        // Slack's answer is dated a second before the first of them, and so much older none can be.
        #expect(await journal.inbox.map(\.age) == [.zero, .zero])
    }

    @Test func `what was written just before is taken in to be named, what is older is left alone`() async throws {
        var setup = await PollerSetup(isNew: true)
        let script = Self.script(
            [
                SlackScript.message(Self.longBefore, "!rds failover orders"),
                SlackScript.message(Self.before, "!rds failover users"),
            ], then: [SlackScript.message(Self.after, "!rds clusters")])
        setup.beginnings = try await Self.begin(setup, script)
        let journal = setup.journal
        await setup.run(script) { await journal.cursors["C0DBAOPS"] == Self.after }
        #expect(await journal.inbox.map(\.text) == ["!rds failover users", "!rds clusters"])
        #expect(await journal.inbox.map(\.precedesReading) == [true, nil])
        #expect(await journal.inbox.first?.age == .seconds(10))
    }

    @Test func `in a channel without a message everything is new`() async throws {
        var setup = await PollerSetup(isNew: true)
        let script = Self.script([], then: [SlackScript.message(Self.meanwhile, "!rds clusters")])
        setup.beginnings = try await Self.begin(setup, script)
        let journal = setup.journal
        await setup.run(script) { await !journal.inbox.isEmpty }
        #expect(await journal.inbox.map(\.precedesReading) == [nil])
    }

    @Test func `a channel that is given to the bot later begins where the bot began`() async throws {
        let setup = await PollerSetup(isNew: true)
        let readings = Mutex(0)
        let script = SlackScript { call in
            guard call.method == "conversations.history" else { return SlackScript.messages() }
            let number = readings.withLock { number in
                number += 1
                return number
            }
            if number < 3 { return SlackScript.refusal("not_in_channel") }
            let first = SlackScript.message(Self.before, "!rds failover orders")
            // Written while Slack refused the channel, after the bot began.
            let second = SlackScript.message(Self.meanwhile, "!rds help")
            guard number > 3 else { return SlackScript.messages(second, first) }
            return SlackScript.messages(SlackScript.message(Self.after, "!rds clusters"), second, first)
        }
        script.date = { Self.date }
        #expect(try await Self.begin(setup, script).isEmpty)
        #expect(await setup.journal.cursors["C0DBAOPS/first"] == nil)
        let journal = setup.journal
        await setup.run(script) { await journal.inbox.count == 3 }
        #expect(await journal.inbox.map(\.text) == ["!rds failover orders", "!rds help", "!rds clusters"])
        #expect(await journal.inbox.map(\.precedesReading) == [true, nil, nil])
    }

    @Test func `in a channel that is given long after the start, nothing old is carried out`() async throws {
        let script = SlackScript { _ in
            SlackScript.messages(
                SlackScript.message("1767620500.000000", "!rds clusters"),
                SlackScript.message("1767600000.000000", "!rds freeze x"))
        }
        script.date = { Self.date }
        let reading = try await script.client().newest(100, of: "C0DBAOPS")
        let found = ChannelBeginning(reading, start: SlackTimestamp(seconds: 1_767_500_000))
        #expect(found.newest == SlackTimestamp(seconds: 1_767_620_400))
        #expect(found.recent == [])
    }

    @Test func `a channel that was read before is not begun again`() async throws {
        let setup = await PollerSetup()
        let script = Self.script([], then: [])
        #expect(try await Self.begin(setup, script).isEmpty)
        #expect(script.calls == [])
    }

    @Test(arguments: ["<html>portal</html>", ""])
    func `while Slack is away the first reading waits, and says so once`(_ page: String) async throws {
        let log = LogRecorder()
        var setup = await PollerSetup(isNew: true)
        setup.logger = log.logger
        let calls = Mutex(0)
        let script = SlackScript { _ in
            let number = calls.withLock { number in
                number += 1
                return number
            }
            return number < 12 ? page : SlackScript.messages(SlackScript.message(Self.before, "hello"))
        }
        #expect(try await Self.begin(setup, script).count == 1)
        #expect(log.lines.count { $0.contains("Slack is away: waiting for it") } == 1)
        #expect(log.lines.count { $0.contains("Slack answers again") } == 1)
    }

    @Test func `where a command's thread begins is recorded with the command, not by the host's clock`() async throws {
        let setup = await PollerSetup()
        setup.wall.setForward(by: .minutes(60))
        let ts = "1767621601.000100"
        let script = SlackScript { call in
            call.method == "conversations.history"
                ? SlackScript.messages(SlackScript.message(ts, "!rds failover orders")) : SlackScript.messages()
        }
        let journal = setup.journal
        await setup.run(script) { await !journal.inbox.isEmpty }
        #expect(await journal.cursors["C0DBAOPS/\(ts)/first"] == ts)
    }
}
