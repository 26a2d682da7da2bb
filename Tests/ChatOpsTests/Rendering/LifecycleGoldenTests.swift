import Engine
import Maintenance
import Runbooks
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// Plans and questions about lifecycles as people read them.
struct LifecycleGoldenTests {
    private let renderer = Renderer.sample

    private func scenario(
        _ runbook: some LifecycleRunbook, _ databases: Databases = LifecycleSamples.databases(), command: String,
        _ change: (inout Plan) -> Void = { _ in }
    ) throws -> ResizeScenario {
        let observation = LifecycleSamples.observation(databases)
        var plan = try runbook.plan(
            from: PlanBasis(observation: observation), as: ResizeScenario.id, policy: PlanPolicy(),
            at: ResizeScenario.beginning)
        change(&plan)
        return try ResizeScenario(plan, command: command)
    }

    private func plan(_ scenario: ResizeScenario) throws -> Rendered {
        try renderer.show(.plan(scenario.operation.plan.digest), scenario)
    }

    @Test func `plans of lifecycles read as reviewed`() throws {
        let none = LifecycleSamples.databases(nil)
        var fresh = Lifecycle.development
        fresh.names.keep = 0
        fresh.takesFinalSnapshot = false
        try expectGolden(
            "lifecycle-plans",
            [
                ("new", try plan(scenario(NewRunbook(.development), none, command: "new development"))),
                (
                    "modify",
                    try plan(
                        scenario(
                            ModifyRunbook(.development), LifecycleSamples.databases(.new), command: "modify development"
                        ))
                ),
                ("reboot", try plan(scenario(RebootLifecycleRunbook(.development), command: "reboot development"))),
                ("promote", try plan(scenario(PromoteRunbook(.development), command: "promote development"))),
                (
                    "promote --back",
                    try plan(
                        scenario(
                            PromoteRunbook(.development, isBack: true), none, command: "promote development --back"))
                ),
                ("retire", try plan(scenario(RetireRunbook(.development), command: "retire development"))),
                ("refresh", try plan(scenario(RefreshRunbook(.development), none, command: "refresh development"))),
                (
                    "refresh that keeps none",
                    try plan(scenario(RefreshRunbook(fresh), none, command: "refresh development"))
                ),
            ])
    }

    // MARK: Questions

    private static let promotion = Promotion(
        of: .development, to: LifecycleSamples.next, from: LifecycleSamples.live, "dev-db.example.com",
        in: LifecycleSamples.records().map { Promotion.Zone($0.zone, from: $0.value) },
        value: RecordValue(LifecycleSamples.endpoint(LifecycleSamples.next), ttl: 60))

    private static let retirement = Retirement(
        of: .development, name: LifecycleSamples.old, identity: "cluster-\(LifecycleSamples.old)",
        finalSnapshot: "\(LifecycleSamples.old)-co-k3f9-final")

    private static let pointings = promotion.zones.map { AnyMutation(PointRecord(in: $0.zone, of: promotion)) }

    private static let deletions = [
        AnyMutation(UnprotectRetired(retirement)),
        AnyMutation(DeleteRetiredInstance(InstanceID("\(LifecycleSamples.old)-1"), retirement)),
        AnyMutation(DeleteRetiredCluster(retirement)),
    ]

    /// A step's question is asked, with what is read for it.
    private func asked(
        _ scenario: ResizeScenario, at step: StepID, _ calls: [AnyMutation],
        _ observation: Observation = LifecycleSamples.observation(LifecycleSamples.databases())
    ) throws -> (scenario: ResizeScenario, gate: Gate) {
        var scenario = scenario
        try scenario.apply(
            .started(by: "U0ALICE", acknowledged: scenario.operation.plan.acknowledgements.map(\.check)),
            after: .minutes(2))
        try scenario.apply(.stepStarted(step))
        let terms = try #require(calls[0].base.gate)
        let facts = terms.safetyFacts(
            of: scenario.operation.plan.subject, seeing: observation,
            with: Observation(of: observation.target, takenAt: observation.takenAt), policy: PlanPolicy())
        var gate = scenario.gate(step, facts: facts.facts)
        gate.mutation = calls[0]
        gate.covers = calls.count > 1 ? calls : nil
        gate.facts.currentWriter = nil
        gate.facts.proposedWriter = nil
        try scenario.apply(.gateOpened(gate))
        return (scenario, gate)
    }

    private func prompt(_ scenario: ResizeScenario, _ gate: Gate) throws -> Rendered {
        let rendered = try renderer.show(.gate(gate.id), scenario)
        let rows = PhoneScreen.rows(of: rendered.content.text)
        #expect(rows <= PhoneScreen.rows, "\(rows) rows:\n\(rendered.text)")
        return rendered
    }

