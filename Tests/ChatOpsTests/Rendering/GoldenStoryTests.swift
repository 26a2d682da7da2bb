import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// Other kinds of operations from their plan to their end, and what people set on them, as people read them.
struct GoldenStoryTests {
    private let renderer = Renderer.sample

    private func plan(_ story: ResizeStory) throws -> Rendered {
        try renderer.show(.plan(story.operation.plan.digest), story)
    }

    @Test func `a restart in turn reads as reviewed`() throws {
        var story = try ResizeStory(.cycle(), command: "cycle orders")
        var sections = [("the plan", try plan(story))]
        try story.apply(.started(by: "U0ALICE", acknowledged: []), after: .minutes(2))
        sections.append(("started, to stakeholders", try renderer.show(.stakeholders(.started), story)))
        try story.work(
            "create-stand-in", .createInstance(.sample("k3f9", of: "orders")), taking: .minutes(9))
        try story.carryOut("fail-over", .failOver("orders", to: ResizeStory.interim), in: .seconds(21))
        try story.apply(.stepStarted("restart"), .mutationIntended(story.intent("restart", .reboot("orders-2"))))
        let wait = Standing.Wait(
            reason: "orders-2 (rebooting), orders-3 (next), orders-1 (next)", since: story.now)
        sections.append(
            ("in the middle of the restarts", try renderer.show(.status, story, waits: ["restart": wait])))
        for intent in story.operation.progress?.outstanding ?? [] {
            try story.apply(.mutationProved(intent.id), after: .seconds(70))
        }
        try story.apply(.stepCompleted("restart"), after: .minutes(6))
        sections.append(("a thread line", try renderer.show(.detail(.stepCompleted("restart")), story)))
        try story.carryOut("fail-back", .failOver("orders", to: "orders-1"), in: .seconds(19))
        try story.work("delete-stand-in", .deleteStandIn(ResizeStory.interim), taking: .minutes(4))
        try story.work("verify", taking: .seconds(8))
        try story.apply(.completed)
        sections += [
            ("completed, the status", try renderer.show(.status, story)),
            ("completed", try renderer.show(.ended, story)),
            ("completed, to stakeholders", try renderer.show(.stakeholders(.completed), story)),
        ]
        try expectGolden("cycle", sections)
    }

    @Test func `a change of storage reads as reviewed`() throws {
        var story = try ResizeStory(.storage(), command: "storage orders aurora-iopt1")
        var sections = [("the plan", try plan(story))]
        try story.apply(.started(by: "U0ALICE", acknowledged: []), after: .minutes(2))
        sections.append(("started, to stakeholders", try renderer.show(.stakeholders(.started), story)))
        let change = AnyMutation.changeStorage("orders", to: Storage(type: "aurora-iopt1"))
        let intent = story.intent("change-storage", change)
        try story.apply(.stepStarted("change-storage"), .mutationIntended(intent), .mutationAccepted(intent.id))
        sections.append(("under way", try renderer.show(.status, story)))
        let reason = PauseReason.overdue("change-storage", "no end in sight after 120 min")
        var paused = story
        try paused.apply(.paused(reason), after: .minutes(120))
        sections.append(("paused", try renderer.show(.paused(reason), paused)))
        try story.apply(.mutationProved(intent.id), .stepCompleted("change-storage"), after: .minutes(11))
        try story.work("verify", taking: .seconds(8))
        try story.apply(.completed)
        sections += [
            ("completed", try renderer.show(.ended, story)),
            ("completed, to stakeholders", try renderer.show(.stakeholders(.completed), story)),
        ]
        try expectGolden("storage", sections)
    }

