import AWS
import ArgumentParser
import Foundation
import Logging
import Maintenance
import Slack
import Transport

/// The world as this process has it: environment, clock, random numbers, network.
struct ProcessSurroundings {
    private let environment: [String: String]
    private let logger: Logger

    /// - Throws: `StartError` when the environment lacks something.
    static func make() throws -> ProcessSurroundings {
        let environment = ProcessInfo.processInfo.environment
        var logger = Logger(label: "changeover") { StreamLogHandler.standardError(label: $0) }
        if let text = environment["LOG_LEVEL"] {
            guard let level = Logger.Level(rawValue: text.lowercased()) else {
                let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
                throw StartError("LOG_LEVEL is “\(text)”. It may be one of \(levels).")
            }
            logger.logLevel = level
        }
        return ProcessSurroundings(environment: environment, logger: logger)
    }

    /// Gives the surroundings to `body` and lets go of the network afterwards; a failure becomes a sentence and a
    /// non-zero exit.
    func use(_ body: (Bot.Surroundings) async throws -> Void) async throws {
        let transport: CurlTransport
        do {
            transport = try CurlTransport()
        } catch {
            throw StartError("The network cannot be used: \(error)")
        }
        do {
            try await body(try surroundings(transport))
        } catch {
            await transport.shutdown()
            throw error
        }
        await transport.shutdown()
    }

    private func surroundings(_ transport: CurlTransport) throws(StartError) -> Bot.Surroundings {
        let clock = ContinuousClock()
        let jitter: @Sendable () -> Double = { Double.random(in: 0...1) }
        return Bot.Surroundings(
            slackTransport: transport, slackEndpoint: try slackEndpoint(), slackToken: try slackToken(),
            aws: AWSClient.Surroundings(
                environment: environment, transport: transport, clock: clock, now: { Date() }, jitter: jitter,
                logger: logger),
            clock: clock, now: { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded())) },
            makeID: { OperationID.random() }, jitter: jitter, logger: logger)
    }

    private func slackToken() throws(StartError) -> SlackToken {
        guard let text = environment["SLACK_BOT_TOKEN"], !text.isEmpty else {
            throw StartError(
                "SLACK_BOT_TOKEN is not set. It has to be the bot token (xoxb-…) of the installed Slack app.")
        }
        guard let token = SlackToken(text) else {
            throw StartError(
                "SLACK_BOT_TOKEN is not a bot token: it begins with xoxb-. App-level (xapp-) and user tokens (xoxp-) will "
                    + "not do.")
        }
        return token
    }

    private func slackEndpoint() throws(StartError) -> SlackEndpoint {
        guard let text = environment["SLACK_API_URL"], !text.isEmpty else { return .slack }
        guard let endpoint = SlackEndpoint(text) else {
            throw StartError(
                "SLACK_API_URL is “\(text)”. It has to be an https address (http is for loopback alone), such as "
                    + "https://slack.com/api/.")
        }
        return endpoint
    }
}

extension OperationID {
    /// Four letters and digits that are not mistaken for each other, a letter first: short enough to type on a phone.
    static func random() -> OperationID {
        let letters = Array("abcdefghjkmnpqrstuvwxyz")
        let all = letters + Array("23456789")
        let rest = (0..<3).compactMap { _ in all.randomElement() }
        return OperationID(String([letters.randomElement() ?? "k"] + rest))
    }
}
