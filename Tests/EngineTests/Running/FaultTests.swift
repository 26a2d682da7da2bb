import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import Engine

/// A decision that the core's own rules refuse stops one operation, and nothing else.
struct FaultTests {
    /// Lets an approval cover something else than what it was asked for.
    private struct WrongScope: StepRules {
        let real = StandardStepRules()

        func assess(
            _ work: Work, seeing observation: Observation, outstanding: [Intent], since: Timestamp
        ) -> Assessment {
            real.assess(work, seeing: observation, outstanding: outstanding, since: since)
        }

        func safetyFacts(
            for mutation: Mutation, seeing observation: Observation, readings: SafetyReadings, policy: PlanPolicy
        ) -> SafetyFacts {
            real.safetyFacts(for: mutation, seeing: observation, readings: readings, policy: policy)
        }

        func scope(of mutation: Mutation, for work: Work, seeing observation: Observation) -> [Mutation] {
            observation.target == .orders ? [.failOver("orders", to: "orders-3")] : []
        }

        func leftBehind(by operation: Maintenance.Operation, seeing observation: Observation) -> [String] { [] }
    }

    @Test func `a decision that does not fit is dropped, the operation pauses and the others go on`() async throws {
        let house = EngineHouse(rules: WrongScope())
        await house.fleet.put(.users())
        try await house.running {
            try await house.failOver()
            try await house.failOver("users")
            try await house.answerGate()
            try await house.wait(atMost: 10) { await house.phase() == "paused" }
            guard case .paused(let paused) = try await house.operation().phase, case .fault = paused.reason else {
                Issue.record("not paused by the fault")
                return
            }
            #expect(await house.fleet.calls.isEmpty)
            try await house.wait { await house.openGate("m7q2") != nil }
            let prompt = try #require(await house.openGate("m7q2")?.prompt)
            await house.chat.react("white_check_mark", by: "U0BOB", to: prompt.message)
            try await house.wait { await house.phase("m7q2") == "completed" }
        }
        #expect(await house.phase() == "paused")
        #expect(!(await house.journal.events.contains { $0.name == "gateApproved" && "\($0)".contains("k3f9") }))
    }

    @Test func `an operation that cannot even be paused is left alone, and its channel is told`() throws {
        let now = Observation.sampleInstant
        var state = EngineState(
            runbooks: RunbookShelf.standard.runbooks, rules: StandardStepRules(), routing: EngineHouse.routing)
        // Nothing that is only planned can be paused.
        let operation = try Maintenance.Operation(
            .planned(.sample("k3f9", cluster: "orders", at: now), .sample), at: now)
        _ = state.handle(.loaded([operation], restraints: [], posts: []), at: now)
        let effects = state.pause(operation, because: Refusal("It does not fit."), at: now)
        let entries = effects.compactMap { effect -> Entry? in
            guard case .commit(_, let entry) = effect else { return nil }
            return entry
        }
        #expect(entries.count == 1 && entries[0].events.isEmpty)
        guard case .sentence(let text, _) = try #require(entries.first?.posts.first).content else { return }
        #expect(text.contains("It does not fit.") && text.contains("k3f9"))
        #expect(state.parked.keys.sorted() == ["k3f9"])
        let due = state.handle(.due, at: now + .minutes(60 * 48))
        #expect(
            due.allSatisfy {
                switch $0 {
                case .ask, .commit, .perform: false
                case .record, .wake, .post, .reply, .report: true
                }
            })
    }
}
