import Maintenance
import TestSupport
import Testing

@testable import Engine

/// A clock that is set while calls are under way, or while a question is answered.
struct ClockTests {
    @Test(arguments: [Span.seconds(4), .minutes(5), .minutes(24 * 60)])
    func `an operation goes on where it was, and the step is told once`(_ step: Span) async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.held)
        try await setup.running {
            try await setup.resize()
            await setup.fleet.held(1)
            setup.wall.setBack(by: step)
            await setup.fleet.release()
            try await setup.wait(atMost: 60) { await setup.openGate() != nil }
        }
        let told = await setup.journal.events.count { $0.name == "clockSet" }
        #expect(told == (step > Maintenance.Operation.clockTolerance ? 1 : 0))
    }

    @Test func `a clock that is set forward makes nobody wait less`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            setup.wall.setForward(by: .minutes(60))
            try await setup.pass(.minutes(10))
            #expect(await setup.openGate() != nil)
            try await setup.answerGate()
            try await setup.wait(atMost: 60) { await setup.phase() == "completed" }
        }
        #expect(await setup.journal.events.count { $0.name == "clockSet" } == 1)
    }

    @Test func `an engine with nothing to do begins at once what is asked of it after the clock was set forward`()
        async throws
    {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.pass(.seconds(5))
            setup.wall.setForward(by: .minutes(60))
            try await setup.failOver()
            try await setup.wait(atMost: 10) { await setup.openGate() != nil }
        }
    }

    @Test func `a prompt can be answered no longer than its time though the clock is set back meanwhile`() async throws
    {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            try await setup.pass(.minutes(14))
            setup.wall.setBack(by: .minutes(10))
            try await setup.pass(.minutes(17))
            #expect(await setup.openGate() == nil)
        }
        #expect(await setup.fleet.calls.isEmpty)
    }

    @Test func `a prompt that does not say in time that its call is made ends it, whatever the clock shows`()
        async throws
    {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.waitForAnnouncement()
            setup.wall.setBack(by: .minutes(60))
            // The first look after the step notices it.
            for _ in 0..<30 where await !setup.journal.events.contains(where: { $0.name == "mutationWithheld" }) {
                await setup.clock.sleepers(1)
                setup.clock.advance(by: .seconds(2))
                for _ in 0..<200 { await Task.yield() }
            }
            #expect(await setup.journal.events.contains { $0.name == "mutationWithheld" })
        }
        #expect(await setup.fleet.calls.isEmpty)
    }

    @Test func `an approval that was given before a start serves no call after it, though the clock was set back`()
        async throws
    {
        let crashed = EngineSetup()
        await crashed.fleet.answer(.deferred)
        try await crashed.running {
            try await crashed.failOver()
            try await crashed.answerGate()
            try await crashed.wait { await crashed.journal.events.contains { $0.name == "mutationDeferred" } }
        }
        crashed.wall.setBack(by: .minutes(5))
        let setup = crashed.restarted()
        try await setup.running {
            try await setup.wait(atMost: 120) { await setup.journal.operation("k3f9")?.progress?.gates.count == 2 }
            #expect(await setup.fleet.failovers == 1, "the one that AWS put off")
        }
    }
}
