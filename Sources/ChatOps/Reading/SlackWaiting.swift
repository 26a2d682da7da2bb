package import Logging
package import Slack

/// Makes calls again for as long as Slack is away, and says so in the log when that begins and when it is over.
package struct SlackWaiting: Sendable {
    private static let longestPause = Duration.seconds(30)

    private let endpoint: SlackEndpoint
    private let clock: any Clock<Duration>
    private let logger: Logger

    package init(endpoint: SlackEndpoint, clock: any Clock<Duration>, logger: Logger) {
        self.endpoint = endpoint
        self.clock = clock
        self.logger = logger
    }

    /// - Parameter tries: how often a call is made that Slack answers and cannot carry out for now; without an answer it is
    ///   made until there is one.
    /// - Throws: what does not pass by itself, and what did not pass in so many tries.
    package func result<Result: Sendable>(
        tries: Int = .max, of call: () async throws(SlackError) -> Result
    ) async throws(SlackError) -> Result {
        var pause = Duration.seconds(1)
        var failures = 0
        while true {
            do throws(SlackError) {
                let result = try await call()
                if failures > 0 { logger.notice("Slack answers again") }
                return result
            } catch {
                failures += 1
                guard error.passes, error.code != .cancelled, error.isWithoutAnswer || failures < tries else {
                    throw error
                }
                if failures == 1 {
                    logger.warning(
                        "Slack is away: waiting for it before anything is begun",
                        metadata: [
                            "error": "\(error)",
                            "todo": "Is \(endpoint) reachable? SLACK_API_URL names another address.",
                        ])
                }
                guard await sleep(for: max(pause, error.retryAfter ?? .zero)) else { throw error }
                pause = min(pause * 2, Self.longestPause)
            }
        }
    }

    /// False when the task was cancelled.
    private func sleep(for pause: Duration) async -> Bool {
        do {
            try await clock.sleep(for: pause)
            return true
        } catch {
            return false
        }
    }
}
