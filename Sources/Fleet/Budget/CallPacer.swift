package import AWS
package import Foundation
package import Logging

/// Sends the calls to one service of one region, each in its turn.
package actor CallPacer {
    private var budget: CallBudget
    private let tally: AttemptTally
    private let clock: any Clock<Duration>
    private let stopwatch: Stopwatch
    private let logger: Logger

    package init(_ limits: CallLimits, tally: AttemptTally, clock: any Clock<Duration>, logger: Logger) {
        budget = CallBudget(limits)
        self.tally = tally
        self.clock = clock
        self.logger = logger
        stopwatch = Stopwatch(clock)
    }

    /// Calls per second, as learnt.
    package var rate: Double { budget.rate }

    /// Waits until a call may be made.
    package func turn(_ priority: CallBudget.Priority) async throws(CancellationError) {
        let ticket = budget.draw(priority, at: stopwatch.elapsed)
        while !Task.isCancelled {
            takeTally(sentAt: stopwatch.elapsed)
            switch budget.turn(of: ticket, at: stopwatch.elapsed) {
            case .go: return
            // A sleep ends early only by cancellation, which ends the loop.
            case .wait(let time): try? await clock.sleep(for: time)
            }
        }
        budget.putBack(ticket)
        throw CancellationError()
    }

    /// Sends a call in its turn, or at once when its turn was taken before, and learns from what comes back.
    nonisolated package func send(
        _ call: AWSCall, _ priority: CallBudget.Priority, through client: AWSClient, hasTurn: Bool = false
    ) async throws(AWSError) -> Data {
        if !hasTurn {
            do {
                try await turn(priority)
            } catch {
                throw AWSError(
                    code: "cancelled", message: "\(call.action) was cancelled before it was sent.",
                    outcome: .transient(retryAfter: nil))
            }
        }
        let sentAt = stopwatch.elapsed
        do throws(AWSError) {
            let body = try await client.send(call)
            await learn(from: nil, sentAt: sentAt)
            return body
        } catch {
            await learn(from: error, sentAt: sentAt)
            throw error
        }
    }

    private func learn(from error: AWSError?, sentAt: Duration) {
        takeTally(sentAt: sentAt)
        switch error {
        case nil: budget.succeeded(sentAt: sentAt)
        case let error? where error.isThrottle: slowDown(retryAfter: error.retryAfter, sentAt: sentAt)
        default: break
        }
    }

    private func takeTally(sentAt: Duration) {
        let counted = tally.take()
        budget.spend(counted.repetitions)
        if counted.throttles > 0 { slowDown(retryAfter: nil, sentAt: sentAt) }
    }

    private func slowDown(retryAfter: Duration?, sentAt: Duration) {
        let before = budget.rate
        budget.throttled(retryAfter: retryAfter, sentAt: sentAt, at: stopwatch.elapsed)
        guard budget.rate < before else { return }
        logger.info("AWS throttles", metadata: ["calls per second": "\(budget.rate)"])
    }
}