    @Test func `questions about lifecycles read as reviewed, on a phone`() throws {
        let promoting = try asked(
            scenario(PromoteRunbook(.development), command: "promote development"), at: "promote", Self.pointings)
        let promotion = try prompt(promoting.scenario, promoting.gate)
        let retiring = try asked(
            scenario(RetireRunbook(.development), command: "retire development"), at: "retire-1", Self.deletions)
        let retirement = try prompt(retiring.scenario, retiring.gate)
        var sections = [("promotion", promotion), ("retirement", retirement)]
        for (name, rendered) in sections {
            guard let details = rendered.details else { continue }
            var whole = rendered
            whole.content = details.content
            sections.append(("\(name), in full", whole))
        }
        var approved = promoting.scenario
        try approved.apply(
            .gatePrompted(
                promoting.gate.id, Gate.Prompt(channel: "C0DBAOPS", message: "1767622500.000200", contentDigest: "d")))
        try approved.approve()
        sections.append(("promotion, approved", try renderer.show(.gate(promoting.gate.id), approved)))
        sections.append(("promotion, its status", try renderer.show(.status, approved)))
        sections.append(("promotion, to stakeholders", try renderer.show(.stakeholders(.started), approved)))
        try expectGolden("lifecycle-gates", sections)
    }

    @Test func `a promotion's question names both databases, their ages, versions and connections`() throws {
        let asked = try asked(
            scenario(PromoteRunbook(.development), command: "promote development"), at: "promote", Self.pointings)
        let text = try prompt(asked.scenario, asked.gate).text
        let staying = [
            "*Approve promotion of development?*",
            "*dev-db.example.com* → *development-2026-01-05* (2 zones, TTL 60 s)",
            "in us-east-1, account 123456789012", "now: development-2026-01-03, 16.4, 2 d old, at most 12 connections",
            "after: 16.4, 41 min old, no connections", "`promote development --back` returns to it.",
        ]
        for words in staying { #expect(text.contains(words), "without “\(words)”:\n\(text)") }
    }

    @Test func `a record that leads elsewhere is what a promotion's question names first`() throws {
        var records = LifecycleSamples.records()
        records[0].state = .points(RecordValue("somewhere.example.net", ttl: 300))
        let observation = LifecycleSamples.observation(LifecycleSamples.databases(), records: records)
        let terms = try #require(Self.pointings[0].base.gate)
        let facts = terms.facts(FactContext(observation: observation, policy: PlanPolicy()))
        let record = try #require(facts.first { $0.name == "record-Z1" })
        #expect(record.isForemost == true && !record.isSafe)
        #expect(record.text.contains("now says somewhere.example.net, TTL 300 s"))
        #expect(facts.first { $0.name == "record-Z2" }?.isForemost != true)
    }

    /// Names as long as they come, a rule, a window that is closed, and warnings.
    @Test(arguments: [false, true]) func `with much to say a question still fits a phone`(isRetirement: Bool) throws {
        let change: (inout Plan) -> Void = { plan in
            plan.findings = (1...3).map { Finding(.acknowledge, "check-\($0)", "something is pending.") }
            plan.window = try? WindowWords(window: "Sat 02:00-05:00 Europe/Berlin").window(
                at: ResizeScenario.beginning, defaultZone: "UTC")
        }
        var asked =
            isRetirement
            ? try asked(
                scenario(RetireRunbook(.development), command: "retire development", change), at: "retire-1",
                Self.deletions)
            : try asked(
                scenario(PromoteRunbook(.development), command: "promote development", change), at: "promote",
                Self.pointings)
        asked.gate.isOutsideWindow = true
        asked.gate.facts.facts[0].warning =
            "Clients were connected to development-2025-12-27-1 in the 15 min to 2026-01-05 13:59 UTC, as CloudWatch counts."
        asked.gate.rule = ApprovalRule(
            "development", approvers: ["U0ALICE", "U0BOB", "U0CAROL", "U0DAVE", "U0EVE", "U0FRANK"], quorum: 2)
        let lines = GateLines(
            gate: asked.gate, operation: asked.scenario.operation,
            wording: Wording.sample.narrowed(by: asked.gate.rule), planLink: nil)
        let prompt = GatePrompt(lines: lines).rendered()
        #expect(PhoneScreen.rows(of: prompt.content.text) <= PhoneScreen.rows, "\(prompt.text)")
        let words = asked.gate.words(in: asked.scenario.operation)
        #expect(prompt.text.contains(Mrkdwn.marked(words.interruption).markup))
        let details = try #require(prompt.details?.content.text.markup)
        for fact in asked.gate.facts.facts { #expect(details.contains(fact.brief ?? fact.text)) }
        for call in asked.gate.covers ?? [] where isRetirement { #expect(details.contains(call.phrase.text)) }
    }
}
