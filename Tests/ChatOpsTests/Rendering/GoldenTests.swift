import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// The texts as people read them: files under Fixtures, for review.
struct GoldenTests {
    private let renderer = Renderer.sample

    private func plan(_ scenario: ResizeScenario) throws -> Rendered {
        try renderer.show(.plan(scenario.operation.plan.digest), scenario)
    }

    @Test func `plans read as reviewed`() throws {
        let scenario = try ResizeScenario()
        var started = scenario
        try started.start()
        var discarded = scenario
        try discarded.apply(.discarded(by: "U0ALICE"), after: .minutes(5))
        var expired = scenario
        try expired.apply(.planExpired, after: .minutes(24 * 60))
        var replaced = scenario
        let before = scenario.operation.plan.digest
        var other = scenario.operation.plan
        other.findings = []
        try replaced.apply(.replanned(other))
        let blocked = try ResizeScenario {
            $0.findings.append(
                Finding(
                    .block, "snapshot", "A snapshot of orders is being created. `show orders` says when it is over."))
        }
        try expectGolden(
            "plan",
            [
                ("waits for its start", try plan(scenario)), ("started", try plan(started)),
                ("discarded", try plan(discarded)), ("expired", try plan(expired)),
                ("replaced", try renderer.show(.plan(before), replaced)), ("blocked", try plan(blocked)),
            ])
    }

    @Test func `the live status reads as reviewed`() throws {
        var sections: [(String, Rendered)] = []
        var scenario = try ResizeScenario()
        func add(_ name: String, _ waits: [StepID: Standing.Wait] = [:], blindness: Standing.Wait? = nil) throws {
            sections.append((name, try renderer.show(.status, scenario, waits: waits, blindness: blindness)))
        }
        try scenario.start()
        try add("just started")
        scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        try add("a gate is open")
        try scenario.apply(.gateCounted("k3f9/fail-over/1", ["U0CAROL"]))
        try scenario.approve()
        try add("approved, failing over", ["fail-over": .init(reason: "orders is failing over", since: scenario.now)])
        try scenario.failOver()
        try scenario.change()
        let wait = Standing.Wait(
            reason: "orders-1 (modifying), orders-2 (done), orders-3 (next)", since: scenario.now + .minutes(-2))
        try add("in the middle of the change", ["change-class": wait])
        try add(
            "AWS cannot be read", ["change-class": wait],
            blindness: .init(
                reason: "AccessDenied: not authorised to perform rds:DescribeDBInstances", since: scenario.now))
        var paused = scenario
        try paused.apply(.paused(.trouble("change-class", "InsufficientDBInstanceCapacity: no capacity in us-east-1b")))
        sections.append(("paused", try renderer.show(.status, paused)))
        var aborted = scenario
        try aborted.apply(.aborted(by: "U0BOB", reason: "wrong cluster", leftBehind: []), after: .seconds(30))
        sections.append(("aborted", try renderer.show(.status, aborted)))
        try scenario.finish()
        try add("completed")
        try expectGolden("status", sections)
    }

    @Test func `gates read as reviewed`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        let gate = Notice.gate("k3f9/fail-over/1")
        var sections = [("open", try renderer.show(gate, scenario))]
        var approved = scenario
        try approved.approve()
        sections.append(("approved", try renderer.show(gate, approved)))
        try approved.failOver()
        sections.append(("approved and done", try renderer.show(gate, approved)))
        var vetoed = scenario
        try vetoed.apply(
            .gateVetoed("k3f9/fail-over/1", by: "U0BOB"), .aborted(by: "U0BOB", reason: "vetoed", leftBehind: []),
            after: .minutes(3))
        sections.append(("vetoed", try renderer.show(gate, vetoed)))
        var expired = scenario
        try expired.apply(
            .gateExpired("k3f9/fail-over/1"), .paused(.gateExpired("k3f9/fail-over/1")), after: .minutes(30))
        sections.append(("expired", try renderer.show(gate, expired)))
        try expired.apply(.resumed(by: "U0ALICE"))
        try expired.ask()
        sections.append(("expired, asked again", try renderer.show(gate, expired)))
        try scenario.apply(.gateVoided("k3f9/fail-over/1", "orders-1 changed class since this was asked"))
        try scenario.ask()
        sections.append(("void, asked again", try renderer.show(gate, scenario)))
        var warned = try ResizeScenario()
        try warned.createStandIn()
        try warned.ask(
            facts: .harmless + [
                .init("health", "orders-3 is failed", binding: "orders-3", warning: "orders-3 is failed.")
            ])
        sections.append(("with a warning", try renderer.show(gate, warned)))
        try expectGolden("gate", sections)
    }

    @Test(.holds(.waysOnTold)) func `pauses and ends read as reviewed`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        try scenario.approve()
        try scenario.failOver()
        try scenario.change()
        var sections: [(String, Rendered)] = []
        let reasons: [(String, PauseReason)] = [
            (
                "paused: refused by AWS",
                .trouble("change-class", "InsufficientDBInstanceCapacity: no capacity in us-east-1b")
            ),
            ("paused: by a person", .person("U0ALICE")),
            ("paused: too long", .overdue("change-class", "not done after 60 min, the limit of this step")),
            ("paused: blind", .blind("AccessDenied: not authorised to perform rds:DescribeDBInstances")),
        ]
        for (name, reason) in reasons {
            var paused = scenario
            try paused.apply(.paused(reason))
            sections.append((name, try renderer.show(.paused(reason), paused)))
        }
        var aborted = scenario
        try aborted.apply(
            .aborted(
                by: "U0BOB", reason: "wrong cluster",
                leftBehind: [
                    "orders-co-k3f9, the stand-in, is THE WRITER of orders. `failover orders --to orders-1` moves the role, "
                        + "then `cleanup k3f9` deletes it.",
                    "AWS is still changing orders-1 and goes on with it by itself.",
                ]), after: .seconds(30))
        sections.append(("aborted", try renderer.show(.ended, aborted)))
        sections.append(("aborted, to stakeholders", try renderer.show(.stakeholders(.aborted), aborted)))
        sections.append(("started, to stakeholders", try renderer.show(.stakeholders(.started), scenario)))
        try scenario.finish()
        sections.append(("completed", try renderer.show(.ended, scenario)))
        sections.append(("completed, to stakeholders", try renderer.show(.stakeholders(.completed), scenario)))
        try expectGolden("ending", sections)
    }

    @Test func `lines in the thread read as reviewed`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        let gate: GateID = "k3f9/fail-over/1"
        let details: [(String, Notice.Detail)] = [
            ("a step is done", .stepCompleted("create-stand-in")),
            ("an answer was lost", .callUnknown("k3f9-1", "timed out")),
            ("put off", .callDeferred("fail-over", "Throttling: rate exceeded", until: scenario.now + .seconds(10))),
            ("nothing shows it", .callUnproved("k3f9-1")),
            ("no capacity", .callLacking("k3f9-1", "InsufficientDBInstanceCapacity: none there")),
            ("an approval of two", .counted(gate, ["U0BOB"])),
            ("no approval any more", .counted(gate, [])), ("resumed", .resumed(by: "U0ALICE")),
            ("answers are not read", .answersUnread(since: scenario.now, "Slack: missing_scope")),
            ("answers are read again", .answersRead),
        ]
        var sections = try details.map { ($0.0, try renderer.show(.detail($0.1), scenario)) }
        sections.append(("to one person", try renderer.show(.ignored(gate, "U0ALICE", "you asked for this"), scenario)))
        try expectGolden("lines", sections)
    }
}
