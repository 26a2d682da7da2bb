import Maintenance
import TestSupport
import Testing

@testable import Engine

/// Look, decide, record, act: in this order, and each call once.
struct TurnTests {
    @Test func `every call is in the journal before it is made`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.resize()
            for _ in 0..<2 {
                try await setup.answerGate()
                try await setup.wait { await setup.openGate() == nil }
            }
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.unrecorded.isEmpty)
        let calls = await setup.fleet.calls
        #expect(calls.count == 7)
        #expect(await setup.fleet.failovers == 2)
        #expect(Set(calls.map { "\($0)" }).count == calls.count, "no call is made twice")
        #expect(await setup.engine.standings().isEmpty)
    }

    @Test func `an intent that cannot be recorded is not acted on, and the operation goes on later`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            await setup.journal.refuse("mutationIntended")
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.pass(.seconds(20))
            #expect(await setup.fleet.calls.isEmpty)
            #expect(await setup.phase() == "running")
            await setup.journal.refuse(nil)
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.failovers == 1)
        #expect(await setup.fleet.unrecorded.isEmpty)
    }

    @Test(.holds(.noDataRaces)) func `a turn that was overtaken decides again and makes no call of the old decision`()
        async throws
    {
        let setup = EngineSetup()
        let operation = try await setup.resize(start: false)
        try await setup.engine.load()
        _ = try await setup.engine.instruct(operation.id, .start, by: "U0ALICE", answering: nil)
        await setup.journal.expect(.overtaken { _ in [.paused(.person("U0OTTO"))] })
        try await setup.running {
            try await setup.wait { await setup.phase() == "paused" }
            try await setup.pass(.seconds(10))
            #expect(await setup.engine.standings().map(\.operation.phase.name) == ["paused"])
        }
        #expect(await setup.fleet.calls.isEmpty)
        #expect(try await setup.operation().progress?.outstanding == [])
    }

    @Test func `an outcome whose record was overtaken is recorded onto what is stored now`() async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.held)
        try await setup.running {
            try await setup.resize()
            await setup.fleet.held(1)
            await setup.journal.expect(.overtaken { _ in [.paused(.person("U0OTTO"))] })
            await setup.fleet.release()
            try await setup.wait { await setup.engine.busy.isEmpty }
        }
        #expect(Event.names(await setup.journal.events).suffix(2) == ["paused", "mutationAccepted"])
    }

    @Test func `a call of unknown outcome that took effect is proved by looking and not repeated`() async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.lost(tookEffect: true))
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.failovers == 1)
        #expect(Event.names(await setup.journal.events).contains("mutationUnknown"))
    }

    @Test func `a gated call of unknown outcome without effect is not repeated, but asked for again`() async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.lost(tookEffect: false))
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.pass(.minutes(4))
            #expect(await setup.fleet.failovers == 1)
            #expect(await setup.openGate() == nil)
            try await setup.wait { await setup.openGate() != nil }
            #expect(await setup.openGate()?.id == "k3f9/fail-over/2")
            try await setup.pass(.minutes(2))
            #expect(await setup.fleet.failovers == 1)
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.failovers == 2)
    }

    @Test func `an outcome that cannot be recorded counts as unknown`() async throws {
        let setup = EngineSetup()
        await setup.journal.refuse("mutationAccepted")
        try await setup.running {
            try await setup.failOver()
            try await setup.answerGate()
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.failovers == 1)
        #expect(!Event.names(await setup.journal.events).contains("mutationAccepted"))
    }

    @Test func `a call that was put off is made again when its time has come`() async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.deferred)
        try await setup.running {
            try await setup.resize()
            try await setup.wait { await setup.fleet.calls.count == 1 }
            let first = setup.now
            try await setup.wait { await setup.fleet.calls.count == 2 }
            #expect(setup.now - first >= .seconds(7))
        }
        let calls = await setup.fleet.calls
        #expect(calls[0] == calls[1])
    }

    @Test(.holds(.deniedOnce, .rollbackHeedsErrors))
    func `a refused call pauses the operation with the reason, and a retry makes it again`() async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.refused)
        try await setup.running {
            try await setup.resize()
            try await setup.wait { await setup.phase() == "paused" }
            try await setup.pass(.minutes(1))
            #expect(await setup.fleet.calls.count == 1)
            _ = try await setup.engine.instruct("k3f9", .resume, by: "U0OTTO", answering: nil)
            try await setup.wait { await setup.fleet.calls.count == 2 }
        }
        #expect(
            await setup.journal.events.contains { event in
                guard case .paused(.trouble(_, let reason)) = event else { return false }
                return reason == "InsufficientDBInstanceCapacity: none in us-east-1b"
            })
        #expect(await setup.journal.posts.contains { $0.id.text.hasPrefix("k3f9/paused/") })
    }

    @Test func `an error of the journal in the middle ends no operation`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            // What is not recorded as delivered is delivered again.
            for code in [JournalError.Code.locked, .diskFull, .failed, .unreadable] {
                await setup.journal.expect(.refused(JournalError(code, "now and then")))
                do { try await setup.pass(.seconds(3)) } catch is JournalError {}
            }
            try await setup.answerGate()
            await setup.journal.expect(.refused(JournalError(.diskFull, "now and then")))
            do { try await setup.pass(.seconds(3)) } catch is JournalError {}
            try await setup.wait { await setup.phase() == "completed" }
        }
        #expect(await setup.fleet.failovers == 1)
    }

    @Test func `while AWS cannot be read nothing is done, and since when and why is told`() async throws {
        let setup = EngineSetup()
        await setup.fleet.hide(.orders, because: "Throttling")
        try await setup.running {
            try await setup.resize()
            try await setup.pass(.minutes(10))
            #expect(await setup.fleet.calls.isEmpty)
            let standing = try #require(await setup.engine.standings().first)
            #expect(standing.blindness == .init(reason: "Throttling", since: Observation.sampleInstant))
            #expect(standing.operation.phase.name == "running")
            await setup.fleet.hide(.orders, because: nil)
            try await setup.wait(atMost: 10) { await !setup.fleet.calls.isEmpty }
            #expect(await setup.engine.standings().first?.blindness == nil)
        }
    }

    @Test func `when AWS refuses to be read for good, the operation pauses`() async throws {
        let setup = EngineSetup()
        await setup.fleet.hide(.orders, because: "AccessDenied", passes: false)
        try await setup.running {
            try await setup.resize()
            try await setup.pass(.minutes(4))
            #expect(await setup.phase() == "running")
            try await setup.wait(atMost: 120) { await setup.phase() == "paused" }
        }
        #expect(await setup.journal.events.contains(.paused(.blind("AccessDenied"))))
        #expect(await setup.fleet.calls.isEmpty)
    }

    @Test func `what a step waits for is kept with since when it does`() async throws {
        let setup = EngineSetup()
        await setup.fleet.change { $0.with("orders-2") { $0.status = "modifying" } }
        await setup.fleet.basis { _ in .orders() }
        try await setup.running {
            try await setup.failOver()
            try await setup.wait(atMost: 10) { await setup.engine.standings().first?.waits.isEmpty == false }
            let first = try #require(await setup.engine.standings().first?.waits["fail-over"])
            try await setup.pass(.seconds(20))
            #expect(await setup.engine.standings().first?.waits["fail-over"] == first)
        }
        #expect(await setup.fleet.calls.isEmpty)
    }
}
