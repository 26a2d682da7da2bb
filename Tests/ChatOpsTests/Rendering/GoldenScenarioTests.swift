import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// Other kinds of operations from their plan to their end, and what people set on them, as people read them.
struct GoldenScenarioTests {
    private let renderer = Renderer.sample

    private func plan(_ scenario: ResizeScenario) throws -> Rendered {
        try renderer.show(.plan(scenario.operation.plan.digest), scenario)
    }

    @Test func `a restart in turn reads as reviewed`() throws {
        var scenario = try ResizeScenario(.cycle(), command: "cycle orders")
        var sections = [("the plan", try plan(scenario))]
        try scenario.apply(.started(by: "U0ALICE", acknowledged: []), after: .minutes(2))
        sections.append(("started, to stakeholders", try renderer.show(.stakeholders(.started), scenario)))
        try scenario.work(
            "create-stand-in", .createInstance(.sample("k3f9", of: "orders")), taking: .minutes(9))
        try scenario.carryOut("fail-over", .failOver("orders", to: ResizeScenario.interim), in: .seconds(21))
        try scenario.apply(.stepStarted("restart"), .mutationIntended(scenario.intent("restart", .reboot("orders-2"))))
        let wait = Standing.Wait(
            reason: "orders-2 (rebooting), orders-3 (next), orders-1 (next)", since: scenario.now)
        sections.append(
            ("in the middle of the restarts", try renderer.show(.status, scenario, waits: ["restart": wait])))
        for intent in scenario.operation.progress?.outstanding ?? [] {
            try scenario.apply(.mutationProved(intent.id), after: .seconds(70))
        }
        try scenario.apply(.stepCompleted("restart"), after: .minutes(6))
        sections.append(("a thread line", try renderer.show(.detail(.stepCompleted("restart")), scenario)))
        try scenario.carryOut("fail-back", .failOver("orders", to: "orders-1"), in: .seconds(19))
        try scenario.work("delete-stand-in", .deleteStandIn(ResizeScenario.interim), taking: .minutes(4))
        try scenario.work("verify", taking: .seconds(8))
        try scenario.apply(.completed)
        sections += [
            ("completed, the status", try renderer.show(.status, scenario)),
            ("completed", try renderer.show(.ended, scenario)),
            ("completed, to stakeholders", try renderer.show(.stakeholders(.completed), scenario)),
        ]
        try expectGolden("cycle", sections)
    }

    @Test func `a change of storage reads as reviewed`() throws {
        var scenario = try ResizeScenario(.storage(), command: "storage orders aurora-iopt1")
        var sections = [("the plan", try plan(scenario))]
        try scenario.apply(.started(by: "U0ALICE", acknowledged: []), after: .minutes(2))
        sections.append(("started, to stakeholders", try renderer.show(.stakeholders(.started), scenario)))
        let change = AnyMutation.changeStorage("orders", to: Storage(type: "aurora-iopt1"))
        let intent = scenario.intent("change-storage", change)
        try scenario.apply(.stepStarted("change-storage"), .mutationIntended(intent), .mutationAccepted(intent.id))
        sections.append(("under way", try renderer.show(.status, scenario)))
        let reason = PauseReason.overdue("change-storage", "not done after 120 min, the limit of this step")
        var paused = scenario
        try paused.apply(.paused(reason), after: .minutes(120))
        sections.append(("paused", try renderer.show(.paused(reason), paused)))
        try scenario.apply(.mutationProved(intent.id), .stepCompleted("change-storage"), after: .minutes(11))
        try scenario.work("verify", taking: .seconds(8))
        try scenario.apply(.completed)
        sections += [
            ("completed", try renderer.show(.ended, scenario)),
            ("completed, to stakeholders", try renderer.show(.stakeholders(.completed), scenario)),
        ]
        try expectGolden("storage", sections)
    }

