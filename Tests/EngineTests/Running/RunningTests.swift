import Maintenance
import TestSupport
import Testing

@testable import Engine

/// One turn per operation at a time, and an orderly end.
struct RunningTests {
    private let users = Target(place: Target.orders.place, cluster: "users")

    @Test(.holds(.oneTurnAtATime, .noDataRaces)) func `an operation in a turn gets no second one, and holds up no other`()
        async throws
    {
        let house = EngineHouse()
        await house.fleet.put(.users())
        await house.fleet.answer(.held)
        try await house.running {
            try await house.resize()
            await house.fleet.held(1)
            let looks = await house.fleet.looks[.orders]
            try await house.failOver("users")
            for _ in 0..<60 {
                await house.clock.sleepers(1)
                house.clock.advance(by: .seconds(1))
                for _ in 0..<50 { await Task.yield() }
            }
            #expect(await house.fleet.looks[.orders] == looks)
            #expect(await house.fleet.looks[users, default: 0] > 5)
            #expect(await house.engine.busy.contains("k3f9"))
            await house.fleet.release()
            try await house.wait { await house.fleet.looks[.orders] != looks }
        }
    }

    @Test func `stop lets the call under way end, records what came of it and begins no turn`() async throws {
        let house = EngineHouse()
        await house.fleet.answer(.held)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await house.engine.run() }
            try await house.resize()
            await house.fleet.held(1)
            house.engine.stop()
            #expect(await house.engine.busy == ["k3f9"])
            await house.fleet.release()
            try await group.waitForAll()
        }
        let names = Event.names(await house.journal.events)
        #expect(names.last == "mutationAccepted", "\(names)")
        #expect(await house.fleet.calls.count == 1)
        #expect(await house.engine.busy.isEmpty)
    }

    @Test func `an engine that was stopped before it ran ends at once`() async throws {
        let house = EngineHouse()
        try await house.resize()
        house.engine.stop()
        try await house.engine.run()
        #expect(await house.fleet.calls.isEmpty)
    }

    @Test func `operations in one place are looked at together`() async throws {
        let house = EngineHouse()
        await house.fleet.put(.users())
        try await house.failOver()
        try await house.failOver("users")
        try await house.running {
            try await house.pass(.seconds(30))
        }
        #expect(await house.fleet.readings.contains([.orders, users]))
    }

    @Test func `turns that one reading ends are recorded in one transaction`() async throws {
        let house = EngineHouse()
        await house.fleet.put(.users())
        try await house.failOver()
        try await house.failOver("users")
        let before = await house.journal.groups.count
        try await house.running {
            try await house.wait { await house.openGate("k3f9") != nil }
            try await house.wait { await house.openGate("m7q2") != nil }
        }
        #expect(await house.journal.groups.dropFirst(before).contains(2))
    }

    @Test func `a journal that cannot be read at the start is an error, not an empty house`() async throws {
        let house = EngineHouse()
        let error = JournalError(.failed, "no such table")
        await house.journal.breakReading(error)
        await #expect(throws: error) { try await house.engine.run() }
    }

    @Test func `an operation that is over is forgotten, and can still be asked about`() async throws {
        let house = EngineHouse()
        let operation = try await house.failOver(start: false)
        _ = try await house.engine.instruct(operation.id, .discard, by: "U0ALICE", answering: nil)
        #expect(await house.engine.standings().isEmpty)
        #expect(try await house.engine.standing(of: operation.id)?.operation.phase.name == "discarded")
        #expect(try await house.engine.standing(of: "none") == nil)
    }
}
