import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// What particular messages have to say.
struct RendererTests {
    private func scenario() throws -> ResizeScenario {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        return scenario
    }

    private func prompt(_ change: (inout Wording) -> Void) throws -> String {
        var wording = Wording.sample
        change(&wording)
        return try Renderer(wording).show(.gate("k3f9/fail-over/1"), scenario()).text
    }

    @Test func `a prompt names its approvers and its emoji as configured`() throws {
        let text = try prompt {
            $0.quorum = 2
            $0.approvers = ["U0BOB", "U0ALICE", "S0DBATEAM"]
            $0.approve = ["ship_it"]
            $0.abort = ["no_entry"]
        }
        #expect(
            text.contains("Needs 2 approvals, from any of <@U0BOB>, <!subteam^S0DBATEAM> (not <@U0ALICE>, who asked)."))
        #expect(text.contains("React :ship_it: to approve, :no_entry: to abort"))
    }

    @Test func `the end says where AWS listed no writer before the role was given away`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        var gate = scenario.gate()
        gate.facts.currentWriter = nil
        let prompt = Gate.Prompt(channel: "C0DBAOPS", message: "1767622500.000200", contentDigest: "d")
        try scenario.apply(.stepStarted("fail-over"), .gateOpened(gate), .gatePrompted(gate.id, prompt))
        try scenario.approve()
        try scenario.failOver()
        let progress = try #require(scenario.operation.progress)
        #expect(
            EndedPage.interruptions(progress)?.markup
                == "Writes were interrupted once: at most 21 s, as AWS reports it. AWS listed no writer before: writes may have been "
                + "refused already. Clients may have noticed more.")
    }

    @Test func `the end does not say that writes were interrupted by the restart of what may be the writer`() throws {
        var scenario = try ResizeScenario(.restartOfWriter(), command: "reboot orders-1")
        try scenario.apply(.started(by: "U0ALICE", acknowledged: ["writer"]), after: .minutes(2))
        try scenario.carryOut("restart-writer", .rebootPossibleWriter("orders-1"), in: .seconds(42))
        let progress = try #require(scenario.operation.progress)
        #expect(
            EndedPage.interruptions(progress)?.markup
                == "Work on what may be the writer, which AWS did not list, took 42 s: whether and for how long writes were "
                + "interrupted AWS does not tell.")
    }

    @Test(
        arguments: [
            .rebootWriter("orders-1"),
            .upgradeInPlace(
                InPlaceUpgrade(cluster: "orders", version: "16.6", isMajor: true, clusterGroup: nil, instanceGroup: nil)
            ),
        ] as [AnyMutation])
    func `the end does not say that writes were interrupted for as long as work on the writer took`(
        mutation: AnyMutation
    ) throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.carryOut("fail-over", mutation, in: .minutes(8))
        let progress = try #require(scenario.operation.progress)
        #expect(
            EndedPage.interruptions(progress)?.markup
                == "Work on the writer took 8 min: for how long writes were interrupted AWS does not tell.")
    }

    @Test func `of several approvers one is enough where one approval is needed`() throws {
        let text = try prompt { $0.approvers = ["U0BOB", "U0CAROL", "S0DBATEAM"] }
        #expect(text.contains("Needs 1 approval: <@U0BOB>, <@U0CAROL> or <!subteam^S0DBATEAM> (not <@U0ALICE>"))
    }

    @Test func `a requester who may approve is asked, too`() throws {
        let text = try prompt {
            $0.requesterMayApprove = true
            $0.approvers = ["U0ALICE"]
        }
        #expect(text.contains("Needs 1 approval: <@U0ALICE>."))
    }

    @Test func `a prompt says so when nobody can approve`() throws {
        #expect(try prompt { $0.approvers = [] }.contains("Nobody is configured who could approve this."))
        #expect(try prompt { $0.approvers = ["U0ALICE"] }.contains("Nobody is configured who could approve this."))
    }

    @Test func `commands are shown as they have to be typed here`() throws {
        var wording = Wording.sample
        wording.command = "!db"
        let sentence = wording.sentence("<x> `failover orders --to orders-1` moves it, not `--skip-stand-in`")
        #expect(sentence.markup == "&lt;x&gt; `!db failover orders --to orders-1` moves it, not `--skip-stand-in`")
    }

    @Test func `who is told that a reaction does not count learns whose does`() throws {
        let scenario = try scenario()
        let text = try Renderer.sample.show(.ignored("k3f9/fail-over/1", "U0ALICE", "you asked for this"), scenario)
            .text
        #expect(
            text == "<@U0ALICE>, your reaction is not counted: you asked for this.\nWaiting for <@U0BOB> or <@U0CAROL>."
        )
    }

    @Test func `a failover that was not asked of AWS is not told as under way`() throws {
        var scenario = try scenario()
        try scenario.apply(.gateVoided("k3f9/fail-over/1", "the operation was paused"), .paused(.person("U0ALICE")))
        let text = try Renderer.sample.show(.status, scenario).text
        #expect(text.contains("▸ Fail over orders-1 → orders-co-k3f9 · asks first"))
        #expect(!text.contains("Failing over"))
    }

    @Test func `facts are told in few words where nothing is remarkable`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask(
            facts: [SafetyFacts.Fact("members", "members a, b, c", brief: "all 3 members available", binding: "")])
        let text = try Renderer.sample.show(.gate("k3f9/fail-over/1"), scenario).text
        #expect(text.contains("all 3 members available") && !text.contains("members a, b"))
    }

    @Test func `an approval that took no effect says so until it is asked again`() throws {
        var scenario = try scenario()
        try scenario.approve()
        try scenario.apply(
            .mutationUnproved(try #require(scenario.operation.progress?.outstanding.first?.id)), after: .minutes(5))
        let gate = Notice.gate("k3f9/fail-over/1")
        var shown = try Renderer.sample.show(gate, scenario)
        #expect(shown.text.contains("nothing shows that AWS did it"))
        #expect(!shown.isFinal)
        try scenario.ask()
        shown = try Renderer.sample.show(gate, scenario)
        #expect(shown.text.contains("nothing shows that AWS did it · asked again below"))
        #expect(shown.isFinal)
    }

    @Test func `an approval whose call AWS gave up says so in AWS's words, as plain text`() throws {
        var scenario = try scenario()
        try scenario.approve()
        let intent = try #require(scenario.operation.progress?.outstanding.first?.id)
        let failure = ReportedFailure(at: scenario.now, text: "Switchover was *canceled* due to `lag`.")
        try scenario.apply(.mutationFailed(intent, failure), after: .seconds(40))
        try scenario.apply(.paused(.trouble("fail-over", "AWS gave up the failover: \(failure.text)")))
        let shown = try Renderer.sample.show(.gate("k3f9/fail-over/1"), scenario)
        #expect(shown.text.contains("AWS gave it up: Switchover was \u{2217}canceled\u{2217} due to 'lag'"))
        let reason = PauseReason.trouble("fail-over", "AWS gave up the failover: \(failure.text)")
        let paused = try Renderer.sample.show(.paused(reason), scenario).text
        #expect(paused.contains("AWS gave up the failover: Switchover was"))
        #expect(paused.contains("`!rds retry k3f9` tries again"))
    }

    @Test func `a question says that it is executed, with a mark for each call, before anything is proved`() throws {
        var scenario = try scenario()
        let gate = Notice.gate("k3f9/fail-over/1")
        #expect(try Renderer.sample.show(gate, scenario).marks == [])
        try scenario.approve()
        let shown = try Renderer.sample.show(gate, scenario)
        let intent = try #require(scenario.operation.progress?.outstanding.first?.id)
        #expect(shown.text.contains("Executing, approved by <@U0BOB>"))
        #expect(shown.marks == [intent] && shown.isUrgent && !shown.isFinal)
        try scenario.apply(.mutationDeferred(intent, "busy", until: scenario.now + .seconds(5)))
        let later = try Renderer.sample.show(gate, scenario)
        #expect(later.text.contains("AWS was not ready (busy)") && later.marks == [intent] && !later.isUrgent)
    }

    @Test func `a question names the rule by which it is answered, and whom that leaves`() throws {
        var scenario = try scenario()
        var gate = scenario.gate("fail-over")
        gate.id = "k3f9/fail-over/2"
        gate.rule = ApprovalRule("prod", approvers: ["U0CAROL", "S0LEADS"], quorum: 2)
        try scenario.apply(.gateVoided("k3f9/fail-over/1", "x"), .gateOpened(gate))
        let text = try Renderer.sample.show(.gate("k3f9/fail-over/2"), scenario).text
        #expect(text.contains("Needs 2 approvals, from any of <@U0CAROL>, <!subteam^S0LEADS>"))
        #expect(text.contains("by the rule “prod”."))
    }

    @Test func `whoever approves ahead of the time reads that a change voids the approval`() throws {
        var scenario = try ResizeScenario { $0.window = .from(ResizeScenario.beginning + .minutes(600)) }
        try scenario.createStandIn()
        try scenario.ask()
        let shown = try Renderer.sample.show(.gate("k3f9/fail-over/1"), scenario)
        #expect(shown.text.contains("a change voids the approval."))
        #expect(
            shown.details?.content.text.markup.contains(
                "waits for that: all is read again before the call, and a change voids the approval.") == true)
    }

    @Test func `a question in its window names the window as people write it`() throws {
        let daily = Window.recurring(try Window.Recurring(weekday: nil, opens: 720, closes: 960, zone: "UTC"))
        var scenario = try ResizeScenario {
            $0.window = daily
            $0.findings = []
        }
        try scenario.createStandIn()
        try scenario.ask()
        let text = try Renderer.sample.show(.gate("k3f9/fail-over/1"), scenario).text
        #expect(text.contains("Acts in its window only (daily 12:00-16:00 UTC): open until "))
    }

    /// A failover that is asked about in a window from 12:00 to 16:00, at 14:00.
    private func windowed(_ change: (inout Gate) -> Void) throws -> ResizeScenario {
        let daily = Window.recurring(try Window.Recurring(weekday: nil, opens: 720, closes: 960, zone: "UTC"))
        var scenario = try ResizeScenario {
            $0.window = daily
            $0.findings = []
        }
        try scenario.createStandIn()
        var gate = scenario.gate()
        change(&gate)
        try scenario.apply(.stepStarted("fail-over"), .gateOpened(gate))
        return scenario
    }

    private func prompt(_ scenario: ResizeScenario) throws -> String {
        let gate = try #require(scenario.operation.progress?.gates.last)
        return try Renderer.sample.show(.gate(gate.id), scenario).text
    }

    @Test func `a question that ends with its window says until when its call may be begun, and what follows`() throws {
        let closing = try windowed {
            $0.expiresAt = $0.openedAt + .minutes(20)
            $0.endsWithWindow = true
        }
        let gate = try #require(closing.operation.progress?.waitingGate)
        let lines = GateLines(gate: gate, operation: closing.operation, wording: Wording.sample, planLink: nil)
        let text = try #require(lines.window()).markup
        #expect(text.contains("open until "))
        #expect(
            text.hasSuffix(
                "Begun only while the way back fits in. Unanswered, it is asked again when the window opens next."))
        let reminder = try Renderer.sample.show(.reminder("k3f9/fail-over/1"), closing).text
        #expect(reminder.contains("nothing is done, and it is asked again when the window opens."), "\(reminder)")
    }

    @Test func `a question about a call that waits for the next window does not say that this one is open`() throws {
        let text = try prompt(
            windowed {
                $0.opensAt = ResizeScenario.beginning + .minutes(22 * 60)
                $0.expiresAt = ResizeScenario.beginning + .minutes(22 * 60 + 30)
            })
        #expect(!text.contains("open until") && text.contains("Acts not before"), "\(text)")
    }

    @Test func `what ended with its window says when it is asked again`() throws {
        var scenario = try windowed {
            $0.expiresAt = $0.openedAt + .minutes(20)
            $0.endsWithWindow = true
        }
        try scenario.apply(.gateExpired("k3f9/fail-over/1"), after: .minutes(20))
        let text = try prompt(scenario)
        #expect(text.contains("unanswered · nothing was done · it is asked again when the window opens, "), "\(text)")
        #expect(text.contains("2026-01-06, 12:00 UTC"), "\(text)")
    }

    @Test func `a question that was settled by somebody else is not said to be asked again`() throws {
        var scenario = try scenario()
        try scenario.apply(
            .gateVoided("k3f9/fail-over/1", "it was done meanwhile by somebody else"), .stepCompleted("fail-over"))
        let shown = try Renderer.sample.show(.gate("k3f9/fail-over/1"), scenario)
        #expect(shown.text.contains("Void: it was done meanwhile by somebody else\n"))
        #expect(shown.isFinal)
    }

    @Test func `a replaced plan may come back as long as nothing was started`() throws {
        var scenario = try ResizeScenario()
        let first = scenario.operation.plan
        var second = first
        second.findings = []
        try scenario.apply(.replanned(second))
        #expect(try !Renderer.sample.show(.plan(first.digest), scenario).isFinal)
        try scenario.apply(.started(by: "U0ALICE", acknowledged: []))
        #expect(try Renderer.sample.show(.plan(first.digest), scenario).isFinal)
        #expect(try Renderer.sample.show(.plan(second.digest), scenario).isFinal)
    }

    @Test(arguments: [
        (Intent.Outcome.pending, "Whether AWS took"), (.unknown("timeout"), "Whether AWS took"),
        (.accepted, "AWS accepted"),
    ])
    func `a pause tells the truth about calls under way`(outcome: Intent.Outcome, words: String) throws {
        var scenario = try ResizeScenario()
        try scenario.start()
        let intent = scenario.intent("create-stand-in", .deleteStandIn("orders-co-k3f9"))
        try scenario.apply(.stepStarted("create-stand-in"), .mutationIntended(intent))
        switch outcome {
        case .pending: break
        case .accepted: try scenario.apply(.mutationAccepted(intent.id))
        case .unknown(let reason): try scenario.apply(.mutationUnknown(intent.id, reason))
        }
        try scenario.apply(.paused(.person("U0ALICE")))
        let text = try Renderer.sample.show(.paused(.person("U0ALICE")), scenario).text
        #expect(text.contains(words))
        #expect(!text.contains("No call to AWS is under way"))
        try scenario.apply(.mutationProved(intent.id))
        let later = try Renderer.sample.show(.paused(.person("U0ALICE")), scenario).text
        #expect(later.contains("No call to AWS is under way"))
    }

    @Test func `a call that nothing showed is not forgotten when AWS puts off the next one like it`() throws {
        var scenario = try ResizeScenario()
        try scenario.start()
        let call = AnyMutation.deleteStandIn("orders-co-k3f9")
        let first = scenario.intent("create-stand-in", call)
        try scenario.apply(.stepStarted("create-stand-in"), .mutationIntended(first), .mutationAccepted(first.id))
        try scenario.apply(.mutationUnproved(first.id))
        let second = scenario.intent("create-stand-in", call)
        try scenario.apply(
            .mutationIntended(second),
            .mutationDeferred(second.id, "InvalidDBInstanceState", until: scenario.now + .seconds(5)))
        try scenario.apply(.paused(.person("U0ALICE")))
        let text = try Renderer.sample.show(.paused(.person("U0ALICE")), scenario).text
        #expect(!text.contains("No call to AWS is under way"))
    }

    @Test(arguments: [(false, " and the operation pauses."), (true, ", and it is asked again when the window opens.")])
    func `a reminder says what follows when nobody answers`(isOutsideWindow: Bool, words: String) throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        var gate = scenario.gate("fail-over")
        gate.isOutsideWindow = isOutsideWindow
        try scenario.apply(.stepStarted("fail-over"), .gateOpened(gate))
        #expect(try Renderer.sample.show(.reminder(gate.id), scenario).text.contains("nothing is done\(words)"))
    }

    @Test func `a reminder about finishing outside the window says that it goes on when that opens`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        var gate = scenario.gate("fail-over")
        gate.mutation = .modifyClass(of: "orders-3", to: "db.r6g.xlarge")
        gate.isOutsideWindow = true
        try scenario.apply(.stepStarted("fail-over"), .gateOpened(gate))
        let text = try Renderer.sample.show(.reminder(gate.id), scenario).text
        #expect(text.contains("nothing is done, and it goes on when the window opens"))
        #expect(text.contains("the rest of the work on orders outside its window"))
    }

    @Test func `a reply says what was queued, in a block for each part`() throws {
        let post = Post(
            id: "r1", operation: nil, channel: "C0DBAOPS", thread: nil, content: .reply(["*One* &amp; `two`", "three"]))
        let shown = try #require(Renderer.sample.render(post, of: nil, at: ResizeScenario.beginning))
        #expect(shown.text == "*One* &amp; `two`\nthree")
        #expect(shown.content.blocks.count == 2)
        #expect(shown.isFinal)
    }

    @Test(arguments: [
        (
            Post.Content.declined(
                .refused(
                    Refusal(advising: "k3f9 is over <b>. \(advice: .events("k3f9")) tells; `db.r6g.large` is a class.")),
                to: "U0ALICE"),
            "<@U0ALICE> k3f9 is over &lt;b&gt;. `!rds events k3f9` tells; `db.r6g.large` is a class."
        ),
        (
            .declined(.unreadable("<AccessDenied>"), to: "U0ALICE"),
            "<@U0ALICE> AWS could not be read: &lt;AccessDenied&gt;"
        ),
        (
            .parked("k3f9", fault: "It does not <fit>.", to: "U0ALICE"),
            """
            <@U0ALICE> A fault of the bot: It does not &lt;fit&gt;. k3f9 could not even be paused, so nothing more is done \
            for it until the bot is started again. What AWS is at already goes on.
            """
        ),
    ])
    func `what was not done is said to its person, escaped, with its commands as they are typed here`(
        content: Post.Content, text: String
    ) throws {
        let post = Post(
            id: "k3f9/declined", operation: "k3f9", channel: "C0DBAOPS", thread: nil, content: content)
        let shown = try #require(Renderer.sample.render(post, of: nil, at: ResizeScenario.beginning))
        #expect(shown.text == text)
        #expect(shown.isFinal)
    }

    @Test func `a notice without its operation is nothing`() {
        let post = Post(id: "k3f9/status", operation: "k3f9", channel: "C0", thread: nil, content: .notice(.status))
        #expect(Renderer.sample.render(post, of: nil, at: ResizeScenario.beginning) == nil)
    }
}
