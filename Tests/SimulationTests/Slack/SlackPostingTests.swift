import Simulation
import Testing

@Suite struct SlackPostingTests {
    var bench = SlackBench()

    @Test mutating func `timestamps within a channel are unique and rise, even when the clock steps back`() throws {
        var found: [SlackWorld.Timestamp] = []
        for step in 0..<200 {
            bench.slack.world.settings.clockSkew = step % 7 == 0 ? .seconds(-300) : .zero
            found.append(try bench.slack.world.say("x", as: "U0BOB", in: SlackBench.ops, at: bench.now))
        }
        #expect(zip(found, found.dropFirst()).allSatisfy(<))
    }

    @Test mutating func `no message gets the timestamp of one that was deleted`() throws {
        let first = try bench.slack.world.say("x", as: "U0BOB", in: SlackBench.ops, at: bench.now)
        bench.slack.world.settings.clockSkew = .seconds(-10)
        try bench.slack.world.delete(first, in: SlackBench.ops, as: "U0BOB", at: bench.now)
        #expect(try bench.slack.world.say("y", as: "U0BOB", in: SlackBench.ops, at: bench.now) > first)
    }

    @Test(arguments: [
        ("C0NOWHERE", "channel_not_found"), ("C0SECRET", "channel_not_found"), ("C0OTHERS", "not_in_channel"),
        ("C0ATTIC", "is_archived"),
    ])
    mutating func `a post is refused where it cannot go`(channel: String, error: String) {
        let outcome = bench.slack.post(.init(channel: channel, text: "hello"), token: bench.token, at: bench.now)
        #expect(outcome.fault?.error == error)
        #expect(bench.slack.world.changes().isEmpty)
    }

    @Test mutating func `a public channel takes posts from outside with the scope for it`() throws {
        bench.slack.world.change(token: bench.token) { $0.scopes.append("chat:write.public") }
        #expect(try bench.post("hello", in: "C0OTHERS").channel == "C0OTHERS")
    }

    @Test mutating func `a reply makes a thread, stays out of the history, and shows when broadcast`() throws {
        let parent = try bench.say("!rds help")
        let reply = try bench.post("here", thread: parent)
        var broadcast = SlackWorld.Post(channel: SlackBench.ops, text: "look", threadTS: parent)
        broadcast.replyBroadcast = true
        let shown = try #require(bench.slack.post(broadcast, token: bench.token, at: bench.now).reply).message
        #expect(reply.threadTS == parent)
        #expect(reply.parentUser == "U0ALICE")
        #expect(shown.subtype == .threadBroadcast)
        let messages = try bench.history().messages
        #expect(messages.map(\.ts) == [shown.ts, parent])
        #expect(messages.last?.replies == [reply.ts, shown.ts])
        #expect(messages.last?.replyUsers == ["U0CHANGEOVER"])
    }

    @Test mutating func `a reply to a reply is refused, one to a parent that is gone lands in the channel`() throws {
        let parent = try bench.say("one")
        let reply = try bench.post("two", thread: parent)
        let nested = SlackWorld.Post(channel: SlackBench.ops, text: "three", threadTS: reply.ts)
        #expect(bench.slack.post(nested, token: bench.token, at: bench.now).fault?.error == "cannot_reply_to_message")
        let orphan = SlackWorld.Post(channel: SlackBench.ops, text: "four", threadTS: .init(microseconds: 5))
        let landed = try #require(bench.slack.post(orphan, token: bench.token, at: bench.now).reply).message
        #expect(landed.threadTS == nil)
        bench.slack.world.settings.orphanReply = .threadNotFound
        #expect(bench.slack.post(orphan, token: bench.token, at: bench.now).fault?.error == "thread_not_found")
    }

    @Test mutating func `text without blocks removes the blocks and shows as edited, blocks keep the flag away`() throws
    {
        let block: SlackWorld.JSON = [["type": "section", "text": ["type": "mrkdwn", "text": "hello"]]]
        let post = SlackWorld.Post(channel: SlackBench.ops, text: "hello", blocks: block)
        let ts = try #require(bench.slack.post(post, token: bench.token, at: bench.now).reply).message.ts
        let withBlocks = SlackWorld.Update(channel: SlackBench.ops, ts: ts, text: "again", blocks: block)
        let first = try #require(bench.slack.update(withBlocks, token: bench.token, at: bench.now).reply).message
        #expect(first.edited == nil && first.blocks != nil && first.text == "again")
        let bare = SlackWorld.Update(channel: SlackBench.ops, ts: ts, text: "bare")
        let second = try #require(bench.slack.update(bare, token: bench.token, at: bench.now).reply).message
        #expect(second.edited?.user == "U0CHANGEOVER" && second.blocks == nil && second.ts == ts)
    }

