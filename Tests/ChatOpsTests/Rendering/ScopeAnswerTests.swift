import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// What a question for several calls says while they are made, and what came of them.
struct ScopeAnswerTests {
    private static let step: StepID = "fail-over"
    private static let calls: [AnyMutation] = [
        .unprotect("orders-old1"), .deleteOldInstance("orders-1-old1", resource: "cluster-ORDERS1"),
        .deleteOldCluster("orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final"),
    ]

    /// Approved by Bob, and the first of the calls is decided.
    private func approved() throws -> ResizeScenario {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.apply(.stepStarted(Self.step))
        var gate = scenario.gate(Self.step)
        gate.mutation = Self.calls[0]
        gate.covers = Self.calls
        try scenario.apply(.gateOpened(gate))
        try scenario.apply(
            .gatePrompted(
                gate.id, Gate.Prompt(channel: "C0DBAOPS", message: "1767622500.000200", contentDigest: "d")))
        try scenario.approve()
        return scenario
    }

    private func shown(_ scenario: ResizeScenario) throws -> Rendered {
        try Renderer.sample.show(.gate("k3f9/fail-over/1"), scenario)
    }

    private func outstanding(_ scenario: ResizeScenario) throws -> IntentID {
        try #require(scenario.operation.progress?.outstanding.first?.id)
    }

    /// The call under way is proved, and the next one is decided.
    private func goOn(_ scenario: inout ResizeScenario, to next: AnyMutation, after span: Span) throws {
        try scenario.apply(.mutationProved(try outstanding(scenario)), after: span)
        try scenario.apply(.mutationIntended(scenario.intent(Self.step, next, approval: "k3f9/fail-over/1")))
    }

    @Test func `a question for several calls reads as being executed until the last is done`() throws {
        var scenario = try approved()
        try scenario.apply(.mutationProved(try outstanding(scenario)), after: .seconds(6))
        let between = try shown(scenario)
        #expect(between.text.contains("Executing, approved by <@U0BOB>") && !between.text.contains("done"))
        #expect(!between.isFinal)
        for call in Self.calls.dropFirst() {
            try scenario.apply(.mutationIntended(scenario.intent(Self.step, call, approval: "k3f9/fail-over/1")))
            let shown = try shown(scenario)
            #expect(shown.text.contains("Executing, approved by <@U0BOB>") && !shown.text.contains("done"))
            #expect(shown.marks.contains(try outstanding(scenario)) && shown.isUrgent)
            try scenario.apply(.mutationProved(try outstanding(scenario)), after: .seconds(20))
        }
        #expect(try !shown(scenario).isFinal)
        try scenario.apply(.stepCompleted(Self.step), after: .seconds(30))
        let end = try shown(scenario)
        #expect(end.text.contains("\nApproved by <@U0BOB>") && end.text.contains("· done in 46 s\n"))
        #expect(end.isFinal)
    }

    @Test func `a question for several calls counts those that were done before one that AWS refused`() throws {
        var scenario = try approved()
        try goOn(&scenario, to: Self.calls[1], after: .seconds(6))
        try goOn(&scenario, to: Self.calls[2], after: .seconds(60))
        try scenario.apply(.mutationRefused(try outstanding(scenario), "SnapshotQuotaExceeded"), after: .seconds(1))
        try scenario.apply(.paused(.trouble(Self.step, "AWS refused it")))
        let text = try shown(scenario).text
        #expect(text.contains("\nApproved by <@U0BOB>"))
        #expect(text.contains("AWS refused the deletion of orders-old1 · 2 of 3 calls were done\n"))
    }

    @Test func `a question for several calls that stopped between two says how many were made`() throws {
        var scenario = try approved()
        try scenario.apply(.mutationProved(try outstanding(scenario)), after: .seconds(6))
        try scenario.apply(.paused(.person("U0ALICE")), after: .seconds(1))
        let text = try shown(scenario).text
        #expect(text.contains("\nApproved by <@U0BOB>") && text.contains("1 of 3 calls were done, then it stopped\n"))
    }

    @Test func `a later call that AWS puts off is said to be tried again`() throws {
        var scenario = try approved()
        try goOn(&scenario, to: Self.calls[1], after: .seconds(6))
        try scenario.apply(
            .mutationDeferred(try outstanding(scenario), "busy", until: scenario.now + .seconds(5)), after: .seconds(1))
        let text = try shown(scenario).text
        #expect(text.contains("\nApproved by <@U0BOB>") && text.contains("AWS was not ready (busy) · trying again"))
        try scenario.apply(
            .mutationIntended(scenario.intent(Self.step, Self.calls[1], approval: "k3f9/fail-over/1")),
            after: .seconds(5))
        #expect(try shown(scenario).text.contains("Executing, approved by <@U0BOB>"))
    }
}
