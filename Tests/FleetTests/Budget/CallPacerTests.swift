import AWS
import Fleet
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CallPacerTests {
    private static let call = AWSCall(service: .rds, action: "DescribeDBClusters", kind: .read)

    private func pacer(_ clock: ManualClock, burst: Double = 1) -> CallPacer {
        CallPacer(
            CallLimits(start: 2, ceiling: 2, burst: burst), tally: AttemptTally(), clock: clock, logger: .silent)
    }

    @Test func `calls follow on one another at the rate`() async throws {
        let clock = ManualClock(sleepingAdvances: true)
        let pacer = pacer(clock)
        for _ in 0..<11 { try await pacer.turn(.look) }
        #expect(clock.now.offset == .seconds(5))
    }

    @Test func `a mutation overtakes the looks that wait`() async throws {
        let clock = ManualClock()
        let pacer = pacer(clock)
        try await pacer.turn(.look)
        await withTaskGroup(of: CallBudget.Priority.self) { group in
            for number in 1...3 {
                group.addTask {
                    try? await pacer.turn(.look)
                    return .look
                }
                await clock.sleepers(number)
            }
            group.addTask {
                try? await pacer.turn(.mutation)
                return .mutation
            }
            await clock.sleepers(4)
            clock.advance(by: .milliseconds(500))
            #expect(await group.next() == .mutation)
            group.cancelAll()
        }
    }

    @Test func `a cancelled wait is no call and takes no turn`() async throws {
        let clock = ManualClock()
        let pacer = pacer(clock)
        try await pacer.turn(.look)
        let waiting = Task { try await pacer.turn(.safety) }
        await clock.sleepers(1)
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        clock.advance(by: .milliseconds(500))
        try await pacer.turn(.look)
    }

    @Test func `a call that was cancelled before it was sent was certainly not executed`() async throws {
        let aws = FakeAWS()
        let client = try aws.client()
        let pacer = pacer(ManualClock())
        try await pacer.turn(.look)
        let sending = Task { try await pacer.send(Self.call, .look, through: client) }
        sending.cancel()
        let error = await #expect(throws: AWSError.self) { try await sending.value }
        #expect(error?.outcome == .transient(retryAfter: nil))
        #expect(aws.calls.isEmpty)
    }

    @Test func `throttling is learnt from the answer even when nobody observes the attempts`() async throws {
        let aws = FakeAWS(answering: ["DescribeDBClusters": { _, _ in .refusal("Throttling") }])
        let client = try aws.client()
        let pacer = pacer(aws.clock)
        await #expect(throws: AWSError.self) { try await pacer.send(Self.call, .look, through: client) }
        #expect(await pacer.rate == 1.4)
    }

    @Test func `what the client repeats by itself counts as calls`() async throws {
        let aws = FakeAWS(answering: ["DescribeDBClusters": { _, before in before < 2 ? .html : nil }])
        let tally = AttemptTally()
        let client = try aws.client(attempts: 3) { tally.note($0) }
        let clock = ManualClock(sleepingAdvances: true)
        let pacer = CallPacer(
            CallLimits(start: 1, ceiling: 1, burst: 4), tally: tally, clock: clock, logger: .silent)
        _ = try await pacer.send(Self.call, .look, through: client)
        #expect(aws.calls.count == 3)
        for _ in 0..<2 { try await pacer.turn(.look) }
        #expect(clock.now.offset == .seconds(1))
    }
}
