import Simulation
import Testing

@Suite struct SlackPeopleTests {
    var bench = SlackBench()

    @Test(
        arguments: [
            (nil, "not_authed"), ("", "not_authed"), ("xoxb-other", "invalid_auth"),
        ] as [(String?, String)])
    mutating func `a call without a good token is refused`(token: String?, error: String) {
        let outcome = bench.slack.call(.authTest, token: token, at: bench.now) { _, _ in true }
        #expect(outcome == .fault(SlackFault(error)))
    }

    @Test mutating func `a token that was revoked, or whose bot is deactivated, is refused`() {
        bench.slack.world.change(token: bench.token) { $0.state = .revoked }
        #expect(bench.slack.authTest(token: bench.token, at: bench.now).fault?.error == "token_revoked")
        bench.slack.world.change(token: bench.token) { $0.state = .active }
        bench.slack.world.change(user: "U0CHANGEOVER") { $0.isDeactivated = true }
        #expect(bench.slack.authTest(token: bench.token, at: bench.now).fault?.error == "account_inactive")
    }

    @Test(arguments: [
        ("chat:write", "chat:write"), ("reactions:read", "reactions:read"), ("users:read", "users:read"),
        ("usergroups:read", "usergroups:read"), ("channels:history", "channels:history"),
        ("channels:read", "channels:read"), ("channels:join", "channels:join"),
    ])
    mutating func `a missing scope is named with those that are there`(scope: String, needed: String) throws {
        let ts = try bench.say("hello")
        bench.slack.world.change(token: bench.token) { token in token.scopes.removeAll { $0 == scope } }
        let (token, now, ops) = (bench.token, bench.now, SlackBench.ops)
        let faults = [
            bench.slack.post(.init(channel: ops, text: "x"), token: token, at: now).fault,
            bench.slack.reactions(of: ts, in: ops, full: true, token: token, at: now).fault,
            bench.slack.user("U0BOB", token: token, at: now).fault,
            bench.slack.users(ofGroup: "S0DBATEAM", token: token, at: now).fault,
            bench.slack.history(.init(channel: ops), token: token, at: now).fault,
            bench.slack.conversation(ops, token: token, at: now).fault,
            bench.slack.join("C0OTHERS", token: token, at: now).fault,
        ].compactMap(\.self)
        let fault = try #require(faults.first)
        #expect(faults.count == 1)
        #expect(fault.error == "missing_scope" && fault.needed == needed)
        #expect(fault.provided == SlackWorld.exampleScopes.filter { $0 != scope }.joined(separator: ","))
    }

    @Test mutating func `people are found with the flags that tell them apart`() throws {
        func user(_ id: String, _ bench: inout SlackBench) throws -> SlackWorld.User {
            try #require(bench.slack.user(id, token: bench.token, at: bench.now).reply)
        }
        #expect(try user("U0GUEST", &bench).isRestricted)
        #expect(try user("U0VISITOR", &bench).isUltraRestricted)
        #expect(try user("U0DEPARTED", &bench).isDeactivated)
        #expect(try user("U0OTHERBOT", &bench).isBot)
        #expect(try user("U0PARTNER", &bench).team == "T0PARTNER")
        #expect(try user("U0STRANGER", &bench).isStranger)
        #expect(bench.slack.user("U0NOBODY", token: bench.token, at: bench.now).fault?.error == "user_not_found")
    }

    @Test mutating func `a group has its users, until it is disabled`() {
        let (token, now) = (bench.token, bench.now)
        #expect(bench.slack.users(ofGroup: "S0DBATEAM", token: token, at: now).reply == ["U0ALICE", "U0BOB"])
        bench.slack.world.change(userGroup: "S0DBATEAM") { $0.isDisabled = true }
        #expect(bench.slack.users(ofGroup: "S0DBATEAM", token: token, at: now).fault?.error == "no_such_subteam")
    }

    @Test mutating func `joining makes a member and says so in the channel`() throws {
        let (token, now) = (bench.token, bench.now)
        let joined = try #require(bench.slack.join("C0OTHERS", token: token, at: now).reply)
        #expect(joined.members.contains("U0CHANGEOVER"))
        #expect(bench.slack.world.lastMessage(in: "C0OTHERS")?.subtype == .channelJoin)
        #expect(bench.slack.join("C0ATTIC", token: token, at: now).fault?.error == "is_archived")
        bench.slack.world.change(channel: "C0SECRET", at: now) { $0.members.append("U0CHANGEOVER") }
        let secret = bench.slack.join("C0SECRET", token: token, at: now)
        #expect(secret.fault?.error == "method_not_supported_for_channel_type")
    }

    @Test mutating func `lists are paged to their end`() throws {
        var found: [String] = []
        var cursor: String?
        repeat {
            let outcome = bench.slack.users(limit: 4, cursor: cursor, token: bench.token, at: bench.now)
            let page = try #require(outcome.reply)
            found += page.items.map(\.id)
            cursor = page.nextCursor
        } while cursor != nil && found.count < 50
        #expect(found == bench.slack.world.users.keys.sorted())
    }

    @Test(
        arguments: [
            ("!rds failover orders --to orders-2", .desktop, "!rds failover orders --to orders-2"),
            ("!rds failover orders --to orders-2", .phone, "!rds failover orders —to orders-2"),
            ("say \"it's\"", .phone, "say “it’s”"), ("a & b <c>", .desktop, "a &amp; b &lt;c&gt;"),
            (
                "!rds show orders.abc.us-east-1.rds.amazonaws.com", .desktop,
                "!rds show <http://orders.abc.us-east-1.rds.amazonaws.com|orders.abc.us-east-1.rds.amazonaws.com>"
            ),
            ("see https://example.test/x", .desktop, "see <https://example.test/x>"),
            ("resize orders db.r6g.large", .phone, "resize orders db.r6g.large"),
            ("@changeover: help", .desktop, "<@U0CHANGEOVER>: help"),
            ("ask @dba-team", .phone, "ask <!subteam^S0DBATEAM>"),
        ] as [(String, SlackTyping.Device, String)])
    mutating func `what is typed is not what arrives`(keys: String, device: SlackTyping.Device, text: String) throws {
        let ts = try #require(
            try bench.slack.world.type(keys, as: "U0ALICE", in: SlackBench.ops, device: device, at: bench.now))
        #expect(bench.slack.world.message(ts, in: SlackBench.ops)?.text == text)
    }

    @Test mutating func `a line that begins with a slash never reaches the channel`() throws {
        #expect(
            try bench.slack.world.type("/rds help", as: "U0ALICE", in: SlackBench.ops, at: bench.now) == nil)
        #expect(try bench.history().messages.isEmpty)
        guard case .postedEphemeral(let answer) = bench.slack.world.changes().last?.event else {
            Issue.record("Slackbot did not answer")
            return
        }
        #expect(answer.from == "USLACKBOT" && answer.to == "U0ALICE")
    }

    @Test mutating func `URLs and emoji that an app posts are stored in Slack's way`() throws {
        let message = try bench.post("✅ done, see https://example.test/x")
        #expect(message.text == ":white_check_mark: done, see <https://example.test/x>")
    }
}
