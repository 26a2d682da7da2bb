import Maintenance
import TestSupport
import Testing

@testable import Engine

/// Between its clearance and its sending a call may wait: what was said meanwhile counts.
struct WithheldCallTests {
    enum Stop: String, CaseIterable, Sendable {
        case pause, abort, freeze
    }

    @Test(arguments: Stop.allCases)
    func `a call that waits for its turn is not sent after somebody stopped it`(stop: Stop) async throws {
        let setup = EngineSetup()
        await setup.fleet.answer(.waiting)
        try await setup.running {
            try await setup.resize()
            await setup.fleet.held(1)
            switch stop {
            case .pause: _ = try await setup.engine.instruct("k3f9", .pause, by: "U0OTTO", answering: nil)
            case .abort:
                _ = try await setup.engine.instruct("k3f9", .abort(reason: "wrong"), by: "U0OTTO", answering: nil)
            case .freeze:
                let freeze = Restraint(cluster: nil, reason: "release", by: "U0OTTO", since: setup.now)
                try await setup.engine.restrain(.imposed(freeze), try .sample("U0OTTO"), posts: [])
            }
            await setup.fleet.release()
            try await setup.pass(.minutes(1))
            #expect(await setup.fleet.calls.isEmpty)
        }
        let names = Event.names(await setup.journal.events)
        // What became of a call does not matter to an operation that is over.
        #expect(names.contains("mutationWithheld") == (stop != .abort))
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
