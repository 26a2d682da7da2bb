import Engine
package import Logging
import ServiceLifecycle
package import Slack

/// Ends the process when the token belongs to another bot or workspace than at the start: which messages are ours, and
/// who is a member of our workspace, is judged by the identity of the start.
package struct IdentityWatch: Service {
    /// The token belongs to another bot or workspace now.
    struct Changed: Error, Sendable, Equatable, CustomStringConvertible {
        var was: SlackIdentity
        var isNow: SlackIdentity

        var description: String {
            "The Slack token belongs to \(isNow.userID) of \(isNow.teamID) now, and to \(was.userID) of \(was.teamID) before."
        }
    }

    private static let interval = Duration.seconds(600)

    private let slack: SlackClient
    private let identity: SlackIdentity
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let bell = Bell()

    package init(slack: SlackClient, identity: SlackIdentity, clock: any Clock<Duration>, logger: Logger) {
        self.slack = slack
        self.identity = identity
        self.clock = clock
        self.logger = logger
    }

    /// - Throws: `Changed`, which has to end the process.
    package func run() async throws {
        try await withGracefulShutdownHandler {
            while !Task.isCancelled {
                await bell.wait(atMost: Self.interval, clock: clock)
                guard !bell.isClosed, !Task.isCancelled else { return }
                try await verify()
            }
        } onGracefulShutdown: {
            bell.close()
        }
    }

    private func verify() async throws(Changed) {
        do {
            let current = try await slack.identity()
            guard current.isSame(as: identity) else { throw Changed(was: identity, isNow: current) }
        } catch let error as Changed {
            throw error
        } catch {
            logger.warning("identity not verified", metadata: ["error": "\(error)"])
        }
    }
}

extension SlackIdentity {
    fileprivate func isSame(as other: SlackIdentity) -> Bool {
        userID == other.userID && teamID == other.teamID && botID == other.botID
    }
}
