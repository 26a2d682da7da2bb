import Engine
import Maintenance
import TestSupport
import Testing

/// What an operation holds keeps others from it: when they are planned, and when they are about to call.
struct HoldsTests {
    @Test func `a cluster that another operation holds under another name is blocked by preflight`() async throws {
        let setup = EngineSetup()
        try await setup.failOver()
        await setup.fleet.put(
            Observation.users().withCluster { $0.resourceIdentifier = "cluster-ORDERS1" })
        let second = try await setup.failOver("users")
        #expect(second.phase.name == "planned")
        #expect(second.plan.blocks.contains { $0.check == "other-operation" && $0.text.contains("k3f9") })
    }

    @Test func `another cluster is free`() async throws {
        let setup = EngineSetup()
        await setup.fleet.put(.users())
        try await setup.failOver()
        #expect(try await setup.failOver("users").plan.blocks.isEmpty)
    }

    @Test func `a call on what another operation holds is not made, and the operation pauses`() async throws {
        let setup = EngineSetup()
        let held = JournalError(
            .held, "Instance orders-2 in us-east-1 of account 123456789012 is held by operation x1.")
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            await setup.journal.refuse("mutationIntended", held)
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "paused" }
            #expect(await setup.fleet.calls.isEmpty)
            let operation = try await setup.operation()
            guard case .paused(let paused) = operation.phase else { return }
            #expect(paused.reason == .trouble("fail-over", held.message))
            #expect(operation.progress?.waitingGate == nil, "what was approved is not approved any more")

            await setup.journal.refuse(nil)
            _ = try await setup.engine.instruct("k3f9", .resume, by: "U0ALICE", answering: nil)
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.calls == [.failOver("orders", to: "orders-2")])
    }
}
