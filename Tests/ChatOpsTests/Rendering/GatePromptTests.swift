import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// Every kind of question fits a phone and says what it must, however much there is to say.
struct GatePromptTests {
    private static let cluster: ClusterID = "production-orders-eu"
    private static let action = MaintenanceAction(
        resource: .database(cluster.text, arn: ""), arn: "arn:aws:rds:us-east-1:123456789012:cluster:\(cluster)",
        action: "db-upgrade")
    private static let deletions: [AnyMutation] =
        [.unprotect("production-orders-eu-old1")]
        + (1...9).map { .deleteOldInstance(InstanceID("production-orders-eu-\($0)-old1"), resource: "cluster-ORDERS1") }
        + [
            .deleteOldCluster(
                "production-orders-eu-old1", resource: "cluster-ORDERS1",
                finalSnapshot: "production-orders-eu-co-k3f9-final")
        ]

    private static func upgrade(isMajor: Bool) -> AnyMutation {
        .upgradeInPlace(
            InPlaceUpgrade(cluster: cluster, version: "16.6", isMajor: isMajor, clusterGroup: "c16", instanceGroup: nil)
        )
    }

    private static let failBack = AnyMutation.failOver(cluster, to: "production-orders-eu-1")

    private static let retargeting = AnyMutation(
        DeregisterProxyTarget(
            ProxyTarget(proxy: "production-orders-eu-proxy", group: "default"), from: "production-orders-eu-old1",
            to: cluster))

    static let gated: [AnyMutation] = [
        .failOver(cluster, to: "production-orders-eu-2"), failBack, .rebootWriter("production-orders-eu-1"),
        .rebootPossibleWriter("production-orders-eu-1"),
        .rebootSingle("production-orders-eu"), .applyMaintenanceToWriter(action), .applyMaintenanceToSingle(action),
        .switchOver(Switchover(deployment: "bgd-1", cluster: cluster, timeout: 300)), upgrade(isMajor: true),
        AnyMutation(ModifyInstanceStorage(of: "production-orders-eu", to: Storage(type: "gp3"), isFromMagnetic: true)),
        AnyMutation(FailOverInstance("production-orders-eu", from: "eu-central-1a", to: "eu-central-1b")),
        AnyMutation(
            ModifyInstanceClass(of: "production-orders-eu", identity: "db-1", to: "db.r6g.16xlarge", as: .standby)),
        AnyMutation(
            ModifyInstanceClass(of: "production-orders-eu", identity: "db-1", to: "db.r6g.16xlarge", as: .single)),
        upgrade(isMajor: false), .deleteDeployment("bgd-1"), .deleteGreen("bgd-1"), deletions[1],
        retargeting,
    ]

    /// A question about a call, with little or with much to say.
    private func prompt(_ mutation: AnyMutation, isLoaded: Bool, by requester: Requester = "U0ALICE") throws -> (
        prompt: Rendered, gate: Gate, words: GateWords
    ) {
        var scenario = try ResizeScenario { plan in
            plan.changeCluster { $0.cluster = Self.cluster }
            guard isLoaded else { return plan.findings = [] }
            plan.findings = (1...3).map { Finding(.acknowledge, "check-\($0)", "orders-\($0) has something pending.") }
            plan.window = try? WindowWords(window: "Sat 02:00-05:00 Europe/Berlin").window(
                at: ResizeScenario.beginning, defaultZone: "UTC")
        }
        try scenario.createStandIn()
        var lag = SafetyFacts.Fact("replica-lag", "replica lag 18 ms", binding: "within limit")
        lag.isForemost = true
        var facts = (1...(isLoaded ? 11 : 2)).map {
            SafetyFacts.Fact("f\($0)", "production-orders-eu-\($0) available", binding: "available")
        }
        if isLoaded {
            for index in 0..<2 {
                facts[index].warning =
                    "production-orders-eu-\(index) is behind: writes are refused until it has caught up, and AWS takes it "
                    + "back if that is not within 5 min, after which it has to be asked again."
            }
        }
        var gate = scenario.gate(facts: facts + [lag])
        gate.mutation = mutation
        gate.requester = requester
        if mutation == Self.deletions[1] { gate.covers = Self.deletions }
        if isLoaded {
            gate.isOutsideWindow = true
            gate.rule = ApprovalRule(
                "production", approvers: ["U0ALICE", "U0BOB", "U0CAROL", "U0DAVE", "U0EVE", "U0FRANK"], quorum: 2)
        }
        if mutation == Self.failBack { gate.step = "fail-back" }
        let lines = GateLines(
            gate: gate, operation: scenario.operation, wording: Wording.sample.narrowed(by: gate.rule), planLink: nil)
        return (GatePrompt(lines: lines).rendered(), gate, gate.words(in: scenario.operation))
    }