    @Test func `pending maintenance reads as reviewed, what interrupts the writer above all`() throws {
        var story = try ResizeStory(.maintenance(), command: "apply-maintenance orders")
        var sections = [("the plan", try plan(story))]
        try story.apply(.started(by: "U0ALICE", acknowledged: ["writer-interrupted"]), after: .minutes(2))
        try story.work(
            "maintain-readers", .applyMaintenance(Plan.upgrade("orders-2")),
            .applyMaintenance(Plan.upgrade("orders-3")), taking: .minutes(33))
        try story.carryOut("fail-over", .failOver("orders", to: "orders-2"), in: .seconds(24))
        try story.apply(
            .stepStarted("maintain-former-writer"),
            .mutationIntended(
                story.intent("maintain-former-writer", .applyMaintenance(Plan.upgrade("orders-1")))))
        sections.append(("the former writer has its turn", try renderer.show(.status, story)))
        for intent in story.operation.progress?.outstanding ?? [] {
            try story.apply(.mutationProved(intent.id), after: .minutes(17))
        }
        try story.apply(.stepCompleted("maintain-former-writer"))
        try story.carryOut("fail-back", .failOver("orders", to: "orders-1"), in: .seconds(19))
        let upgrade = AnyMutation.applyMaintenanceToWriter(Plan.upgrade("orders", "db-upgrade"))
        try story.ask("maintain-writer", for: upgrade, facts: .ofWriter)
        let gate = Notice.gate("k3f9/maintain-writer/1")
        sections.append(("the writer's gate", try renderer.show(gate, story)))
        sections.append(("its reminder", try renderer.show(.reminder("k3f9/maintain-writer/1"), story)))
        try story.approve()
        sections.append(("approved", try renderer.show(gate, story)))
        sections.append(("under way", try renderer.show(.status, story)))
        try story.failOver(in: .minutes(8))
        sections.append(("approved and done", try renderer.show(gate, story)))
        try story.work("verify", taking: .seconds(8))
        try story.apply(.completed)
        sections += [
            ("completed", try renderer.show(.ended, story)),
            ("completed, to stakeholders", try renderer.show(.stakeholders(.completed), story)),
        ]
        try expectGolden("maintenance", sections)
    }

    @Test func `a restart of the writer reads as reviewed`() throws {
        var story = try ResizeStory(.restartOfWriter(), command: "reboot orders-1")
        var sections = [("the plan", try plan(story))]
        try story.apply(.started(by: "U0ALICE", acknowledged: ["writer-restart"]), after: .minutes(2))
        try story.ask("restart-writer", for: .rebootWriter("orders-1"), facts: .ofWriter)
        let gate = Notice.gate("k3f9/restart-writer/1")
        sections.append(("the gate", try renderer.show(gate, story)))
        try story.approve()
        sections.append(("approved", try renderer.show(gate, story)))
        try story.failOver(in: .seconds(72))
        sections.append(("approved and done", try renderer.show(gate, story)))
        try story.work("verify", taking: .seconds(8))
        try story.apply(.completed)
        sections.append(("completed", try renderer.show(.ended, story)))
        try expectGolden("restart", sections)
    }

    @Test func `a way back reads as reviewed`() throws {
        var paused = try ResizeStory { $0.beginning = .sample }
        try paused.createStandIn()
        let reason = PauseReason.trouble("fail-over", "orders-1 is gone")
        try paused.apply(.paused(reason))
        var story = try ResizeStory(.rollback(), command: "rollback a1b2")
        var sections = [
            ("a pause shows the way", try renderer.show(.paused(reason), paused)), ("the plan", try plan(story)),
        ]
        try story.apply(.started(by: "U0ALICE", acknowledged: ["not-undone"]), after: .minutes(2))
        sections.append(("started, to stakeholders", try renderer.show(.stakeholders(.started), story)))
        sections.append(("just started", try renderer.show(.status, story)))
        try expectGolden("rollback", sections)
    }
}

extension [SafetyFacts.Fact] {
    /// What is checked before the writer is worked on where it is.
    static let ofWriter: [SafetyFacts.Fact] = [
        .init("cluster", "orders available", binding: "a"), .init("writer", "writer orders-1", binding: "b"),
        .init("role", "orders-1 is the writer, available", binding: "c"),
        .init("pending-changes", "no pending changes", binding: "d"),
        .init("members", "members orders-1, …", brief: "all 3 members available", binding: "e"),
        .init("snapshots", "no snapshot running", binding: "f"),
    ]
}
