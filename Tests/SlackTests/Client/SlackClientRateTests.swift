@testable import Slack
import TestSupport
import Testing
import Transport

struct SlackClientRateTests {
    private static let empty = ScriptedSlack.Answer.reply(#"{"ok":true,"messages":[]}"#)
    private static let posted = ScriptedSlack.Answer.reply(#"{"ok":true,"channel":"C1","ts":"7.000001"}"#)

    @Test func `a refused history read is repeated after Retry-After and jitter`() async throws {
        let clock = ManualClock(sleepingAdvances: true)
        let slack = ScriptedSlack(.tooMany(retryAfter: 30), Self.empty)
        let client = SlackClient.testing(slack, clock: clock, jitter: 0.25)
        _ = try await client.history(of: "C1")
        #expect(slack.calls.count == 2)
        #expect(clock.now.offset == .milliseconds(30_250))
    }

    @Test func `while history is refused, messages are posted and reactions read`() async throws {
        let clock = ManualClock()
        let slack = ScriptedSlack { call, index in
            switch call.method {
            case "conversations.history": index == 0 ? .tooMany(retryAfter: 30) : Self.empty
            case "chat.postMessage": Self.posted
            default: .reply(#"{"ok":true,"type":"message","message":{"ts":"1.000001"}}"#)
            }
        }
        let client = SlackClient.testing(slack, clock: clock, jitter: 0)
        async let reading = client.history(of: "C1")
        await clock.sleepers(1)
        _ = try await client.post(MessageContent(text: "x"), in: "C1")
        _ = try await client.reactions(to: "1.000001", in: "C1")
        #expect(clock.now.offset == .zero)
        #expect(await client.waitBeforeNext(.conversationsHistory) == .seconds(30))
        #expect(await client.waitBeforeNext(.reactionsGet) == .zero)
        #expect(slack.methods == ["conversations.history", "chat.postMessage", "reactions.get"])
        clock.advance(by: .seconds(30))
        #expect(try await reading.messages.isEmpty)
        #expect(slack.methods.last == "conversations.history")
    }

    @Test func `without Retry-After the delays double up to a bound`() async {
        let clock = ManualClock(sleepingAdvances: true)
        let slack = ScriptedSlack(.reply("", status: 503))
        let client = SlackClient.testing(
            slack, clock: clock, jitter: 0, retry: SlackRetryPolicy(attempts: 6, longestDelay: .seconds(6)))
        let error = await failure { () async throws(SlackError) in try await client.history(of: "C1") }
        #expect(error?.outcome == .transient(retryAfter: nil))
        #expect(slack.calls.count == 6)
        #expect(clock.slept == [1, 2, 4, 6, 6].map { .seconds($0) })
    }

    @Test func `a wait beyond our patience is left to the caller, and nothing is sent meanwhile`() async {
        let clock = ManualClock(sleepingAdvances: true)
        let slack = ScriptedSlack(.tooMany(retryAfter: 90))
        let client = SlackClient.testing(slack, clock: clock)
        let refused = await failure { () async throws(SlackError) in try await client.history(of: "C1") }
        let held = await failure { () async throws(SlackError) in try await client.history(of: "C1") }
        #expect(refused?.code == .rateLimited)
        #expect(held?.code == .budgetExhausted)
        for error in [refused, held] { #expect(error?.outcome == .transient(retryAfter: .seconds(90))) }
        #expect(slack.calls.count == 1)
        #expect(clock.slept == [])
    }

    @Test func `messages to one channel are a second apart, to others not`() async throws {
        let clock = ManualClock(sleepingAdvances: true)
        let client = SlackClient.testing(ScriptedSlack(Self.posted), clock: clock)
        for channel: ChannelID in ["C1", "C2", "C3"] {
            _ = try await client.post(MessageContent(text: "x"), in: channel)
        }
        #expect(clock.now.offset == .zero)
        #expect(await client.waitBeforeNext(.chatPostMessage, in: "C1") == .seconds(1))
        for _ in 0..<3 { _ = try await client.post(MessageContent(text: "x"), in: "C1") }
        #expect(clock.now.offset == .seconds(3))
    }

    @Test func `many at once keep to the method's rate`() async throws {
        let clock = ManualClock(sleepingAdvances: true)
        let slack = ScriptedSlack(Self.empty)
        let client = SlackClient.testing(slack, clock: clock)
        try await withThrowingTaskGroup { group in
            for _ in 0..<100 { group.addTask { _ = try await client.history(of: "C1") } }
            try await group.waitForAll()
        }
        #expect(slack.calls.count == 100)
        #expect(clock.now.offset > .seconds(100) && clock.now.offset < .seconds(180))
    }

    @Test func `a clamp is logged once, and kept to once a refusal confirms it`() async throws {
        let clock = ManualClock(sleepingAdvances: true)
        let log = LogRecorder()
        let messages = (1...15).map { #"{"ts":"\#($0).000001"}"# }.joined(separator: ",")
        let more = #"{"ok":true,"messages":[\#(messages)],"has_more":true,"response_metadata":{"next_cursor":"n"}}"#
        let slack = ScriptedSlack(.reply(more), .tooMany(retryAfter: 60), .reply(more), Self.empty)
        let client = SlackClient.testing(slack, clock: clock, jitter: 0, logger: log.logger)
        _ = try await client.history(of: "C1")
        #expect(await client.clamp(of: .conversationsHistory).isConfirmed)
        #expect(await client.waitBeforeNext(.conversationsHistory) == .seconds(60))
        #expect(await client.waitBeforeNext(.conversationsReplies) == .zero)
        #expect(log.text.ranges(of: "15 messages a page").count == 1)
    }

    @Test func `whoever is cancelled already sends nothing, budget or not`() async {
        let slack = ScriptedSlack(Self.posted)
        let client = SlackClient.testing(slack)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await failure { () async throws(SlackError) in
                try await client.post(MessageContent(text: "x"), in: "C1")
            }
        }
        #expect(await task.value?.code == .cancelled)
        #expect(slack.calls.isEmpty)
    }

    @Test func `a cancelled caller is told so, and nothing is sent`() async {
        let clock = ManualClock()
        let slack = ScriptedSlack(.tooMany(retryAfter: 30))
        let client = SlackClient.testing(slack, clock: clock)
        let task = Task { await failure { () async throws(SlackError) in try await client.history(of: "C1") } }
        await clock.sleepers(1)
        task.cancel()
        let error = await task.value
        #expect(error?.code == .cancelled)
        #expect(error?.outcome == .transient(retryAfter: nil))
        #expect(slack.calls.count == 1)
    }
}
