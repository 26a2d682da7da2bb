import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import Engine

/// Clusters of one name in two regions are two clusters.
struct RegionTests {
    private static let west = Observation.orders(in: "eu-west-1")

    private static func setup() async throws -> EngineSetup {
        let setup = EngineSetup()
        await setup.fleet.put(west)
        return setup
    }

    @discardableResult
    private static func failOver(_ setup: EngineSetup, in region: String?) async throws -> Maintenance.Operation {
        try await setup.engine.plan(.failover(FailoverRunbook(to: "orders-2")), region: region)
    }

    private static func answer(_ id: OperationID, _ setup: EngineSetup) async throws {
        try await setup.wait { await setup.openGate(id) != nil }
        let prompt = try #require(await setup.openGate(id)?.prompt)
        await setup.chat.react("white_check_mark", by: "U0BOB", to: prompt.message)
    }

    @Test func `operations on clusters of one name in two regions go on side by side, each on its own`() async throws {
        let setup = try await Self.setup()
        try await setup.running {
            #expect(try await Self.failOver(setup, in: nil).target == .orders)
            #expect(try await Self.failOver(setup, in: "eu-west-1").target == Self.west.target)
            try await setup.wait { await setup.openGate("k3f9") != nil }
            try await Self.answer("m7q2", setup)
            try await setup.wait { await setup.phase("m7q2") == "completed" }
            #expect(await setup.fleet.clusters(of: "orders") == ["eu-west-1": "orders-2", "us-east-1": "orders-1"])
            #expect(await setup.phase("k3f9") == "running")
            try await Self.answer("k3f9", setup)
            try await setup.wait { await setup.phase("k3f9") == "completed" }
        }
        #expect(await setup.fleet.clusters(of: "orders") == ["eu-west-1": "orders-2", "us-east-1": "orders-2"])
        #expect(await setup.fleet.failovers == 2)
        #expect(await setup.fleet.unrecorded.isEmpty)
    }

    private static func restrain(_ setup: EngineSetup, _ change: RestraintChange) async throws {
        try await setup.engine.restrain(change, try .sample(), posts: [])
    }

    private static func place(_ region: String) -> Place { Place(account: "123456789012", region: region) }

    private static func lock(_ region: String?) -> RestraintChange {
        .imposed(
            Restraint(
                cluster: "orders", at: region.map(place), reason: "", by: "U0ALICE", since: Observation.sampleInstant))
    }

    @Test func `a lock in one region holds nothing back in another`() async throws {
        let setup = try await Self.setup()
        try await setup.running {
            try await Self.restrain(setup, Self.lock("eu-west-1"))
            #expect(try await Self.failOver(setup, in: nil).plan.blocks.isEmpty)
            #expect(try await Self.failOver(setup, in: "eu-west-1").plan.blocks.map(\.check) == ["restraint"])
            try await Self.answer("k3f9", setup)
            try await setup.wait { await setup.phase("k3f9") == "completed" }
        }
        #expect(await setup.fleet.clusters(of: "orders") == ["eu-west-1": "orders-1", "us-east-1": "orders-2"])
    }

    @Test func `locks of two regions are imposed and lifted each by itself, and remembered`() async throws {
        let setup = try await Self.setup()
        try await Self.restrain(setup, Self.lock("eu-west-1"))
        try await Self.restrain(setup, Self.lock("us-east-1"))
        await #expect(throws: EngineError.refused(Refusal("orders is locked in us-east-1 already."))) {
            try await Self.restrain(setup, Self.lock("us-east-1"))
        }
        try await Self.restrain(setup, .lifted("orders", at: Self.place("us-east-1"), by: "U0ALICE"))
        #expect(try await setup.engine.restraintsInForce().map(\.place?.region) == ["eu-west-1"])
        let later = setup.restarted()
        try await later.engine.load()
        #expect(try await later.engine.restraintsInForce().map(\.place?.region) == ["eu-west-1"])
    }

    @Test func `a lock without a region is lifted from any`() async throws {
        let setup = try await Self.setup()
        try await Self.restrain(setup, Self.lock(nil))
        await #expect(throws: EngineError.refused(Refusal("orders is locked already."))) {
            try await Self.restrain(setup, Self.lock("eu-west-1"))
        }
        try await Self.restrain(setup, .lifted("orders", at: Self.place("us-east-1"), by: "U0ALICE"))
        #expect(try await setup.engine.restraintsInForce() == [])
        #expect(await setup.journal.restraints().inForce == [])
    }
}
