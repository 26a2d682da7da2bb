import Maintenance
import TestSupport
import Testing

@testable import Engine

/// One turn per operation at a time, and an orderly end.
struct RunningTests {
    private let users = Target(place: Target.orders.place, cluster: "users")

    @Test(.holds(.oneTurnAtATime, .noDataRaces))
    func `an operation in a turn gets no second one, and holds up no other`()
        async throws
    {
        let setup = EngineSetup()
        await setup.fleet.put(.users())
        await setup.fleet.answer(.held)
        try await setup.running {
            try await setup.resize()
            await setup.fleet.held(1)
            let looks = await setup.fleet.looks[.orders]
            try await setup.failOver("users")
            for _ in 0..<60 {
                await setup.clock.sleepers(1)
                setup.clock.advance(by: .seconds(1))
                for _ in 0..<50 { await Task.yield() }
            }
            #expect(await setup.fleet.looks[.orders] == looks)
            #expect(await setup.fleet.looks[users, default: 0] > 5)
            #expect(await setup.engine.busy.contains("k3f9"))
            await setup.fleet.release()
            try await setup.wait { await setup.fleet.looks[.orders] != looks }
        }
    }

    @Test func `stop lets the call under way end, records what came of it and begins no turn`() async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.held)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await setup.engine.run() }
            try await setup.resize()
            await setup.fleet.held(1)
            setup.engine.stop()
            #expect(await setup.engine.busy == ["k3f9"])
            await setup.fleet.release()
            try await group.waitForAll()
        }
        let names = Event.names(await setup.journal.events)
        #expect(names.last == "mutationAccepted", "\(names)")
        #expect(await setup.fleet.calls.count == 1)
        #expect(await setup.engine.busy.isEmpty)
    }

    @Test func `an engine that was stopped before it ran ends at once`() async throws {
        let setup = EngineSetup()
        try await setup.resize()
        setup.engine.stop()
        try await setup.engine.run()
        #expect(await setup.fleet.calls.isEmpty)
    }

    @Test func `operations in one place are looked at together`() async throws {
        let setup = EngineSetup()
        await setup.fleet.put(.users())
        try await setup.failOver()
        try await setup.failOver("users")
        try await setup.running {
            try await setup.pass(.seconds(30))
        }
        #expect(await setup.fleet.readings.contains([.orders, users]))
    }

    @Test func `turns that one reading ends are recorded in one transaction`() async throws {
        let setup = EngineSetup()
        await setup.fleet.put(.users())
        try await setup.failOver()
        try await setup.failOver("users")
        let before = await setup.journal.groups.count
        try await setup.running {
            try await setup.wait { await setup.openGate("k3f9") != nil }
            try await setup.wait { await setup.openGate("m7q2") != nil }
        }
        #expect(await setup.journal.groups.dropFirst(before).contains(2))
    }

    @Test func `a journal that cannot be read at the start is an error, not an empty setup`() async throws {
        let setup = EngineSetup()
        let error = JournalError(.failed, "no such table")
        await setup.journal.breakReading(error)
        await #expect(throws: error) { try await setup.engine.run() }
    }

    @Test func `an operation that is over is forgotten, and can still be asked about`() async throws {
        let setup = EngineSetup()
        let operation = try await setup.failOver(start: false)
        _ = try await setup.engine.instruct(operation.id, .discard, by: "U0ALICE", answering: nil)
        #expect(await setup.engine.standings().isEmpty)
        #expect(try await setup.engine.standing(of: operation.id)?.operation.phase.name == "discarded")
        #expect(try await setup.engine.standing(of: "none") == nil)
    }
}
