import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import Engine

/// Clusters of one name in two regions are two clusters.
struct RegionTests {
    private static let west = Observation.orders(in: "eu-west-1")

    private static func house() async throws -> EngineHouse {
        let house = EngineHouse()
        await house.fleet.put(west)
        return house
    }

    @discardableResult
    private static func failOver(_ house: EngineHouse, in region: String?) async throws -> Maintenance.Operation {
        try await house.engine.plan(.failover(FailoverRunbook(to: "orders-2")), region: region)
    }

    private static func answer(_ id: OperationID, _ house: EngineHouse) async throws {
        try await house.wait { await house.openGate(id) != nil }
        let prompt = try #require(await house.openGate(id)?.prompt)
        await house.chat.react("white_check_mark", by: "U0BOB", to: prompt.message)
    }

    @Test func `operations on clusters of one name in two regions go on side by side, each on its own`() async throws {
        let house = try await Self.house()
        try await house.running {
            #expect(try await Self.failOver(house, in: nil).target == .orders)
            #expect(try await Self.failOver(house, in: "eu-west-1").target == Self.west.target)
            try await house.wait { await house.openGate("k3f9") != nil }
            try await Self.answer("m7q2", house)
            try await house.wait { await house.phase("m7q2") == "completed" }
            #expect(await house.fleet.clusters(of: "orders") == ["eu-west-1": "orders-2", "us-east-1": "orders-1"])
            #expect(await house.phase("k3f9") == "running")
            try await Self.answer("k3f9", house)
            try await house.wait { await house.phase("k3f9") == "completed" }
        }
        #expect(await house.fleet.clusters(of: "orders") == ["eu-west-1": "orders-2", "us-east-1": "orders-2"])
        #expect(await house.fleet.failovers == 2)
        #expect(await house.fleet.unrecorded.isEmpty)
    }

    private static func restrain(_ house: EngineHouse, _ change: RestraintChange) async throws {
        try await house.engine.restrain(change, try .sample(), posts: [])
    }

    private static func lock(_ region: String?) -> RestraintChange {
        .imposed(
            Restraint(cluster: "orders", region: region, reason: "", by: "U0ALICE", since: Observation.sampleInstant))
    }

    @Test func `a lock in one region holds nothing back in another`() async throws {
        let house = try await Self.house()
        try await house.running {
            try await Self.restrain(house, Self.lock("eu-west-1"))
            #expect(try await Self.failOver(house, in: nil).plan.blocks.isEmpty)
            #expect(try await Self.failOver(house, in: "eu-west-1").plan.blocks.map(\.check) == ["restraint"])
            try await Self.answer("k3f9", house)
            try await house.wait { await house.phase("k3f9") == "completed" }
        }
        #expect(await house.fleet.clusters(of: "orders") == ["eu-west-1": "orders-1", "us-east-1": "orders-2"])
    }

    @Test func `locks of two regions are imposed and lifted each by itself, and remembered`() async throws {
        let house = try await Self.house()
        try await Self.restrain(house, Self.lock("eu-west-1"))
        try await Self.restrain(house, Self.lock("us-east-1"))
        await #expect(throws: EngineError.refused(Refusal("orders is locked in us-east-1 already."))) {
            try await Self.restrain(house, Self.lock("us-east-1"))
        }
        try await Self.restrain(house, .lifted("orders", region: "us-east-1", by: "U0ALICE"))
        #expect(await house.engine.restraints().map(\.region) == ["eu-west-1"])
        let later = house.restarted()
        try await later.engine.load()
        #expect(await later.engine.restraints().map(\.region) == ["eu-west-1"])
    }

    @Test func `a lock without a region is lifted from any`() async throws {
        let house = try await Self.house()
        try await Self.restrain(house, Self.lock(nil))
        await #expect(throws: EngineError.refused(Refusal("orders is locked already."))) {
            try await Self.restrain(house, Self.lock("eu-west-1"))
        }
        try await Self.restrain(house, .lifted("orders", region: "us-east-1", by: "U0ALICE"))
        #expect(await house.engine.restraints() == [])
        #expect(await house.journal.restraints().inForce == [])
    }
}
