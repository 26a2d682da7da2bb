import Simulation
import Testing

@Suite struct SlackReactionTests {
    var bench = SlackBench()

    private mutating func reactions(_ ts: SlackWorld.Timestamp, full: Bool = true) throws -> [SlackWorld.Reaction] {
        let outcome = bench.slack.reactions(of: ts, in: SlackBench.ops, full: full, token: bench.token, at: bench.now)
        return try #require(outcome.reply).reactions
    }

    @Test mutating func `reactors are listed in order, per emoji and skin tone, under the name Slack files`() throws {
        let ts = try bench.say("approve?")
        for (user, name) in [
            ("U0CAROL", "white_check_mark"), ("U0BOB", "white_check_mark"), ("U0BOB", "thumbsup::skin-tone-3"),
            ("U0CAROL", "+1"),
        ] {
            try bench.slack.world.react(name, as: user, to: ts, in: SlackBench.ops, at: bench.now)
        }
        #expect(
            try reactions(ts) == [
                .init(name: "white_check_mark", users: ["U0CAROL", "U0BOB"], count: 2),
                .init(name: "+1::skin-tone-3", users: ["U0BOB"], count: 1),
                .init(name: "+1", users: ["U0CAROL"], count: 1),
            ])
    }

    @Test mutating func `the last reaction takes the emoji away`() throws {
        let ts = try bench.say("approve?")
        for user in ["U0BOB", "U0CAROL"] {
            try bench.slack.world.react("x", as: user, to: ts, in: SlackBench.ops, at: bench.now)
        }
        try bench.slack.world.unreact("x", as: "U0BOB", from: ts, in: SlackBench.ops, at: bench.now)
        #expect(try reactions(ts) == [.init(name: "x", users: ["U0CAROL"], count: 1)])
        try bench.slack.world.unreact("x", as: "U0CAROL", from: ts, in: SlackBench.ops, at: bench.now)
        #expect(try reactions(ts).isEmpty)
    }

    @Test mutating func `beyond the limit the list is partial and the count is not, unless all are asked for`() throws {
        bench.slack.world.settings.listedReactors = 2
        let ts = try bench.say("approve?")
        for user in ["U0ALICE", "U0BOB", "U0CAROL", "U0CHANGEOVER"] {
            try bench.slack.world.react("eyes", as: user, to: ts, in: SlackBench.ops, at: bench.now)
        }
        let partial = try #require(try reactions(ts, full: false).first)
        #expect(partial.count == 4 && partial.users == ["U0CHANGEOVER", "U0ALICE", "U0BOB"])
        #expect(try bench.history().messages.first?.reactions.first == partial)
        #expect(try reactions(ts).first?.users.count == 4)
    }

    @Test mutating func `adding and removing by the app follow Slack's answers`() throws {
        let ts = try bench.say("approve?")
        func add(_ name: String, _ ts: SlackWorld.Timestamp, _ bench: inout SlackBench) -> String? {
            bench.slack.addReaction(name, to: ts, in: SlackBench.ops, token: bench.token, at: bench.now).fault?.error
        }
        #expect(add("eyes", ts, &bench) == nil)
        #expect(add("eyes", ts, &bench) == "already_reacted")
        #expect(add(":eyes:", ts, &bench) == "invalid_name")
        #expect(add("eyes::skin-tone-9", ts, &bench) == "invalid_name")
        #expect(add("eyes", .init(microseconds: 1), &bench) == "message_not_found")
        func remove(_ name: String, _ bench: inout SlackBench) -> String? {
            bench.slack.removeReaction(name, from: ts, in: SlackBench.ops, token: bench.token, at: bench.now)
                .fault?.error
        }
        #expect(remove("eyes", &bench) == nil)
        #expect(remove("eyes", &bench) == "no_reaction")
        bench.slack.world.change(channel: SlackBench.ops, at: bench.now) { $0.isArchived = true }
        #expect(add("x", ts, &bench) == "is_archived")
    }

    @Test mutating func `emoji are limited per message and per person`() throws {
        bench.slack.world.settings.distinctReactions = 3
        bench.slack.world.settings.reactionsPerPerson = 2
        let ts = try bench.say("approve?")
        func react(_ name: String, _ user: String, _ bench: inout SlackBench) throws {
            try bench.slack.world.react(name, as: user, to: ts, in: SlackBench.ops, at: bench.now)
        }
        try react("one", "U0BOB", &bench)
        try react("two", "U0BOB", &bench)
        #expect(throws: SlackFault("too_many_reactions")) { try react("three", "U0BOB", &bench) }
        try react("three", "U0CAROL", &bench)
        #expect(throws: SlackFault("too_many_emoji")) { try react("four", "U0CAROL", &bench) }
    }

    @Test mutating func `a tombstone has no reactions to read`() throws {
        let ts = try bench.say("approve?")
        _ = try bench.post("reply", thread: ts)
        try bench.slack.world.delete(ts, in: SlackBench.ops, as: "U0ALICE", at: bench.now)
        let outcome = bench.slack.reactions(of: ts, in: SlackBench.ops, full: true, token: bench.token, at: bench.now)
        #expect(outcome.fault?.error == "message_not_found")
    }
}
