import Simulation
import Testing

@Suite struct SlackFaultTests {
    @Test func `reads are limited by their tier, within any minute, and per method`() throws {
        var bench = SlackBench(limits: SlackRateLimits())
        for _ in 0..<50 {
            bench.pass(.milliseconds(600))
            _ = try bench.history()
        }
        let refused = bench.slack.history(.init(channel: SlackBench.ops), token: bench.token, at: bench.now)
        #expect(refused == .rateLimited(retryAfter: .seconds(31)))
        #expect(bench.slack.user("U0BOB", token: bench.token, at: bench.now).reply != nil)
        bench.pass(.seconds(31))
        _ = try bench.history()
        #expect(bench.slack.callCounts[.conversationsHistory] == 51)
        #expect(bench.slack.refusals[.conversationsHistory] == 1)
    }

    @Test func `posts are limited to one per second and channel after a burst`() {
        var bench = SlackBench(limits: SlackRateLimits())
        func post(_ channel: String) -> Bool {
            bench.slack.post(.init(channel: channel, text: "x"), token: bench.token, at: bench.now).reply != nil
        }
        #expect((0..<5).map { _ in post(SlackBench.ops) } == [true, true, true, false, false])
        #expect(post("C0STATUS"))
        bench.pass(.seconds(1))
        #expect([post(SlackBench.ops), post(SlackBench.ops)] == [true, false])
    }

    @Test func `the clamp for distributed apps allows one read a minute of 15 messages`() throws {
        var bench = SlackBench(limits: SlackRateLimits())
        bench.slack.limits.isClampedForDistributedApps = true
        for index in 0..<20 { try bench.say("\(index)") }
        let page = try bench.history()
        #expect(page.messages.count == 15 && page.hasMore)
        let second = bench.slack.history(.init(channel: SlackBench.ops), token: bench.token, at: bench.now)
        #expect(second == .rateLimited(retryAfter: .seconds(60)))
    }

    @Test func `a post that ends in fatal_error is there all the same`() throws {
        var bench = SlackBench()
        bench.slack.faults.arm(.fatalAfterExecuting, onNext: .chatPostMessage)
        let outcome = bench.slack.post(.init(channel: SlackBench.ops, text: "x"), token: bench.token, at: bench.now)
        #expect(outcome.fault?.error == "fatal_error")
        #expect(try bench.history().messages.map(\.text) == ["x"])
    }

    @Test(arguments: [(SlackFaultPlan.Kind.requestLost, false), (.replyLost, true)])
    func `a lost request was not executed, a lost reply was`(kind: SlackFaultPlan.Kind, executed: Bool) throws {
        var bench = SlackBench()
        bench.slack.faults.arm(kind, onNext: .chatPostMessage)
        let outcome = bench.slack.post(.init(channel: SlackBench.ops, text: "x"), token: bench.token, at: bench.now)
        #expect(outcome == .lost(executed: executed))
        #expect(try bench.history().messages.count == (executed ? 1 : 0))
    }

    @Test func `a call that Slack refuses is lost without having been executed`() {
        var bench = SlackBench()
        bench.slack.faults.arm(.replyLost, onNext: .chatPostMessage)
        let outcome = bench.slack.post(.init(channel: "C0ATTIC", text: "x"), token: bench.token, at: bench.now)
        #expect(outcome == .lost(executed: false))
    }

