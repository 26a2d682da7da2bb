import AWS
import ArgumentParser
import Fleet
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
        LibpqEnvironment.clear()
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
        let network = try network()
        do {
            try await body(try surroundings(network))
        } catch {
            await network.shutdown()
            throw error
        }
        await network.shutdown()
    }

    /// The ways out to Slack and to AWS: one where both trust the same certificates.
    private struct Network {
        let slack: CurlTransport
        let aws: CurlTransport

        func shutdown() async {
            await slack.shutdown()
            if aws !== slack { await aws.shutdown() }
        }
    }

    /// `SSL_CERT_FILE` takes the place of the system's certificates, as it does for OpenSSL and the curl command; what is set
    /// for AWS alone goes before it there.
    private func network() throws(StartError) -> Network {
        let general = environment["SSL_CERT_FILE"].flatMap { path in
            path.isEmpty ? nil : CertificateFile(path: path, name: "The file that SSL_CERT_FILE names")
        }
        // What is wrong with AWS' files is said where they are used, and then nothing is sent.
        let own = try? AWSClient.certificates(environment: environment)
        do throws(TransportError) {
            let slack = try CurlTransport(trusting: general)
            guard let own, own != general else { return Network(slack: slack, aws: slack) }
            return Network(slack: slack, aws: try CurlTransport(trusting: own))
        } catch {
            throw StartError("The network cannot be used: \(error.message)")
        }
    }

    private func surroundings(_ network: Network) throws(StartError) -> Bot.Surroundings {
        let clock = ContinuousClock()
        let jitter: @Sendable () -> Double = { Double.random(in: 0...1) }
        return Bot.Surroundings(
            slackTransport: network.slack, slackEndpoint: try slackEndpoint(), slackToken: try slackToken(),
            aws: AWSClient.Surroundings(
                environment: environment, transport: network.aws, clock: clock, now: { Date() }, jitter: jitter,
                logger: logger),
            clock: clock, now: { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded())) },
            makeID: { OperationID.random() }, jitter: jitter, logger: logger, resolver: .system(clock: clock),
            listensLocally: true)
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

extension CurlTransport {
    fileprivate convenience init(trusting certificates: CertificateFile?) throws(TransportError) {
        var options = CurlOptions()
        options.certificates = certificates
        try self.init(options)
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