    @Test func `pending maintenance reads as reviewed, what interrupts the writer above all`() throws {
        var scenario = try ResizeScenario(.maintenance(), command: "apply-maintenance orders")
        var sections = [("the plan", try plan(scenario))]
        try scenario.apply(.started(by: "U0ALICE", acknowledged: ["writer-interrupted"]), after: .minutes(2))
        try scenario.work(
            "maintain-readers", .applyMaintenance(Plan.upgrade("orders-2")),
            .applyMaintenance(Plan.upgrade("orders-3")), taking: .minutes(33))
        try scenario.carryOut("fail-over", .failOver("orders", to: "orders-2"), in: .seconds(24))
        try scenario.apply(
            .stepStarted("maintain-former-writer"),
            .mutationIntended(
                scenario.intent("maintain-former-writer", .applyMaintenance(Plan.upgrade("orders-1")))))
        sections.append(("the former writer has its turn", try renderer.show(.status, scenario)))
        for intent in scenario.operation.progress?.outstanding ?? [] {
            try scenario.apply(.mutationProved(intent.id), after: .minutes(17))
        }
        try scenario.apply(.stepCompleted("maintain-former-writer"))
        try scenario.carryOut("fail-back", .failOver("orders", to: "orders-1"), in: .seconds(19))
        let upgrade = AnyMutation.applyMaintenanceToWriter(Plan.upgrade("orders", "db-upgrade"))
        try scenario.ask("maintain-writer", for: upgrade, facts: .ofWriter)
        let gate = Notice.gate("k3f9/maintain-writer/1")
        sections.append(("the writer's gate", try renderer.show(gate, scenario)))
        sections.append(("its reminder", try renderer.show(.reminder("k3f9/maintain-writer/1"), scenario)))
        try scenario.approve()
        sections.append(("approved", try renderer.show(gate, scenario)))
        sections.append(("under way", try renderer.show(.status, scenario)))
        try scenario.failOver(in: .minutes(8))
        sections.append(("approved and done", try renderer.show(gate, scenario)))
        try scenario.work("verify", taking: .seconds(8))
        try scenario.apply(.completed)
        sections += [
            ("completed", try renderer.show(.ended, scenario)),
            ("completed, to stakeholders", try renderer.show(.stakeholders(.completed), scenario)),
        ]
        try expectGolden("maintenance", sections)
    }

    @Test func `a restart of the writer reads as reviewed`() throws {
        var scenario = try ResizeScenario(.restartOfWriter(), command: "reboot orders-1")
        var sections = [("the plan", try plan(scenario))]
        try scenario.apply(.started(by: "U0ALICE", acknowledged: ["writer-restart"]), after: .minutes(2))
        try scenario.ask("restart-writer", for: .rebootWriter("orders-1"), facts: .ofWriter)
        let gate = Notice.gate("k3f9/restart-writer/1")
        sections.append(("the gate", try renderer.show(gate, scenario)))
        try scenario.approve()
        sections.append(("approved", try renderer.show(gate, scenario)))
        try scenario.failOver(in: .seconds(72))
        sections.append(("approved and done", try renderer.show(gate, scenario)))
        try scenario.work("verify", taking: .seconds(8))
        try scenario.apply(.completed)
        sections.append(("completed", try renderer.show(.ended, scenario)))
        try expectGolden("restart", sections)
    }

    @Test func `a way back reads as reviewed`() throws {
        var paused = try ResizeScenario { $0.beginning = .sample }
        try paused.createStandIn()
        let reason = PauseReason.trouble("fail-over", "orders-1 is gone")
        try paused.apply(.paused(reason))
        var scenario = try ResizeScenario(.rollback(), command: "rollback a1b2")
        var sections = [
            ("a pause shows the way", try renderer.show(.paused(reason), paused)), ("the plan", try plan(scenario)),
        ]
        try scenario.apply(.started(by: "U0ALICE", acknowledged: ["not-undone"]), after: .minutes(2))
        sections.append(("started, to stakeholders", try renderer.show(.stakeholders(.started), scenario)))
        sections.append(("just started", try renderer.show(.status, scenario)))
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
