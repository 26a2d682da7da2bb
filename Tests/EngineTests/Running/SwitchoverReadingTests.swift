import Maintenance
import TestSupport
import Testing

@testable import Engine

/// What the engine reads when a step wants to know how far green is behind.
struct SwitchoverReadingTests {
    private static let switchover = Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300)
    private static let want = Mutation.switchOver(switchover).safetyReadings

    private static func deployed(_ observation: Observation) -> Observation {
        var seen = observation
        seen.deployments = .known([
            Deployment(
                identifier: "bgd-1", name: "orders-co-k3f9", source: "arn:blue", target: "arn:green",
                status: "AVAILABLE")
        ])
        return seen
    }

    @Test func `the lag of green is read where the observation of the same turn says that it shows`() async throws {
        let house = EngineHouse()
        let operation = try await house.failOver(start: false)
        await house.fleet.change { Self.deployed($0) }
        let look = Look(now: house.now, sighting: .notLooked)
        let wider = await house.engine.widen(look, for: [Self.want, .observation], of: operation)
        #expect(wider?.safety?.replicationLag == .known(.volume(5_000_000)))
        #expect(wider?.safety?.snapshotsInProgress == .known([]))
        #expect(await house.fleet.gauges == [.slots(blueWriter: "orders-1")])
    }

    @Test func `without a deployment in sight it says so and asks for no metric`() async throws {
        let house = EngineHouse()
        let operation = try await house.failOver(start: false)
        let blind = await house.engine.widen(
            Look(now: house.now, sighting: .notLooked), for: [Self.want], of: operation)
        #expect(blind?.safety?.replicationLag == .unavailable("Blue and green could not be seen."))
        let empty = Look(now: house.now, sighting: .seen(.orders()))
        let wider = await house.engine.widen(empty, for: [Self.want], of: operation)
        #expect(wider?.safety?.replicationLag == .unavailable("AWS shows no deployment bgd-1."))
        #expect(await house.fleet.gauges.isEmpty)
    }

    @Test func `only a switchover asks how far green is behind`() async throws {
        #expect(Self.want == .safetyReadings(nil, before: Self.switchover))
        let failover = Mutation.failOver("orders", to: "orders-2").safetyReadings
        #expect(failover == .safetyReadings("orders-2"))
        let house = EngineHouse()
        let operation = try await house.failOver(start: false)
        let wider = await house.engine.widen(
            Look(now: house.now, sighting: .seen(Self.deployed(.orders()))), for: [failover], of: operation)
        #expect(wider?.safety?.replicationLag == .unavailable("Nobody asked."))
        #expect(await house.fleet.gauges.isEmpty)
    }
}
