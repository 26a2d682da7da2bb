import Maintenance
import Runbooks
import TestSupport
import Testing

/// A plan that may wait for days is told of every day.
@Suite struct PlanReminderTests {
    private static let day = Span.minutes(24 * 60)

    private func planned(_ runbook: AnyRunbook) throws -> World {
        var world = try World(planned: nil)
        var plan = world.operation.plan
        plan.runbook = runbook
        world.operation = try Maintenance.Operation(.planned(plan, .sample), at: world.now)
        return world
    }

    private static let cleanup = AnyRunbook(
        CleanupRunbook(
            operation: "k3f9",
            leftover: .oldEnvironment(
                OldEnvironment(deployment: "orders-co-k3f9", resource: "cluster-ORDERS1", successor: "orders"))))

    @Test func `the deletion of an old environment waits for two weeks and is told of every day`() throws {
        var world = try planned(Self.cleanup)
        #expect(try world.turn(after: Self.day - .seconds(1)) == [])
        for _ in 1...13 {
            #expect(try world.turn(after: .seconds(1)).map(\.name) == ["planReminded"])
            #expect(try world.turn(after: .zero) == [])
            world.now = world.now + Self.day - .seconds(1)
        }
        #expect(try world.turn(after: .seconds(1)).map(\.name) == ["planExpired"])
    }

    @Test func `a reminder that was missed comes once`() throws {
        var world = try planned(Self.cleanup)
        #expect(try world.turn(after: Self.day * 5).map(\.name) == ["planReminded"])
        #expect(try world.turn(after: Self.day - .seconds(1)) == [])
    }

    @Test func `other plans wait for a day and remind nobody`() throws {
        var world = try World(planned: nil)
        #expect(try world.turn(after: Self.day - .seconds(1)) == [])
        #expect(try world.turn(after: .seconds(1)).map(\.name) == ["planExpired"])
    }
}
