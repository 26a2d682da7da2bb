import Simulation
import Testing

@Suite struct SlackPinTests {
    var bench = SlackBench()

    private mutating func add(_ ts: SlackWorld.Timestamp, in channel: String = SlackBench.ops) -> String? {
        bench.slack.addPin(ts, in: channel, token: bench.token, at: bench.now).fault?.error
    }

    private mutating func remove(_ ts: SlackWorld.Timestamp, in channel: String = SlackBench.ops) -> String? {
        bench.slack.removePin(ts, in: channel, token: bench.token, at: bench.now).fault?.error
    }

    @Test mutating func `a channel keeps its pins in order, each once, and everybody learns of it`() throws {
        let (first, second) = (try bench.say("one"), try bench.say("two"))
        let before = bench.slack.world.changeCount
        #expect([add(second), add(first), add(second)] == [nil, nil, "already_pinned"])
        #expect(bench.slack.world.pins[SlackBench.ops] == [second, first])
        #expect([remove(second), remove(second)] == [nil, "no_pin"])
        #expect(bench.slack.world.pins[SlackBench.ops] == [first])
        #expect(
            bench.slack.world.changes(since: before).map(\.event) == [
                .pinned(second, by: "U0CHANGEOVER"), .pinned(first, by: "U0CHANGEOVER"),
                .unpinned(second, by: "U0CHANGEOVER"),
            ])
    }

    @Test mutating func `people pin and unpin, too`() throws {
        let ts = try bench.say("one")
        try bench.slack.world.pin(ts, as: "U0BOB", in: SlackBench.ops, at: bench.now)
        #expect(add(ts) == "already_pinned")
        try bench.slack.world.unpin(ts, as: "U0CAROL", in: SlackBench.ops, at: bench.now)
        #expect(remove(ts) == "no_pin")
    }

    @Test mutating func `a full channel takes no more pins`() throws {
        bench.slack.world.settings.pinsPerChannel = 2
        let messages = try (0..<3).map { try bench.say("\($0)") }
        #expect(messages.map { add($0) } == [nil, nil, "too_many_pins"])
        #expect(add(messages[0]) == "already_pinned")
        #expect(remove(messages[0]) == nil)
        #expect(add(messages[2]) == nil)
    }

    @Test mutating func `what cannot be pinned is refused as Slack refuses it`() throws {
        let parent = try bench.say("one")
        #expect(add(.init(microseconds: 1)) == "message_not_found")
        #expect(add(parent, in: "C0NONE") == "channel_not_found")
        #expect(add(parent, in: "C0SECRET") == "channel_not_found")
        #expect(add(parent, in: "C0OTHERS") == "not_in_channel")
        _ = try bench.post("reply", thread: parent)
        try bench.slack.world.delete(parent, in: SlackBench.ops, as: "U0ALICE", at: bench.now)
        #expect(add(parent) == "message_not_found")
        _ = bench.slack.join("C0OTHERS", token: bench.token, at: bench.now)
        let notice = try #require(bench.slack.world.lastMessage(in: "C0OTHERS")).ts
        #expect(add(notice, in: "C0OTHERS") == "not_pinnable")
        let ts = try bench.say("two")
        bench.slack.world.settings.allowsPins = false
        #expect(add(ts) == "restricted_action")
        bench.slack.world.settings.allowsPins = true
        bench.slack.world.change(channel: SlackBench.ops, at: bench.now) { $0.isArchived = true }
        #expect(add(ts) == "is_archived")
    }

    @Test mutating func `without its scope nothing is pinned`() throws {
        let ts = try bench.say("one")
        bench.slack.world.change(token: bench.token) { $0.scopes.removeAll { $0 == "pins:write" } }
        #expect(add(ts) == "missing_scope" && remove(ts) == "missing_scope")
    }

    @Test mutating func `a deleted message is pinned no more, with replies or without`() throws {
        let messages = [try bench.say("one"), try bench.say("two")]
        _ = try bench.post("reply", thread: messages[0])
        for ts in messages {
            #expect(add(ts) == nil)
            try bench.slack.world.delete(ts, in: SlackBench.ops, as: "U0ALICE", at: bench.now)
        }
        #expect(bench.slack.world.pins[SlackBench.ops] == [])
    }

    @Test(arguments: [
        (SlackFaultPlan.Kind.replyLost, true), (.fatalAfterExecuting, true), (.requestLost, false),
        (.messageDeleted, false),
    ])
    mutating func `a pin that goes wrong may be there`(kind: SlackFaultPlan.Kind, isPinned: Bool) throws {
        let ts = try bench.say("one")
        bench.slack.faults.arm(kind, onNext: .pinsAdd)
        #expect(bench.slack.addPin(ts, in: SlackBench.ops, token: bench.token, at: bench.now).reply == nil)
        #expect((bench.slack.world.pins[SlackBench.ops]?.contains(ts) == true) == isPinned)
    }

    @Test mutating func `pins are limited to twenty a minute`() throws {
        bench.slack.limits = SlackRateLimits()
        let ts = try bench.say("one")
        for _ in 0..<20 { _ = add(ts) }
        let refused = bench.slack.addPin(ts, in: SlackBench.ops, token: bench.token, at: bench.now)
        guard case .rateLimited = refused else {
            Issue.record("the 21st pin within a minute was let through")
            return
        }
    }
}
