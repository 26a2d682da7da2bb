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
    private func bring(_ house: EngineHouse, to moment: Moment) async throws {
        try await house.running {
            try await house.failOver(start: moment != .planned)
            switch moment {
            case .planned:
                try await house.pass(.seconds(5))
            case .started:
                break
            case .promptUnsent:
                try await house.wait(delivering: false) {
                    await house.journal.operation("k3f9")?.progress?.waitingGate != nil
                }
            case .promptSent:
                try await house.wait { await house.openGate() != nil }
            case .paused:
                try await house.wait { await house.openGate() != nil }
                _ = try await house.engine.instruct("k3f9", .pause, by: "U0ALICE", answering: nil)
            case .answered, .called, .calledInVain, .lostInVain:
                try await house.wait { await house.openGate() != nil }
                try await callOrCrash(house, moment)
            }
        }
        await house.journal.refuse(nil)
        await house.journal.breakReading(nil)
    }

    /// Goes on to the call as far as the moment says; what comes after is not recorded.
    private func callOrCrash(_ house: EngineHouse, _ moment: Moment) async throws {
        switch moment {
        case .answered:
            await house.journal.refuse("mutationIntended")
            try await house.answerGate()
            try await house.pass(.seconds(5))
        case .called, .calledInVain:
            // The process ends during the call: no outcome is recorded, and nothing that is seen after it.
            await house.fleet.answer(.lost(tookEffect: moment == .called))
            await house.journal.refuse("mutationUnknown")
            try await house.answerGate()
            try await house.wait { await house.fleet.failovers == 1 }
        default:
            await house.fleet.answer(.lost(tookEffect: false))
            try await house.answerGate()
            try await house.wait { await house.fleet.failovers == 1 }
        }
    }

    @Test(arguments: Moment.allCases)
    func `an operation goes on from wherever the process ended`(moment: Moment) async throws {
        let crashed = EngineHouse()
        try await bring(crashed, to: moment)
        let house = crashed.restarted()
        let calls = await house.fleet.failovers
        try await house.running {
            try await house.pass(.seconds(3))
            switch moment {
            case .planned:
                #expect(await house.phase() == "planned")
                let plan = try await house.operation().plan.digest
                await house.chat.react(
                    "arrow_forward", by: "U0ALICE", to: EngineHouse.message(of: PostID("k3f9/plan/\(plan.short)")))
                try await house.answerGate()
            case .paused:
                #expect(await house.phase() == "paused")
                _ = try await house.engine.instruct("k3f9", .resume, by: "U0OTTO", answering: nil)
                try await house.answerGate()
            case .started, .promptUnsent, .promptSent:
                try await house.answerGate()
            case .answered, .called:
                break
            case .calledInVain, .lostInVain:
                #expect(await house.fleet.failovers == calls, "not repeated blind")
                try await house.answerGate()
            }
            try await house.wait { await house.phase() == "completed" }
        }
        let wasInVain = moment == .calledInVain || moment == .lostInVain
        #expect(await house.fleet.failovers == (wasInVain ? 2 : 1))
        #expect(await house.fleet.unrecorded.isEmpty)
        let gates = try await house.operation().progress?.gates.count
        #expect(gates == (wasInVain || moment == .paused ? 2 : 1))
    }

    @Test func `what is over is not taken up, and what cannot be started is left alone`() async throws {
        let house = EngineHouse()
        try await house.failOver(start: false)
        _ = try await house.engine.instruct("k3f9", .discard, by: "U0ALICE", answering: nil)
        let again = house.restarted()
        try await again.running { try await again.pass(.minutes(2)) }
        #expect(await again.fleet.readings.isEmpty)
        #expect(await again.chat.reads.isEmpty)
    }

    @Test func `a plan that nobody starts expires, also while the process was down`() async throws {
        let crashed = EngineHouse()
        try await crashed.failOver(start: false)
        crashed.clock.advance(by: .seconds(24 * 3_600))
        let house = crashed.restarted()
        try await house.running {
            try await house.wait(atMost: 5) { await house.phase() == "expired" }
        }
    }
}