    @Test mutating func `an update keeps metadata that it does not mention, and an empty one removes it`() throws {
        var post = SlackWorld.Post(channel: SlackBench.ops, text: "hello")
        post.metadata = ["event_type": "outbox", "event_payload": ["id": "k3f9-1"]]
        let ts = try #require(bench.slack.post(post, token: bench.token, at: bench.now).reply).message.ts
        var update = SlackWorld.Update(channel: SlackBench.ops, ts: ts, text: "again")
        _ = bench.slack.update(update, token: bench.token, at: bench.now)
        #expect(bench.slack.world.message(ts, in: SlackBench.ops)?.metadata == post.metadata)
        update.metadata = [:]
        _ = bench.slack.update(update, token: bench.token, at: bench.now)
        #expect(bench.slack.world.message(ts, in: SlackBench.ops)?.metadata == nil)
    }

    @Test mutating func `only one's own messages can be updated or deleted`() throws {
        let hers = try bench.say("hello")
        let update = SlackWorld.Update(channel: SlackBench.ops, ts: hers, text: "mine")
        #expect(bench.slack.update(update, token: bench.token, at: bench.now).fault?.error == "cant_update_message")
        let deletion = bench.slack.delete(hers, in: SlackBench.ops, token: bench.token, at: bench.now)
        #expect(deletion.fault?.error == "cant_delete_message")
    }

    @Test mutating func `the edit window closes`() throws {
        let message = try bench.post("hello")
        bench.slack.world.settings.editWindow = .seconds(60)
        bench.pass(.seconds(61))
        let update = SlackWorld.Update(channel: SlackBench.ops, ts: message.ts, text: "late")
        #expect(bench.slack.update(update, token: bench.token, at: bench.now).fault?.error == "edit_window_closed")
    }

    @Test mutating func `a deleted parent leaves a tombstone that goes with its last reply`() throws {
        let lone = try bench.say("lone")
        try bench.slack.world.delete(lone, in: SlackBench.ops, as: "U0ALICE", at: bench.now)
        #expect(bench.slack.world.message(lone, in: SlackBench.ops) == nil)
        let parent = try bench.say("parent")
        let reply = try bench.post("reply", thread: parent)
        try bench.slack.world.delete(parent, in: SlackBench.ops, as: "U0ALICE", at: bench.now)
        let stone = try #require(try bench.history().messages.first)
        #expect(stone.subtype == .tombstone && stone.user == "USLACKBOT" && stone.ts == parent)
        #expect(stone.text == "This message was deleted." && stone.replies == [reply.ts])
        _ = bench.slack.delete(reply.ts, in: SlackBench.ops, token: bench.token, at: bench.now)
        #expect(try bench.history().messages.isEmpty)
    }

    @Test mutating func `a long text is cut and remarked upon`() throws {
        let post = SlackWorld.Post(channel: SlackBench.ops, text: String(repeating: "x", count: 40_001))
        let posted = try #require(bench.slack.post(post, token: bench.token, at: bench.now).reply)
        #expect(posted.message.text.count == 40_000)
        #expect(posted.warnings == ["message_truncated"])
    }

    @Test(
        arguments: [
            (SlackWorld.JSON.array([]), "no_text"), ("not blocks", "invalid_blocks_format"),
            (.array(Array(repeating: ["type": "divider"], count: 51)), "invalid_blocks"),
            ([["type": "nonsense"]], "invalid_blocks"), ([["type": "section"]], "invalid_blocks"),
            ([["type": "section", "text": ["type": "mrkdwn", "text": ""]]], "invalid_blocks"),
            ([["type": "header", "text": ["type": "mrkdwn", "text": "x"]]], "invalid_blocks"),
            (.array(Array(repeating: Self.section(2900), count: 5)), "msg_blocks_too_long"),
            (.array(Array(repeating: Self.section(2900), count: 4)), nil),
        ] as [(SlackWorld.JSON, String?)])
    mutating func `blocks are held to Slack's limits`(blocks: SlackWorld.JSON, error: String?) {
        let post = SlackWorld.Post(channel: SlackBench.ops, blocks: blocks)
        #expect(bench.slack.post(post, token: bench.token, at: bench.now).fault?.error == error)
    }

