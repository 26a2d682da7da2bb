import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// What people set on an operation, when it may act, and how they are called to answer, as people read it.
struct GoldenControlTests {
    private let renderer = Renderer.sample
    private let gate: GateID = "k3f9/fail-over/1"

    private func plan(_ story: ResizeStory) throws -> Rendered {
        try renderer.show(.plan(story.operation.plan.digest), story)
    }

    /// The failover is asked about; how long the question stands depends on the window.
    private func asked(_ window: Window?, lasting: Span = .minutes(30)) throws -> ResizeStory {
        var story = try ResizeStory { $0.window = window }
        try story.createStandIn()
        try story.ask(
            "fail-over", for: .failOver("orders", to: ResizeStory.interim), facts: .harmless, lasting: lasting)
        return story
    }

    @Test func `calls to answer a gate read as reviewed`() throws {
        var wording = Wording.sample
        wording.escalation = ["S0ONCALL", "U0CAROL"]
        let renderer = Renderer(wording)
        var story = try asked(nil)
        story.now = story.now + .minutes(15)
        var sections = [
            ("a reminder", try renderer.show(.reminder(gate), story)),
            ("an escalation", try renderer.show(.escalation(gate), story)),
            ("an escalation that calls nobody else", try self.renderer.show(.escalation(gate), story)),
        ]
        wording.quorum = 2
        wording.approvers.append("U0DAVE")
        var partly = story
        try partly.apply(.gateCounted(gate, ["U0CAROL"]))
        sections.append(("one of two is there", try Renderer(wording).show(.reminder(gate), partly)))
        try story.approve()
        sections.append(("answered before it could be posted", try renderer.show(.escalation(gate), story)))
        try expectGolden("reminder", sections)
    }

    @Test func `windows read as reviewed`() throws {
        let saturday = Window.recurring(
            try Window.Recurring(weekday: 7, opens: 120, closes: 300, zone: "Europe/Berlin"))
        let daily = Window.recurring(try Window.Recurring(weekday: nil, opens: 720, closes: 960, zone: "UTC"))
        let later = Window.from(ResizeStory.beginning + .minutes(12 * 60 + 30))
        let notice = Notice.gate(gate)
        var ahead = try asked(saturday, lasting: .minutes(5 * 24 * 60))
        var sections = [
            ("a plan", try plan(ResizeStory { $0.window = saturday })),
            ("a plan from a time on", try plan(ResizeStory { $0.window = later })),
            (
                "a plan that asks nobody",
                try plan(
                    {
                        var plan = Plan.restartOfReader()
                        plan.window = saturday
                        return try ResizeStory(
                            plan, command: "reboot orders-2 --window \"Sat 02:00-05:00 Europe/Berlin\"")
                    }())
            ),
            ("a gate ahead of its window", try renderer.show(notice, ahead)),
            ("a gate ahead of its time", try renderer.show(notice, asked(later, lasting: .minutes(13 * 60)))),
            ("a gate in its window", try renderer.show(notice, asked(daily))),
            ("a gate after its time", try renderer.show(notice, asked(.from(ResizeStory.beginning)))),
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
        var planned = try ResizeStory()
        try planned.apply(
            .held(before: "fail-back", by: "U0ALICE"), .patienceChanged(.minutes(90), by: "U0ALICE"))
        var sections = [("a plan with a hold", try plan(planned))]
        var story = try ResizeStory { $0.beginning = .sample }
        try story.createStandIn()
        try story.ask()
        try story.approve()
        try story.failOver()
        try story.change()
        try story.apply(.held(before: "fail-back", by: "U0BOB"), .held(before: "verify", by: "U0ALICE"))
        sections.append(("the status with holds", try renderer.show(.status, story)))
        for intent in story.operation.progress?.outstanding ?? [] { try story.apply(.mutationProved(intent.id)) }
        let hold = PauseReason.hold("fail-back", by: "U0BOB")
        try story.apply(.stepCompleted("change-class"), .paused(hold), after: .minutes(3))
        sections.append(("stopped", try renderer.show(.paused(hold), story)))
        sections.append(("the status then", try renderer.show(.status, story)))
        try story.apply(.reset(to: "fail-over", by: "U0ALICE"))
        sections.append(("set back", try renderer.show(.detail(.reset(to: "fail-over", by: "U0ALICE")), story)))
        sections.append(("the status set back", try renderer.show(.status, story)))
        try story.apply(.resumed(by: "U0ALICE"), .stepStarted("fail-over"))
        sections.append(("the status before it asks again", try renderer.show(.status, story)))

        story = try ResizeStory()
        try story.createStandIn()
        try story.ask()
        try story.approve()
        try story.failOver()
        try story.change()
        for intent in story.operation.progress?.outstanding ?? [] { try story.apply(.mutationProved(intent.id)) }
        try story.apply(.stepCompleted("change-class"))
        try story.ask("fail-back")
        try story.approve()
        try story.failOver(in: .seconds(19))
        try story.apply(
            .paused(.person("U0ALICE")), .stepSkipped("delete-stand-in", by: "U0ALICE", reason: "kept for a look"))
        sections.append(("left out", try renderer.show(.detail(.stepSkipped("delete-stand-in")), story)))
        sections.append(("the status with a step left out", try renderer.show(.status, story)))
        try story.apply(.resumed(by: "U0ALICE"))
        try story.work("verify", taking: .seconds(8))
        try story.apply(.completed)
        sections.append(("completed, the status", try renderer.show(.status, story)))
        sections.append(("completed", try renderer.show(.ended, story)))
        try expectGolden("controls", sections)
    }
}
