import Maintenance
import TestSupport
import Testing

@testable import Engine

/// Look, decide, record, act: in this order, and each call once.
struct TurnTests {
    @Test func `every call is in the journal before it is made`() async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.resize()
            for _ in 0..<2 {
                try await house.answerGate()
                try await house.wait { await house.openGate() == nil }
            }
            try await house.wait { await house.phase() == "completed" }
        }
        #expect(await house.fleet.unrecorded.isEmpty)
        let calls = await house.fleet.calls
        #expect(calls.count == 7)
        #expect(await house.fleet.failovers == 2)
        #expect(Set(calls.map { "\($0)" }).count == calls.count, "no call is made twice")
        #expect(await house.engine.standings().isEmpty)
    }

    @Test func `an intent that cannot be recorded is not acted on, and the operation goes on later`() async throws {
        let house = EngineHouse()
        try await house.running {
            await house.journal.refuse("mutationIntended")
            try await house.failOver()
            try await house.answerGate()
            try await house.pass(.seconds(20))
            #expect(await house.fleet.calls.isEmpty)
            #expect(await house.phase() == "running")
            await house.journal.refuse(nil)
            try await house.wait { await house.phase() == "completed" }
        }
        #expect(await house.fleet.failovers == 1)
        #expect(await house.fleet.unrecorded.isEmpty)
    }

    @Test(.holds(.noDataRaces)) func `a turn that was overtaken decides again and makes no call of the old decision`()
        async throws
    {
        let house = EngineHouse()
        let operation = try await house.resize(start: false)
        try await house.engine.load()
        _ = try await house.engine.instruct(operation.id, .start, by: "U0ALICE", answering: nil)
        await house.journal.expect(.overtaken { _ in [.paused(.person("U0OTTO"))] })
        try await house.running {
            try await house.wait { await house.phase() == "paused" }
            try await house.pass(.seconds(10))
            #expect(await house.engine.standings().map(\.operation.phase.name) == ["paused"])
        }
        #expect(await house.fleet.calls.isEmpty)
        #expect(try await house.operation().progress?.outstanding == [])
    }

    @Test func `an outcome whose record was overtaken is recorded onto what is stored now`() async throws {
        let house = EngineHouse()
        await house.fleet.answer(.held)
        try await house.running {
            try await house.resize()
            await house.fleet.held(1)
            await house.journal.expect(.overtaken { _ in [.paused(.person("U0OTTO"))] })
            await house.fleet.release()
            try await house.wait { await house.engine.busy.isEmpty }
        }
        #expect(Event.names(await house.journal.events).suffix(2) == ["paused", "mutationAccepted"])
    }

    @Test func `a call of unknown outcome that took effect is proved by looking and not repeated`() async throws {
        let house = EngineHouse()
        await house.fleet.answer(.lost(tookEffect: true))
        try await house.running {
            try await house.failOver()
            try await house.answerGate()
            try await house.wait { await house.phase() == "completed" }
        }
        #expect(await house.fleet.failovers == 1)
        #expect(Event.names(await house.journal.events).contains("mutationUnknown"))
    }

    @Test func `a gated call of unknown outcome without effect is not repeated, but asked for again`() async throws {
        let house = EngineHouse()
        await house.fleet.answer(.lost(tookEffect: false))
        try await house.running {
            try await house.failOver()
            try await house.answerGate()
            try await house.pass(.minutes(4))
            #expect(await house.fleet.failovers == 1)
            #expect(await house.openGate() == nil)
            try await house.wait { await house.openGate() != nil }
            #expect(await house.openGate()?.id == "k3f9/fail-over/2")
            try await house.pass(.minutes(2))
            #expect(await house.fleet.failovers == 1)
            try await house.answerGate()
            try await house.wait { await house.phase() == "completed" }
        }
        #expect(await house.fleet.failovers == 2)
    }

    @Test func `an outcome that cannot be recorded counts as unknown`() async throws {
        let house = EngineHouse()
        await house.journal.refuse("mutationAccepted")
        try await house.running {
            try await house.failOver()
            try await house.answerGate()
            try await house.wait { await house.phase() == "completed" }
        }
        #expect(await house.fleet.failovers == 1)
        #expect(!Event.names(await house.journal.events).contains("mutationAccepted"))
    }

    @Test func `a call that was put off is made again when its time has come`() async throws {
        let house = EngineHouse()
        await house.fleet.answer(.deferred)
        try await house.running {
            try await house.resize()
            try await house.wait { await house.fleet.calls.count == 1 }
            let first = house.now
            try await house.wait { await house.fleet.calls.count == 2 }
            #expect(house.now - first >= .seconds(7))
        }
        let calls = await house.fleet.calls
        #expect(calls[0] == calls[1])
    }

    @Test(.holds(.deniedOnce, .rollbackHeedsErrors))
    func `a refused call pauses the operation with the reason, and a retry makes it again`() async throws {
        let house = EngineHouse()
        await house.fleet.answer(.refused)
        try await house.running {
            try await house.resize()
            try await house.wait { await house.phase() == "paused" }
            try await house.pass(.minutes(1))
            #expect(await house.fleet.calls.count == 1)
            _ = try await house.engine.instruct("k3f9", .resume, by: "U0OTTO", answering: nil)
            try await house.wait { await house.fleet.calls.count == 2 }
        }
        #expect(
            await house.journal.events.contains { event in
                guard case .paused(.trouble(_, let reason)) = event else { return false }
                return reason == "InsufficientDBInstanceCapacity: none in us-east-1b"
            })
        #expect(await house.journal.posts.contains { $0.id.text.hasPrefix("k3f9/paused/") })
    }

    @Test func `an error of the journal in the middle ends no operation`() async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.failOver()
            for code in [JournalError.Code.locked, .diskFull, .failed, .unreadable] {
                await house.journal.expect(.refused(JournalError(code, "now and then")))
                try await house.pass(.seconds(3))
            }
            try await house.answerGate()
            await house.journal.expect(.refused(JournalError(.diskFull, "now and then")))
            try await house.wait { await house.phase() == "completed" }
        }
        #expect(await house.fleet.failovers == 1)
    }

    @Test func `while AWS cannot be read nothing is done, and since when and why is told`() async throws {
        let house = EngineHouse()
        await house.fleet.hide(.orders, because: "Throttling")
        try await house.running {
            try await house.resize()
            try await house.pass(.minutes(10))
            #expect(await house.fleet.calls.isEmpty)
            let standing = try #require(await house.engine.standings().first)
            #expect(standing.blindness == .init(reason: "Throttling", since: Observation.sampleInstant))
            #expect(standing.operation.phase.name == "running")
            await house.fleet.hide(.orders, because: nil)
            try await house.wait(atMost: 10) { await !house.fleet.calls.isEmpty }
            #expect(await house.engine.standings().first?.blindness == nil)
        }
    }

    @Test func `when AWS refuses to be read for good, the operation pauses`() async throws {
        let house = EngineHouse()
        await house.fleet.hide(.orders, because: "AccessDenied", passes: false)
        try await house.running {
            try await house.resize()
            try await house.pass(.minutes(4))
            #expect(await house.phase() == "running")
            try await house.wait(atMost: 120) { await house.phase() == "paused" }
        }
        #expect(await house.journal.events.contains(.paused(.blind("AccessDenied"))))
        #expect(await house.fleet.calls.isEmpty)
    }

    @Test func `what a step waits for is kept with since when it does`() async throws {
        let house = EngineHouse()
        await house.fleet.change { $0.with("orders-2") { $0.status = "modifying" } }
        await house.fleet.survey { _ in .orders() }
        try await house.running {
            try await house.failOver()
            try await house.wait(atMost: 10) { await house.engine.standings().first?.waits.isEmpty == false }
            let first = try #require(await house.engine.standings().first?.waits["fail-over"])
            try await house.pass(.seconds(20))
            #expect(await house.engine.standings().first?.waits["fail-over"] == first)
        }
        #expect(await house.fleet.calls.isEmpty)
    }
}