    @Test(arguments: gated, [false, true])
    func `a question takes at most sixteen rows, and what must be read stays`(mutation: AnyMutation, isLoaded: Bool)
        throws
    {
        #expect(mutation.isGated)
        let (prompt, gate, words) = try prompt(mutation, isLoaded: isLoaded)
        let rows = PhoneScreen.rows(of: prompt.content.text)
        #expect(rows <= PhoneScreen.rows, "\(rows) rows:\n\(prompt.text)")
        let staying = [
            Mrkdwn.marked(words.interruption).markup, "Expires ", "React :white_check_mark: to approve, :x: to abort.",
            "plan \(gate.planDigest.short)", "approval",
        ]
        for words in staying { #expect(prompt.text.contains(words), "without “\(words)”:\n\(prompt.text)") }
        if gate.covers == nil { #expect(prompt.text.contains(Mrkdwn.marked(words.action).markup)) }
        if isLoaded {
            #expect(prompt.text.contains("rule “production”"))
            if mutation.base.disturbance != .none { #expect(prompt.text.contains("closed")) }
        }
    }

    @Test(arguments: gated, [false, true])
    func `that nobody knows who asked is said where it cannot be told whether they approve`(
        mutation: AnyMutation, isLoaded: Bool
    ) throws {
        let (prompt, _, _) = try prompt(mutation, isLoaded: isLoaded, by: "local:backup")
        let rows = PhoneScreen.rows(of: prompt.content.text)
        #expect(rows <= PhoneScreen.rows, "\(rows) rows:\n\(prompt.text)")
        let whole = """
            Asked for by the local user backup; who that is in Slack is not configured, so the rule that the requester does \
            not approve cannot be held.
            """
        #expect(prompt.text.contains(whole) || prompt.text.contains("local:backup asked: not known in Slack."))
        let details = prompt.details?.content.text.markup
        #expect((details ?? prompt.text).contains(whole))
    }

    @Test func `whoever asked on the bot's machine is named as both, and nothing is said where the rule does not hold`()
        throws
    {
        let scenario = try ResizeScenario()
        func lines(_ requester: Requester, _ change: (inout Wording) -> Void = { _ in }) -> GateLines {
            var (gate, wording) = (scenario.gate(), Wording.sample)
            gate.requester = requester
            change(&wording)
            return GateLines(gate: gate, operation: scenario.operation, wording: wording, planLink: nil)
        }
        let bob = lines(Requester("local:bob", inChat: "U0BOB"))
        #expect(bob.quorum(naming: 3).markup == "Needs 1 approval: <@U0CAROL> (not <@U0BOB>, who asked as local:bob).")
        #expect(bob.unheldRule() == nil && lines("schedule:development").unheldRule() == nil)
        #expect(lines("local:backup").unheldRule() != nil)
        #expect(lines("local:backup") { $0.requesterMayApprove = true }.unheldRule() == nil)
        #expect(Mention.requester(Requester("local:bob", inChat: "U0BOB")).markup == "<@U0BOB> (as local:bob)")
    }

    @Test func `a failover while no writer is listed is a question for a phone as well`() throws {
        var (_, gate, _) = try self.prompt(Self.gated[0], isLoaded: true)
        gate.facts.currentWriter = nil
        var scenario = try ResizeScenario { plan in plan.changeCluster { $0.cluster = Self.cluster } }
        try scenario.createStandIn()
        let lines = GateLines(gate: gate, operation: scenario.operation, wording: Wording.sample, planLink: nil)
        let prompt = GatePrompt(lines: lines).rendered()
        #expect(PhoneScreen.rows(of: prompt.content.text) <= PhoneScreen.rows, "\(prompt.text)")
        #expect(prompt.text.contains("Writer role goes to *production-orders-eu-2* in us-east-1"), "\(prompt.text)")
        #expect(prompt.text.contains("AWS lists no writer"))
    }

    @Test func `whether to finish outside the window is a question for a phone as well`() throws {
        let change = AnyMutation.modifyClass(of: "production-orders-eu-3", to: "db.r6g.16xlarge")
        var (prompt, gate, words) = try self.prompt(change, isLoaded: true)
        #expect(PhoneScreen.rows(of: prompt.content.text) <= PhoneScreen.rows, "\(prompt.text)")
        #expect(gate.isFinishing && prompt.text.contains("closed"))
        for text in [words.action, words.interruption] { #expect(prompt.text.contains(Mrkdwn.marked(text).markup)) }
        #expect(words.action.text.contains("the change of production-orders-eu-3 to db.r6g.16xlarge"))
        gate.isOutsideWindow = nil
        #expect(gate.terms?.risk == nil, "inside the window nobody is asked about it")
    }

    @Test(arguments: gated) func `what has no room is counted in the question, and its message says all`(
        mutation: AnyMutation
    ) throws {
        let (prompt, gate, words) = try prompt(mutation, isLoaded: true)
        let details = try #require(prompt.details?.content.text.markup)
        #expect(prompt.text.contains("↗") && prompt.text.contains("acknowledged"))
        for fact in gate.facts.facts { #expect(details.contains(fact.text)) }
        for warning in gate.facts.facts.compactMap(\.warning) { #expect(details.contains(warning)) }
        #expect(details.contains(Mrkdwn.marked(words.action).markup))
        #expect(details.contains("<@U0FRANK>"))
        for call in gate.covers ?? [] { #expect(details.contains(call.phrase.text)) }
    }

    @Test func `a question with room for all has no further message`() throws {
        let (prompt, _, _) = try prompt(.failOver(Self.cluster, to: "production-orders-eu-2"), isLoaded: false)
        #expect(prompt.details == nil)
        #expect(prompt.text.contains("replica lag 18 ms"))
    }

    @Test func `a question links to its message wherever that comes to stand`() throws {
        let details = try #require(try prompt(Self.gated[0], isLoaded: true).prompt.details)
        let (linked, bare) = (
            details.prompt(linkedTo: "https://x.slack.com/archives/C1/p1"), details.prompt(linkedTo: nil)
        )
        #expect(linked.text.markup.contains("<https://x.slack.com/archives/C1/p1|"))
        #expect(!bare.text.markup.contains("<https:"))
        #expect(PhoneScreen.rows(of: linked.text) == PhoneScreen.rows(of: bare.text))
    }
}
