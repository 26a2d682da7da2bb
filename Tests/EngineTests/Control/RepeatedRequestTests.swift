import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

/// What is asked again under the same key is done once, and answered the same.
struct RepeatedRequestTests {
    private static let ways: [Caller.Way] = [
        .web(session: "s", request: "7f"), .machine(request: "7f"), .schedule("nights", time: "2026-01-05"),
        .campaign("c1", target: "orders"),
    ]

    private func admission(_ way: Caller.Way) throws -> Admission {
        try .judge(
            Caller("U0ALICE", by: way), for: .change,
            profile: .known(GateReading.Person(id: "U0ALICE", team: "T0HOME")),
            operators: Operators(people: ["U0ALICE"]))
    }

    private func failover(to next: InstanceID = "orders-2", start: Bool = true) -> OperationRequest {
        OperationRequest(.maintenance(.failover(FailoverRunbook(to: next)), on: "orders"), start: start)
    }

    private func plan(
        _ setup: EngineSetup, _ admission: Admission, _ request: OperationRequest
    ) async throws -> Maintenance.Operation {
        try await setup.engine.plan(request, admission, origin: .sample) { _ in [] }
    }

    @Test(arguments: ways) func `a plan is made once`(way: Caller.Way) async throws {
        let setup = EngineSetup()
        let first = try await plan(setup, try admission(way), failover())
        let commits = await setup.journal.entries.count
        #expect(try await plan(setup, try admission(way), failover()) == first)
        #expect(await setup.journal.entries.count == commits)
        #expect(await setup.fleet.plansRead == 1)
        #expect(await setup.journal.recentOperations(limit: 10).count == 1)
    }

    @Test(arguments: ways) func `also after a restart`(way: Caller.Way) async throws {
        let setup = EngineSetup()
        let first = try await plan(setup, try admission(way), failover())
        let later = setup.restarted()
        try await later.engine.load()
        #expect(try await plan(later, try admission(way), failover()).id == first.id)
        #expect(await later.journal.recentOperations(limit: 10).count == 1)
    }

    @Test(arguments: ways) func `two that come at the same time make one operation`(way: Caller.Way) async throws {
        let setup = EngineSetup()
        let admission = try admission(way)
        async let one = plan(setup, admission, failover(start: false))
        async let two = plan(setup, admission, failover(start: false))
        let made = try await [one, two]
        #expect(made[0].id == made[1].id)
        #expect(await setup.journal.recentOperations(limit: 10).count == 1)
    }

    @Test func `an operation is told once`() async throws {
        let setup = EngineSetup()
        try await setup.failOver()
        let pausing = try admission(.web(session: "s", request: "7f"))
        _ = try await setup.engine.instruct("k3f9", .pause, pausing) { _ in [] }
        _ = try await setup.engine.instruct("k3f9", .resume, try admission(.web(session: "s", request: "80"))) { _ in []
        }
        let again = try await setup.engine.instruct("k3f9", .pause, pausing) { _ in [] }
        #expect(again.phase.name == "running", "as it is by then")
        #expect(Event.names(await setup.journal.events).count { $0 == "paused" } == 1)
    }

    @Test func `an operation that is over is found as well`() async throws {
        let setup = EngineSetup()
        try await setup.failOver(start: false)
        let discarding = try admission(.machine(request: "7f"))
        for _ in 0..<2 {
            let operation = try await setup.engine.instruct("k3f9", .discard, discarding) { _ in [] }
            #expect(operation.phase.name == "discarded")
        }
    }

    @Test func `a restraint is imposed once, whenever it is asked`() async throws {
        let setup = EngineSetup()
        func freeze(_ seconds: Int64) -> RestraintChange {
            .imposed(Restraint(cluster: nil, reason: "", by: "U0ALICE", since: Timestamp(seconds: seconds)))
        }
        let freezing = try admission(.schedule("nights", time: "1"))
        try await setup.engine.restrain(freeze(1), freezing, posts: [])
        try await setup.engine.restrain(freeze(2), freezing, posts: [])
        #expect(try await setup.engine.restraintsInForce().map(\.since) == [Timestamp(seconds: 1)])
        let another = try admission(.schedule("nights", time: "2"))
        await #expect(throws: EngineError.refused(Refusal("everything is frozen already."))) {
            try await setup.engine.restrain(freeze(3), another, posts: [])
        }
    }

    @Test func `something else under the same key is refused`() async throws {
        let setup = EngineSetup()
        let admission = try admission(.machine(request: "7f"))
        _ = try await plan(setup, admission, failover(start: false))
        let refusal = EngineError.refused(
            Refusal("Something else was asked for under this name before; nothing was done."))
        await #expect(throws: refusal) { try await plan(setup, admission, failover(to: "orders-3", start: false)) }
        await #expect(throws: refusal) { try await setup.engine.instruct("k3f9", .discard, admission) { _ in [] } }
        await #expect(throws: refusal) {
            try await setup.engine.restrain(.lifted(nil, by: "U0ALICE"), admission, posts: [])
        }
        #expect(await setup.journal.events.count == 1)
    }

    @Test func `what was refused is judged anew`() async throws {
        let setup = EngineSetup()
        let admission = try admission(.machine(request: "7f"))
        await setup.fleet.change { $0.writing("orders-2") }
        await #expect(throws: EngineError.self) { try await plan(setup, admission, failover()) }
        await setup.fleet.change { $0.writing("orders-1") }
        #expect(try await plan(setup, admission, failover()).phase.name == "running")
    }

    @Test func `callers of one name do not know each other's keys`() async throws {
        let setup = EngineSetup()
        let first = try await plan(setup, try admission(.machine(request: "7f")), failover(start: false))
        let second = try await plan(setup, try admission(.web(session: "s", request: "7f")), failover(start: false))
        #expect(first.id != second.id)
    }
}
