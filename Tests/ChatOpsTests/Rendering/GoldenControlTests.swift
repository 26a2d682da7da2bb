import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// What people set on an operation, when it may act, and how they are called to answer, as people read it.
struct GoldenControlTests {
    private let renderer = Renderer.sample
    private let gate: GateID = "k3f9/fail-over/1"

    private func plan(_ scenario: ResizeScenario) throws -> Rendered {
        try renderer.show(.plan(scenario.operation.plan.digest), scenario)
    }

    /// The failover is asked about; how long the question stands depends on the window.
    private func asked(_ window: Window?, lasting: Span = .minutes(30)) throws -> ResizeScenario {
        var scenario = try ResizeScenario { $0.window = window }
        try scenario.createStandIn()
        try scenario.ask(
            "fail-over", for: .failOver("orders", to: ResizeScenario.interim), facts: .harmless, lasting: lasting)
        return scenario
    }

    @Test func `calls to answer a gate read as reviewed`() throws {
        var wording = Wording.sample
        wording.escalation = ["S0ONCALL", "U0CAROL"]
        let renderer = Renderer(wording)
        var scenario = try asked(nil)
        scenario.now = scenario.now + .minutes(15)
        var sections = [
            ("a reminder", try renderer.show(.reminder(gate), scenario)),
            ("an escalation", try renderer.show(.escalation(gate), scenario)),
            ("an escalation that calls nobody else", try self.renderer.show(.escalation(gate), scenario)),
        ]
        wording.quorum = 2
        wording.approvers.append("U0DAVE")
        var partly = scenario
        try partly.apply(.gateCounted(gate, ["U0CAROL"]))
        sections.append(("one of two is there", try Renderer(wording).show(.reminder(gate), partly)))
        try scenario.approve()
        sections.append(("answered before it could be posted", try renderer.show(.escalation(gate), scenario)))
        try expectGolden("reminder", sections)
    }

    @Test func `windows read as reviewed`() throws {
        let saturday = Window.recurring(
            try Window.Recurring(weekday: 7, opens: 120, closes: 300, zone: "Europe/Berlin"))
        let daily = Window.recurring(try Window.Recurring(weekday: nil, opens: 720, closes: 960, zone: "UTC"))
        let later = Window.from(ResizeScenario.beginning + .minutes(12 * 60 + 30))
        let notice = Notice.gate(gate)
        var ahead = try asked(saturday, lasting: .minutes(5 * 24 * 60))
        var sections = [
            ("a plan", try plan(ResizeScenario { $0.window = saturday })),
            ("a plan from a time on", try plan(ResizeScenario { $0.window = later })),
            (
                "a plan that asks nobody",
                try plan(
                    {
                        var plan = Plan.restartOfReader()
                        plan.window = saturday
                        return try ResizeScenario(
                            plan, command: "reboot orders-2 --window \"Sat 02:00-05:00 Europe/Berlin\"")
                    }())
            ),
            ("a gate ahead of its window", try renderer.show(notice, ahead)),
            ("a gate ahead of its time", try renderer.show(notice, asked(later, lasting: .minutes(13 * 60)))),
            ("a gate in its window", try renderer.show(notice, asked(daily))),
            ("a gate after its time", try renderer.show(notice, asked(.from(ResizeScenario.beginning)))),
            ("a reminder days ahead", try renderer.show(.reminder(gate), ahead)),
        ]
        try ahead.apply(.gateCounted(gate, ["U0BOB"]))
        let wait = Standing.Wait(reason: "approved; the maintenance window is not open yet", since: ahead.now)
        sections += [
            ("approved ahead", try renderer.show(.detail(.counted(gate, ["U0BOB"])), ahead)),
            ("the status meanwhile", try renderer.show(.status, ahead, waits: ["fail-over": wait])),
            ("the status in the window", try renderer.show(.status, asked(daily))),
        ]
        try expectGolden("window", sections)
    }

    @Test func `holds, skipped steps and their like read as reviewed`() throws {
        var planned = try ResizeScenario()
        try planned.apply(
            .held(before: "fail-back", by: "U0ALICE"), .patienceChanged(.minutes(90), by: "U0ALICE"))
        var sections = [("a plan with a hold", try plan(planned))]
        var scenario = try ResizeScenario { $0.beginning = .sample }
        try scenario.createStandIn()
        try scenario.ask()
        try scenario.approve()
        try scenario.failOver()
        try scenario.change()
        try scenario.apply(.held(before: "fail-back", by: "U0BOB"), .held(before: "verify", by: "U0ALICE"))
        sections.append(("the status with holds", try renderer.show(.status, scenario)))
        for intent in scenario.operation.progress?.outstanding ?? [] { try scenario.apply(.mutationProved(intent.id)) }
        let hold = PauseReason.hold("fail-back", by: "U0BOB")
        try scenario.apply(.stepCompleted("change-class"), .paused(hold), after: .minutes(3))
        sections.append(("stopped", try renderer.show(.paused(hold), scenario)))
        sections.append(("the status then", try renderer.show(.status, scenario)))
        try scenario.apply(.reset(to: "fail-over", by: "U0ALICE"))
        sections.append(("set back", try renderer.show(.detail(.reset(to: "fail-over", by: "U0ALICE")), scenario)))
        sections.append(("the status set back", try renderer.show(.status, scenario)))
        try scenario.apply(.resumed(by: "U0ALICE"), .stepStarted("fail-over"))
        sections.append(("the status before it asks again", try renderer.show(.status, scenario)))

        scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        try scenario.approve()
        try scenario.failOver()
        try scenario.change()
        for intent in scenario.operation.progress?.outstanding ?? [] { try scenario.apply(.mutationProved(intent.id)) }
        try scenario.apply(.stepCompleted("change-class"))
        try scenario.ask("fail-back")
        try scenario.approve()
        try scenario.failOver(in: .seconds(19))
        try scenario.apply(
            .paused(.person("U0ALICE")), .stepSkipped("delete-stand-in", by: "U0ALICE", reason: "kept for a look"))
        sections.append(("left out", try renderer.show(.detail(.stepSkipped("delete-stand-in")), scenario)))
        sections.append(("the status with a step left out", try renderer.show(.status, scenario)))
        try scenario.apply(.resumed(by: "U0ALICE"))
        try scenario.work("verify", taking: .seconds(8))
        try scenario.apply(.completed)
        sections.append(("completed, the status", try renderer.show(.status, scenario)))
        sections.append(("completed", try renderer.show(.ended, scenario)))
        try expectGolden("controls", sections)
    }
}
