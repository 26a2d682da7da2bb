import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// What people get to read, on a phone.
struct ReplyTests {
    private let now = Observation.sampleInstant + .minutes(16)

    private func text(_ blocks: [Mrkdwn]) -> String { blocks.map(\.markup).joined(separator: "\n") }

    @Test func `clusters come in a few short lines each`() {
        let observation = Observation.orders([
            .sample("orders-1"), .sample("orders-2"), .sample("orders-3", "db.r6g.xlarge"), .sample("orders-4"),
            .sample("orders-5"),
        ])
        let blocks = ClusterReply(prefix: "!rds", open: [.planned("q7aa"), .running()]).blocks(
            [observation], region: nil)
        #expect(
            text(blocks) == """
                *1 cluster in us-east-1*
                *orders* · aurora-postgresql 15.4 · available
                writer orders-1 · readers orders-2, orders-3, orders-4 and 1 more
                4 × db.r6g.large, db.r6g.xlarge
                `k3f9` running: Resize orders to db.r6g.xlarge
                """)
    }

    @Test func `a long list of clusters is cut and says how to see the rest`() throws {
        let many = Array(repeating: Observation.orders(), count: 30)
        let blocks = ClusterReply(prefix: "!rds", open: []).blocks(many, region: "us-east-1")
        #expect(blocks.count == 22)
        #expect(blocks.last == "… and 10 more. `!rds show CLUSTER` shows any of them.")
    }

    @Test func `no cluster is said with what else could be asked`() {
        let blocks = ClusterReply(prefix: "!rds", open: []).blocks([], region: "eu-west-1")
        #expect(text(blocks).hasPrefix("There is no cluster in eu-west-1 that this channel looks after."))
    }

    @Test func `a cluster is shown with its members, the writer first, and what is worth knowing`() throws {
        let observation = Observation.orders(
            [.sample("orders-1"), .sample("orders-2"), .autoscaled("orders-9")], writer: "orders-2"
        ).with("orders-1") {
            $0.pendingChanges = ["DBInstanceClass": "db.r6g.xlarge"]
            $0.parameterGroups = [.init(name: "p", applyStatus: "pending-reboot")]
        }
        let cluster = try #require(observation.cluster)
        let blocks = ClusterDetailReply(
            prefix: "!rds", observation, cluster, open: [.running(), .running("u1", cluster: "users")]
        )
        .blocks()
        #expect(
            text(blocks) == """
                *orders* · aurora-postgresql 15.4 · available
                us-east-1 · account 123456789012
                *orders-2* writer · db.r6g.large · us-east-1b · tier 1 · available
                *orders-1* reader · db.r6g.large · us-east-1a · tier 1 · available
                      pending: DBInstanceClass → db.r6g.xlarge
                *orders-9* reader · db.r6g.large · us-east-1c · tier 15 · available
                • orders-1 waits for a restart to apply its parameters
                • orders-9 belongs to autoscaling and is left alone
                `k3f9` running: Resize orders to db.r6g.xlarge
                """)
    }

    @Test func `a cluster with nowhere to fail over to says so`() throws {
        let observation = Observation.orders(members: 1)
        let cluster = try #require(observation.cluster)
        let shown = text(ClusterDetailReply(prefix: "!rds", observation, cluster, open: []).blocks())
        #expect(shown.contains("• no reader is in service: a failover has nowhere to go"))
    }

    @Test func `operations are listed open ones first`() {
        let reply = OperationListReply(prefix: "!rds", now: now)
        let blocks = reply.blocks(
            open: [.init(operation: .planned("p1aa")), .init(operation: .running()), .init(operation: .paused("z9"))],
            ended: [.aborted("e5")])
        let shown = text(blocks)
        #expect(
            shown.contains("`p1aa` *Resize orders to db.r6g.xlarge* · planned\n      asked for by <@U0ALICE>, waits"))
        #expect(shown.contains("`k3f9` *Resize orders to db.r6g.xlarge* · running\n      0 of 3 · 15 min"))
        #expect(
            shown.contains(
                "stopped at “Create stand-in orders-co-z9”: InsufficientDBInstanceCapacity in us-east-1b · 13 min ago"))
        #expect(shown.contains("*Last ended*\n`e5` Resize orders to db.r6g.xlarge · aborted <!date^1767621720^"))
        #expect(text(reply.blocks(open: [], ended: [])).hasPrefix("There was no operation yet."))
        #expect(text(reply.blocks(open: [], ended: [.aborted()])).hasPrefix("Nothing is open."))
    }

    @Test func `a status tells each step and what is waited for`() {
        let standing = Standing(
            operation: .running(),
            waits: ["create": .init(reason: "orders-co-k3f9 is creating", since: now + Span(milliseconds: -90_000))],
            blindness: .init(reason: "Throttling", since: now + Span(milliseconds: -30_000)))
        #expect(
            text(StatusReply(prefix: "!rds", now: now).blocks(standing)) == """
                *Resize orders to db.r6g.xlarge* · k3f9 · running
                orders · us-east-1 · account 123456789012
                0 of 3 steps · 15 min · started by <@U0ALICE>
                ▸ Create stand-in orders-co-k3f9 · 14 min
                      orders-co-k3f9 is creating, for 1 min 30 s
                · Fail over orders-1 → orders-co-k3f9 `fail-over` (asks first)
                · Verify members `verify`
                AWS has not been readable for 30 s: Throttling
                """)
    }

    @Test func `a status tells what was set on the operation`() throws {
        var plan = Plan.sample().remembering
        plan.window = .recurring(try Window.Recurring(weekday: 7, opens: 120, closes: 300, zone: "Europe/Berlin"))
        let operation = Operation.made(
            plan, .started(by: "U0ALICE", acknowledged: []), .stepStarted("create"),
            .held(before: "fail-over", by: "U0BOB"), .patienceChanged(.minutes(90), by: "U0ALICE"),
            .paused(.person("U0ALICE")), .stepSkipped("verify", by: "U0ALICE", reason: "checked <by> hand"))
        #expect(
            text(StatusReply(prefix: "!rds", now: now).blocks(Standing(operation: operation))) == """
                *Resize orders to db.r6g.xlarge* · k3f9 · paused
                orders · us-east-1 · account 123456789012
                1 of 3 steps · paused 11 min ago
                ▸ Create stand-in orders-co-k3f9 · 14 min
                · Fail over orders-1 → orders-co-k3f9 `fail-over` (asks first) · stops before it for <@U0BOB>
                – Verify members · left out by <@U0ALICE>: checked &lt;by&gt; hand
                Window for what disturbs connections or writes: Sat 02:00-05:00 Europe/Berlin, opens next <!date^1768006800^{date_short_pretty}, {time}|2026-01-10, 01:00 UTC>.
                Each step may take 1 h 30 min before a person is asked.
                paused by <@U0ALICE>.
                `!rds resume k3f9` goes on, `!rds rollback k3f9` shows the way back, `!rds abort k3f9` stops here.
                """)
    }

    @Test(arguments: [
        (
            Event.stepSkipped("verify", by: "U0BOB", reason: "by <hand>"),
            "<@U0BOB> left out: Verify members (by &lt;hand&gt;)"
        ),
        (.reset(to: "verify", by: "U0BOB"), "<@U0BOB> set it back to: Verify members"),
        (.held(before: "verify", by: "U0BOB"), "<@U0BOB> wants it to stop before: Verify members"),
        (.unheld(before: "verify", by: "U0BOB"), "<@U0BOB> lets it not stop before: Verify members"),
        (.patienceChanged(.minutes(90), by: "U0BOB"), "<@U0BOB> lets each step take 1 h 30 min"),
        (.clockSet(by: .zero - .minutes(5)), "the clock of the bot's host was set back by 5 min"),
        (.clockSet(by: .minutes(5)), "the clock of the bot's host was set forward by 5 min"),
        (.gateReminded("k3f9/fail-over/1"), "reminded people: half of the time to answer is over"),
        (.gateEscalated("k3f9/fail-over/1"), "called for help: the time to answer is almost over"),
        (.paused(.hold("verify", by: "U0BOB")), "paused before “Verify members”, as <@U0BOB> wanted"),
    ])
    func `what people set is part of the scenario`(_ event: Event, _ words: String) {
        let scenario = EventWords(plan: .sample(), mutations: [:], prefix: "!rds")
        #expect(scenario.words(for: event).markup == words)
    }

    @Test(.holds(.waysOnTold)) func `the status of a paused operation names the ways on`() {
        let shown = text(StatusReply(prefix: "!rds", now: now).blocks(Standing(operation: .paused())))
        #expect(
            shown.contains("stopped at “Create stand-in orders-co-k3f9”: InsufficientDBInstanceCapacity in us-east-1b.")
        )
        #expect(shown.contains("`!rds retry k3f9` goes on, `!rds abort k3f9` stops here."))
    }

    @Test func `the status of an aborted operation says what is left, escaped`() {
        let shown = text(StatusReply(prefix: "!rds", now: now).blocks(Standing(operation: .aborted())))
        #expect(shown.contains("Aborted by <@U0ALICE> (wrong &lt;class&gt;) <!date^"))
        #expect(shown.contains("• orders-co-k3f9 is still there: `!rds cleanup k3f9`."))
    }

    @Test func `events tell who did what and when`() {
        let events: [Event] = [
            .planned(.sample(), Operation.origin), .started(by: "U0ALICE", acknowledged: ["pending-maintenance"]),
            .stepStarted("create"),
            .mutationIntended(
                Intent(
                    id: "k3f9-1", step: "create", mutation: .modifyClass(of: "orders-1", to: "db.r6g.xlarge"),
                    approval: nil, decidedAt: now)),
            .mutationUnknown("k3f9-1", "timeout <html>"), .gateVetoed("k3f9/fail-over/1", by: "U0BOB"),
            .aborted(by: "U0BOB", reason: "no", leftBehind: []),
        ]
        let lines = events.enumerated().map {
            RecordedEvent(
                sequence: $0 + 1, at: Timestamp(seconds: 1_767_621_600 + Int64($0)), event: $1, json: "{}", hash: "")
        }
        let shown = text(EventReply(.aborted(), prefix: "!rds").blocks(lines))
        #expect(
            shown.contains(
                "<!date^1767621600^{date_short} {time_secs}|2026-01-05T14:00:00Z>  <@U0ALICE> asked for `resize orders db.r6g.xlarge`"
            ))
        #expect(shown.contains("<@U0ALICE> started it and accepted pending-maintenance"))
        #expect(shown.contains("began: Create stand-in orders-co-k3f9"))
        #expect(shown.contains("asks AWS: change orders-1 to db.r6g.xlarge"))
        #expect(
            shown.contains(
                "no answer from AWS, looking whether it was done: change orders-1 to db.r6g.xlarge (timeout &lt;html&gt;)"
            ))
        #expect(shown.contains("<@U0BOB> vetoed it"))
    }

    @Test func `events name whom a call asks, and AWS where it asks nobody else`() {
        let script = MaskingScriptReference("masking.sql", digest: "d1")
        let database = ManagedDatabase(
            name: "development-2", kind: .aurora, arn: "arn:two", identity: "cluster-TWO", told: .unknown("", .ours),
            status: "available", engine: "aurora-postgresql", engineVersion: "16.4", instances: [], tagged: [])
        let call = AnyMutation(
            StartMasking(script, in: database, at: "localhost", port: 5432, secret: "dev", by: "k3f9"))
        let intent = Intent(id: "k3f9-9", step: "mask", mutation: call, approval: nil, decidedAt: now)
        let failure = ReportedFailure(at: now, text: "statement 3 failed")
        let events: [Event] = [
            .mutationIntended(intent), .mutationAccepted("k3f9-9", as: nil), .mutationUnderWay("k3f9-9"),
            .mutationFailed("k3f9-9", failure),
        ]
        let words = EventWords(
            plan: .sample("k3f9", cluster: "orders", at: now), mutations: ["k3f9-9": call], prefix: "!rds")
        #expect(
            events.map { words.words(for: $0).markup } == [
                "asks PostgreSQL: run masking.sql in development-2", "the bot began: run masking.sql in development-2",
                "PostgreSQL is at it: run masking.sql in development-2",
                "the masking of development-2 stopped: statement 3 failed",
            ])
        #expect(words.words(for: .mutationUnderWay("gone")).markup == "AWS is at it: gone")
    }

    @Test func `of a long scenario the end is shown`() {
        let lines = (1...100).map {
            RecordedEvent(sequence: $0, at: now, event: .stepTroubled("create", "reason \($0)"), json: "{}", hash: "")
        }
        let blocks = EventReply(.running(), prefix: "!rds").blocks(lines)
        #expect(text(blocks).contains("… 60 earlier ones"))
        #expect(text(blocks).contains("reason 100"))
        #expect(!text(blocks).contains("reason 60\n"))
        #expect(blocks.allSatisfy { $0.markup.utf16.count < 3_000 })
    }

    @Test(.holds(.storageOffered)) func `help lists every command, and explains each with an example`() {
        let overview = text(HelpReply.blocks(for: nil, prefix: "!rds"))
        for type in CommandList.all where type != HelpCommand.self {
            #expect(overview.contains("`\(type.outline)`"))
        }
        #expect(overview.contains("mention me"))
        for type in CommandList.all {
            let explained = text(HelpReply.blocks(for: type, prefix: "!ops"))
            #expect(explained.contains("`!ops \(type.example)`") && explained.contains("`!ops \(type.fullForm)`"))
            #expect(explained.utf16.count < 1_200, "\(type)")
        }
    }

    @Test func `help in whole is one message, in lines that a phone can show`() {
        let blocks = HelpReply.blocks(for: nil, prefix: "!changeover-of-databases")
        let content = MessageContent(
            text: blocks.joined(separator: "\n"), blocks: blocks.map { .section($0) })
        #expect(content == content.fitted())
        let lines = text(HelpReply.blocks(for: nil, prefix: "!rds")).split(separator: "\n")
        #expect(lines.count <= 40)
        #expect(lines.dropFirst().dropLast().allSatisfy { $0.count <= 105 })
    }

    @Test func `help reads as reviewed`() throws {
        let topics: [(any ChatCommand.Type)?] = [
            nil, StorageCommand.self, ApplyMaintenanceCommand.self, RollbackCommand.self, HoldCommand.self,
            LockCommand.self, NewCommand.self, PromoteCommand.self, RefreshCommand.self,
        ]
        let pages = try topics.map { type in
            let blocks = HelpReply.blocks(for: type, prefix: "!rds").map(\.markup)
            let post = Post(id: "r", operation: nil, channel: "C", thread: nil, content: .reply(blocks))
            let shown = try #require(Renderer.sample.render(post, of: nil, at: now))
            return (type?.word.text ?? "the overview", shown)
        }
        let rights = CommandList.all.map { "\($0.word.text): \(String(describing: $0.right))" as Mrkdwn }
        let table = MessageContent(text: rights.joined(separator: "\n"), blocks: [])
        try expectGolden("help", pages + [("the rights that they need", Rendered(fixed: table))])
    }

    @Test func `a dry run shows the whole plan and that nothing was started`() {
        let plan = Plan.sample(findings: [
            Finding(.acknowledge, "b", "Pending <os-upgrade>."), Finding(.info, "c", "Fine."),
        ])
        #expect(
            text(
                PlanPreview(plan, prefix: "!rds", now: Observation.sampleInstant).blocks(
                    proposedBy: "resize orders db.r6g.xlarge")) == """
                    *Resize orders to db.r6g.xlarge* · dry run
                    us-east-1 · account 123456789012 · aurora-postgresql 15.4
                    writer orders-1 · readers orders-2, orders-3
                    1  Create stand-in orders-co-k3f9 · about 10 min
                    2  Fail over orders-1 → orders-co-k3f9 · asks first
                         drops connections once
                    3  Verify members · about 10 s
                    Interruption: one failover, writes refused for typically under 60 s.
                    *Warning:* Pending &lt;os-upgrade&gt;.
                    Note: Fine.
                    About 10 min in all. Nothing was started; `!rds resize orders db.r6g.xlarge` proposes it.
                    """)
    }

    @Test func `a dry run of what cannot start says so`() {
        let plan = Plan.sample(findings: [Finding(.block, "a", "No room: `resize orders db.r6g.large` has.")])
        let shown = text(PlanPreview(plan, prefix: "!ops", now: Observation.sampleInstant).blocks(proposedBy: "x"))
        #expect(
            shown.hasSuffix(
                """
                *Blocked:* No room: `!ops resize orders db.r6g.large` has.
                Nothing was started, and nothing can be as things are.
                """))
    }

    @Test func `a plan without steps that is blocked is no plan with nothing to do`() {
        var plan = Plan.sample(findings: [Finding(.block, "serverless", "All members are serverless.")])
        plan.steps = []
        plan.interruption = nil
        let shown = text(PlanPreview(plan, prefix: "!rds", now: Observation.sampleInstant).blocks(proposedBy: "x"))
        #expect(shown.contains("*Blocked:* All members are serverless.\nNothing was started, and nothing can be"))
        plan.findings = []
        #expect(
            text(PlanPreview(plan, prefix: "!rds", now: Observation.sampleInstant).blocks(proposedBy: "x")).hasSuffix(
                "There is nothing to do."))
    }

    @Test(arguments: [
        (0, "0 s"), (21, "21 s"), (60, "1 min"), (580, "9 min 40 s"), (840, "14 min"), (7_500, "2 h 5 min"),
        (7_200, "2 h"), (86_400, "1 d"), (273_600, "3 d 4 h"), (-5, "0 s"),
    ])
    func `a length of time is said as people say it`(_ seconds: Int64, _ words: String) {
        #expect(ReplyWording.words(.seconds(seconds)) == words)
    }
}