    @Test(
        arguments: [
            (Self.section(3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
            (
                [
                    "type": "header",
                    "text": ["type": "plain_text", "text": .string(String(repeating: "x", count: 151))],
                ],
                "must be less than 151 characters [json-pointer:/blocks/0/text/text]"
            ),
            (
                ["type": "section", "fields": .array(Array(repeating: ["type": "mrkdwn", "text": "x"], count: 11))],
                "no more than 10 items allowed [json-pointer:/blocks/0/fields]"
            ),
            (
                ["type": "context", "elements": .array(Array(repeating: ["type": "mrkdwn", "text": "x"], count: 11))],
                "no more than 10 items allowed [json-pointer:/blocks/0/elements]"
            ),
            (
                [
                    "type": "actions",
                    "elements": [
                        [
                            "type": "button", "value": .string(String(repeating: "x", count: 2001)),
                            "text": ["type": "plain_text", "text": "go"],
                        ]
                    ],
                ],
                "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]"
            ),
        ] as [(SlackWorld.JSON, String)])
    mutating func `a violation is named with its place`(block: SlackWorld.JSON, sentence: String) {
        let post = SlackWorld.Post(channel: SlackBench.ops, blocks: [block])
        #expect(bench.slack.post(post, token: bench.token, at: bench.now).fault?.messages == [sentence])
    }

    @Test(
        arguments: [
            (["event_type": "x", "event_payload": ["a": 1, "b": ["c": true]]], nil),
            ("x", "invalid_metadata_format"), (["event_type": "x"], "invalid_metadata_format"),
            (["event_type": "x", "event_payload": ["a": ["b": ["c": 1]]]], "invalid_metadata_schema"),
            (["event_type": "x", "event_payload": ["a": [1]]], "invalid_metadata_schema"),
            (
                ["event_type": "x", "event_payload": ["a": .string(String(repeating: "x", count: 16_001))]],
                "metadata_too_large"
            ),
        ] as [(SlackWorld.JSON, String?)])
    mutating func `metadata is an event with flat values`(metadata: SlackWorld.JSON, error: String?) {
        var post = SlackWorld.Post(channel: SlackBench.ops, text: "hello")
        post.metadata = metadata
        #expect(bench.slack.post(post, token: bench.token, at: bench.now).fault?.error == error)
    }

    @Test mutating func `an ephemeral message reaches one member and no history`() throws {
        let post = SlackWorld.Post(channel: SlackBench.ops, text: "psst")
        let ts = try #require(
            bench.slack.postEphemeral(post, to: "U0MALLORY", token: bench.token, at: bench.now).reply)
        #expect(try bench.history().messages.isEmpty)
        guard case .postedEphemeral(let message) = bench.slack.world.changes().last?.event else {
            Issue.record("no ephemeral message among the changes")
            return
        }
        #expect(message.to == "U0MALLORY" && message.ts == ts && message.text == "psst")
        let outside = bench.slack.postEphemeral(post, to: "U0STRANGER", token: bench.token, at: bench.now)
        #expect(outside.fault?.error == "user_not_in_channel")
    }

    @Test mutating func `a permalink names the message and its thread`() throws {
        let parent = try bench.say("one")
        let reply = try bench.post("two", thread: parent)
        let link = bench.slack.permalink(reply.ts, in: SlackBench.ops, token: bench.token, at: bench.now).reply
        #expect(
            link
                == "https://example.slack.com/archives/C0DBAOPS/p\(reply.ts.microseconds)"
                + "?thread_ts=\(parent.text)&cid=C0DBAOPS")
    }

    @Test mutating func `the changes tell everything that happened, in order`() throws {
        let parent = try bench.say("one")
        let seen = bench.slack.world.changeCount
        try bench.slack.world.react("x", as: "U0BOB", to: parent, in: SlackBench.ops, at: bench.now)
        try bench.slack.world.unreact("x", as: "U0BOB", from: parent, in: SlackBench.ops, at: bench.now)
        try bench.slack.world.edit(parent, in: SlackBench.ops, as: "U0ALICE", to: "two", at: bench.now)
        try bench.slack.world.delete(parent, in: SlackBench.ops, as: "U0ADMIN", at: bench.now)
        let changes = bench.slack.world.changes(since: seen)
        #expect(changes.map(\.number) == [2, 3, 4, 5])
        let events = changes.map(\.event)
        #expect(events[0] == .reactionAdded("x", by: "U0BOB", to: parent))
        #expect(events[1] == .reactionRemoved("x", by: "U0BOB", from: parent))
        guard case .updated(let updated) = events[2], case .deleted(let deleted, false) = events[3] else {
            Issue.record("unexpected changes: \(events)")
            return
        }
        #expect(updated.text == "two" && updated.edited?.user == "U0ALICE" && deleted.ts == parent)
    }

    private static func section(_ length: Int) -> SlackWorld.JSON {
        ["type": "section", "text": ["type": "mrkdwn", "text": .string(String(repeating: "x", count: length))]]
    }
}