    @Test func `a throttled method stays so until Retry-After is over, others do not`() throws {
        var bench = SlackBench()
        bench.slack.faults.arm(.throttled, onNext: .conversationsHistory)
        let query = SlackWorld.HistoryQuery(channel: SlackBench.ops)
        guard case .rateLimited(let wait) = bench.slack.history(query, token: bench.token, at: bench.now) else {
            Issue.record("not throttled")
            return
        }
        bench.pass(wait - .milliseconds(1))
        #expect(
            bench.slack.history(query, token: bench.token, at: bench.now) == .rateLimited(retryAfter: .seconds(1)))
        _ = try bench.post("x")
        bench.pass(.milliseconds(1))
        _ = try bench.history()
    }

    @Test func `a page may repeat a message, come unsorted, ignore the bound, or be short`() throws {
        var bench = SlackBench()
        var all: [SlackWorld.Timestamp] = []
        for index in 0..<8 { all.append(try bench.say("\(index)")) }
        func page(_ kind: SlackFaultPlan.Kind, after oldest: SlackWorld.Timestamp? = nil) throws
            -> SlackWorld.MessagePage
        {
            bench.slack.faults.arm(kind, onNext: .conversationsHistory)
            return try bench.history(.init(channel: SlackBench.ops, oldest: oldest))
        }
        let repeated = try page(.repeatedMessage).messages.map(\.ts)
        #expect(repeated.count == 9 && Set(repeated) == Set(all))
        let unsorted = try page(.unsortedPage).messages.map(\.ts)
        #expect(unsorted != all.reversed() && unsorted.sorted() == all)
        #expect(try page(.ignoredOldest, after: all[5]).messages.count == 8)
        let short = try page(.shortPage)
        #expect((1...3).contains(short.messages.count) && short.hasMore)
    }

    @Test func `a cursor may expire, after which the drain begins anew`() throws {
        var bench = SlackBench()
        for index in 0..<4 { try bench.say("\(index)") }
        var query = SlackWorld.HistoryQuery(channel: SlackBench.ops, limit: 2)
        query.cursor = try bench.history(query).nextCursor
        bench.slack.faults.arm(.expiredCursor, onNext: .conversationsHistory)
        #expect(bench.slack.history(query, token: bench.token, at: bench.now).fault?.error == "invalid_cursor")
        query.cursor = nil
        #expect(try bench.drain(query).count == 4)
    }

    @Test func `an inline list of reactors may be partial, a full one is not`() throws {
        var bench = SlackBench()
        let ts = try bench.say("approve?")
        for user in ["U0ALICE", "U0BOB", "U0CAROL"] {
            try bench.slack.world.react("eyes", as: user, to: ts, in: SlackBench.ops, at: bench.now)
        }
        for full in [false, true] {
            bench.slack.faults.arm(.partialReactors, onNext: .reactionsGet)
            let message = bench.slack.reactions(
                of: ts, in: SlackBench.ops, full: full, token: bench.token, at: bench.now
            ).reply
            let reaction = try #require(message?.reactions.first)
            #expect(reaction.count == 3)
            #expect((reaction.users.count == 3) == full)
        }
    }

    @Test func `an archived channel comes back after the outage`() throws {
        var bench = SlackBench()
        bench.slack.faults.arm(.channelArchived, onNext: .chatPostMessage)
        let post = SlackWorld.Post(channel: SlackBench.ops, text: "x")
        #expect(bench.slack.post(post, token: bench.token, at: bench.now).fault?.error == "is_archived")
        bench.pass(.seconds(29))
        #expect(bench.slack.post(post, token: bench.token, at: bench.now).fault?.error == "is_archived")
        bench.pass(.seconds(600))
        #expect(bench.slack.post(post, token: bench.token, at: bench.now).reply != nil)
    }

    @Test func `a scope that was taken away comes back when the faults end`() {
        var bench = SlackBench()
        bench.slack.faults.ends = bench.now + .seconds(10)
        bench.slack.faults.arm(.scopeMissing, onNext: .usersInfo)
        for _ in 0..<2 {
            let fault = bench.slack.user("U0BOB", token: bench.token, at: bench.now).fault
            #expect(fault?.error == "missing_scope" && fault?.needed == "users:read")
        }
        bench.pass(.seconds(10))
        #expect(bench.slack.user("U0BOB", token: bench.token, at: bench.now).reply != nil)
        #expect(bench.slack.authTest(token: bench.token, at: bench.now).reply?.scopes == SlackWorld.exampleScopes)
    }

    @Test func `a message may be gone when it is asked about`() throws {
        var bench = SlackBench()
        let ts = try bench.post("approve?").ts
        bench.slack.faults.arm(.messageDeleted, onNext: .reactionsGet)
        let outcome = bench.slack.reactions(of: ts, in: SlackBench.ops, full: true, token: bench.token, at: bench.now)
        #expect(outcome.fault?.error == "message_not_found")
    }

    @Test func `the same seed brings the same faults and the same world, another seed others`() throws {
        let first = try run(seed: 7)
        #expect(try run(seed: 7) == first)
        #expect(try run(seed: 8) != first)
    }

    @Test func `every kind of fault occurs over some seeds, and none after the end`() throws {
        var seen: Set<SlackFaultPlan.Kind> = []
        for seed in 0..<20 as Range<UInt64> {
            let injections = try run(seed: seed).injections
            seen.formUnion(injections.map(\.kind))
            #expect(injections.allSatisfy { $0.at < SlackBench.start + .seconds(300) })
        }
        #expect(seen == Set(SlackFaultPlan.Kind.allCases))
    }

    private struct Run: Equatable {
        var injections: [SlackFaultPlan.Injection]
        var changes: [SlackWorld.Change]
    }

    /// A mixed conversation of some hundred calls under a swarm of faults.
    private func run(seed: UInt64) throws -> Run {
        let plan = SlackFaultPlan.swarm(seed: seed, rate: 0.3, ends: SlackBench.start + .seconds(300))
        var bench = SlackBench(faults: plan, seed: seed)
        let (token, ops) = (bench.token, SlackBench.ops)
        for index in 0..<100 {
            bench.pass(.seconds(4))
            let now = bench.now
            let post = SlackWorld.Post(channel: ops, text: "\(index)")
            let ts = bench.slack.post(post, token: token, at: now).reply?.message.ts
            _ = bench.slack.history(.init(channel: ops, limit: 5), token: token, at: now)
            _ = bench.slack.users(limit: 5, token: token, at: now)
            guard let ts else { continue }
            try? bench.slack.world.react("white_check_mark", as: "U0BOB", to: ts, in: ops, at: now)
            _ = bench.slack.reactions(of: ts, in: ops, full: false, token: token, at: now)
            _ = bench.slack.update(.init(channel: ops, ts: ts, text: "again"), token: token, at: now)
        }
        return Run(injections: bench.slack.faults.injections, changes: Array(bench.slack.world.changes()))
    }
}
