import Engine
import Maintenance
import TestSupport
import Testing

/// A crash at any point, and a new start with nothing but the journal.
struct StartUpTests {
    /// Where the process ended.
    enum Moment: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case planned, started, promptUnsent, promptSent, answered, called, calledInVain, paused, lostInVain
        var testDescription: String { rawValue }
    }

    /// Brings a failover to the moment.
    private func bring(_ setup: EngineSetup, to moment: Moment) async throws {
        try await setup.running {
            try await setup.failOver(start: moment != .planned)
            switch moment {
            case .planned:
                try await setup.pass(.seconds(5))
            case .started:
                break
            case .promptUnsent:
                try await setup.wait(delivering: false) {
                    await setup.journal.operation("k3f9")?.progress?.waitingGate != nil
                }
            case .promptSent:
                try await setup.wait { await setup.openGate() != nil }
            case .paused:
                try await setup.wait { await setup.openGate() != nil }
                _ = try await setup.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: nil)
            case .answered, .called, .calledInVain, .lostInVain:
                try await setup.wait { await setup.openGate() != nil }
                try await callOrCrash(setup, moment)
            }
        }
        await setup.journal.refuse(nil)
        await setup.journal.breakReading(nil)
    }

    /// Goes on to the call as far as the moment says; what comes after is not recorded.
    private func callOrCrash(_ setup: EngineSetup, _ moment: Moment) async throws {
        switch moment {
        case .answered:
            await setup.journal.refuse("mutationIntended")
            try await setup.answerGate()
            try await setup.pass(.seconds(5))
        case .called, .calledInVain:
            // The process ends during the call: no outcome is recorded, and nothing that is seen after it.
            await setup.fleet.answer(.lost(tookEffect: moment == .called))
            await setup.journal.refuse("mutationUnknown")
            try await setup.answerGate()
            try await setup.wait { await setup.fleet.failovers == 1 }
        default:
            await setup.fleet.answer(.lost(tookEffect: false))
            try await setup.answerGate()
            try await setup.wait { await setup.fleet.failovers == 1 }
        }
    }

    @Test(arguments: Moment.allCases)
    func `an operation goes on from wherever the process ended`(moment: Moment) async throws {
        let crashed = EngineSetup()
        try await bring(crashed, to: moment)
        let setup = crashed.restarted()
        let calls = await setup.fleet.failovers
        try await setup.running {
            try await setup.pass(.seconds(3))
            switch moment {
            case .planned:
                #expect(await setup.phase() == "planned")
                let plan = try await setup.operation().plan.digest
                await setup.chat.react(
                    "arrow_forward", by: "U0ALICE", to: EngineSetup.message(of: PostID("k3f9/plan/\(plan.short)")))
                try await setup.answerGate()
            case .paused:
                #expect(await setup.phase() == "paused")
                _ = try await setup.engine.instruct("k3f9", .resume, by: "U0OTTO", answering: nil)
                try await setup.answerGate()
            case .started, .promptUnsent, .promptSent:
                try await setup.answerGate()
            case .answered, .called:
                break
            case .calledInVain, .lostInVain:
                #expect(await setup.fleet.failovers == calls, "not repeated blind")
                try await setup.answerGate()
            }
            try await setup.wait { await setup.phase() == "completed" }
        }
        let wasInVain = moment == .calledInVain || moment == .lostInVain
        #expect(await setup.fleet.failovers == (wasInVain ? 2 : 1))
        #expect(await setup.fleet.unrecorded.isEmpty)
        let gates = try await setup.operation().progress?.gates.count
        #expect(gates == (wasInVain || moment == .paused ? 2 : 1))
    }

    @Test func `what is over is not taken up, and what cannot be started is left alone`() async throws {
        let setup = EngineSetup()
        try await setup.failOver(start: false)
        _ = try await setup.engine.instruct("k3f9", .discard, by: "U0ALICE", answering: nil)
        let again = setup.restarted()
        try await again.running { try await again.pass(.minutes(2)) }
        #expect(await again.fleet.readings.isEmpty)
        #expect(await again.chat.reads.isEmpty)
    }

    @Test func `a plan that nobody starts expires, also while the process was down`() async throws {
        let crashed = EngineSetup()
        try await crashed.failOver(start: false)
        crashed.clock.advance(by: .seconds(24 * 3_600))
        let setup = crashed.restarted()
        try await setup.running {
            try await setup.wait(atMost: 5) { await setup.phase() == "expired" }
        }
    }
}
