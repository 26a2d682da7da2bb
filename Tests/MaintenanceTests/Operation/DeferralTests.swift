import TestSupport
import Testing

@testable import Maintenance

/// Calls of one step that AWS put off, each for its own time.
@Suite struct DeferralTests {
    /// A resize in the middle of its class changes, with two calls outstanding.
    private func changing() throws -> (world: World, calls: [Intent]) {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.observation = world.observation.writing("orders-co-k3f9")
        try world.turn()
        let calls = try #require(world.operation.progress?.outstanding)
        #expect(calls.count >= 2)
        return (world, calls)
    }

    private func isMade(_ mutation: AnyMutation, in events: [Event]) -> Bool {
        events.contains { event in
            guard case .mutationIntended(let intent) = event else { return false }
            return intent.mutation == mutation
        }
    }

    @Test func `two calls that were put off each wait as long as AWS said`() throws {
        var (world, calls) = try changing()
        let waits: [Span] = [.minutes(4), .seconds(10)]
        for (call, wait) in zip(calls, waits) {
            let outcome = CallOutcome.deferred("Throttling", retryAfter: wait)
            try world.apply(world.operation.decide(on: outcome, of: call.id, at: world.now))
        }
        let events = try world.turn(after: .minutes(1))
        #expect(!isMade(calls[0].mutation, in: events))
    }
}
