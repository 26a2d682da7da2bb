import Maintenance
import TestSupport
import Testing

@testable import Engine

/// Between its clearance and its sending a call may wait: what was said meanwhile counts.
struct WithheldCallTests {
    enum Stop: String, CaseIterable, Sendable {
        case pause, abort, freeze, lock

        func come(to setup: EngineSetup) async throws {
            switch self {
            case .pause: _ = try await setup.engine.instruct("k3f9", .pause, by: "U0OTTO", answering: nil)
            case .abort:
                _ = try await setup.engine.instruct("k3f9", .abort(reason: "wrong"), by: "U0OTTO", answering: nil)
            case .freeze: try await impose(nil, on: setup)
            case .lock: try await impose("orders", on: setup)
            }
        }

        private func impose(_ cluster: ClusterID?, on setup: EngineSetup) async throws {
            let restraint = Restraint(
                cluster: cluster, at: Target.orders.place, reason: "release", by: "U0OTTO", since: setup.now)
            try await setup.engine.restrain(.imposed(restraint), try .sample("U0OTTO"), posts: [])
        }
    }

    /// Lets time pass until a call waits for its turn.
    private func waitForHeldCall(in setup: EngineSetup) async throws {
        for _ in 0..<600 {
            while await !setup.engine.busy.isEmpty {
                if await setup.fleet.holding > 0 { return }
                try await setup.mark()
                await Task.yield()
            }
            await setup.clock.sleepers(1)
            try await setup.deliver()
            setup.clock.advance(by: .seconds(1))
            await Task.yield()
        }
        Issue.record("no call waits")
    }

    /// Runs a resize up to the change of the second of two members, which waits for its turn: before it come the stand-in, the
    /// failover, and the change of the first.
    private func runningWithHeldChange(in setup: EngineSetup, _ work: @Sendable () async throws -> Void) async throws {
        await setup.fleet.answer(.accepted, .accepted, .accepted, .waiting)
        try await setup.running {
            try await setup.resize()
            try await setup.answerGate()
            try await waitForHeldCall(in: setup)
            try await work()
        }
    }

    @Test(arguments: Stop.allCases)
    func `of two calls of one turn the second is not sent after a stop that came between them`(
        stop: Stop
    ) async throws {
        let setup = EngineSetup()
        try await runningWithHeldChange(in: setup) {
            let changes = try await setup.operation().progress?.outstanding.filter {
                $0.mutation.isOf(ModifyClass.self)
            }
            #expect(changes?.count == 2)
            #expect(Set(changes?.map(\.decidedAt) ?? []).count == 1, "of one turn")
            try await stop.come(to: setup)
            await setup.fleet.release()
            try await setup.pass(.minutes(1))
            #expect(await setup.fleet.calls.count { $0.isOf(ModifyClass.self) } == 1)
        }
        let names = Event.names(await setup.journal.events)
        // What became of a call does not matter to an operation that is over.
        #expect(names.contains("mutationWithheld") == (stop != .abort))
    }

    @Test(arguments: Stop.allCases)
    func `a call that waits for its turn is not sent after somebody stopped it`(stop: Stop) async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.waiting)
        try await setup.running {
            try await setup.resize()
            await setup.fleet.held(1)
            try await stop.come(to: setup)
            await setup.fleet.release()
            try await setup.pass(.minutes(1))
            #expect(await setup.fleet.calls.isEmpty)
        }
        let names = Event.names(await setup.journal.events)
        // What became of a call does not matter to an operation that is over.
        #expect(names.contains("mutationWithheld") == (stop != .abort))
    }

    @Test func `a call that was decided before a pause is not sent after the resumption either`() async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.waiting)
        try await setup.running {
            try await setup.resize()
            await setup.fleet.held(1)
            _ = try await setup.engine.instruct("k3f9", .pause, by: "U0OTTO", answering: nil)
            _ = try await setup.engine.instruct("k3f9", .resume, by: "U0OTTO", answering: nil)
            await setup.fleet.release()
            try await setup.wait { await setup.journal.events.contains { $0.name == "mutationWithheld" } }
            try await setup.wait { await setup.fleet.calls.count == 1 }
        }
        #expect(await setup.journal.events.count { $0.name == "mutationIntended" } >= 2)
    }

    @Test(arguments: [Stop.freeze, .lock])
    func `an approval given before a freeze or lock is known to be older, also when that is lifted at once`(
        stop: Stop
    ) async throws {
        let setup = EngineSetup()
        try await runningWithHeldChange(in: setup) {
            let approvals = try #require(try await setup.operation().progress?.approvals)
            #expect(await setup.engine.state.approvalsBeforeRestraint["k3f9"] == nil)
            try await stop.come(to: setup)
            let lock: (ClusterID?, Place?) = stop == .lock ? ("orders", Target.orders.place) : (nil, nil)
            try await setup.engine.restrain(
                .lifted(lock.0, at: lock.1, by: "U0OTTO"), try .sample("U0OTTO"), posts: [])
            #expect(await setup.engine.state.approvalsBeforeRestraint["k3f9"] == approvals)
            await setup.fleet.release()
        }
    }

    @Test func `what was withheld is asked of AWS after the operation goes on`() async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.waiting)
        try await setup.running {
            try await setup.resize()
            await setup.fleet.held(1)
            _ = try await setup.engine.instruct("k3f9", .pause, by: "U0OTTO", answering: nil)
            await setup.fleet.release()
            try await setup.pass(.seconds(10))
            _ = try await setup.engine.instruct("k3f9", .resume, by: "U0OTTO", answering: nil)
            try await setup.wait { await setup.fleet.calls.count == 1 }
        }
    }
}
