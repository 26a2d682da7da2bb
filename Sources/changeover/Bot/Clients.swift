import AWS
import ChatOps
import Fleet
import Maintenance
import Runbooks
import Slack

extension SlackClient {
    init(_ surroundings: Bot.Surroundings, retry: SlackRetryPolicy = SlackRetryPolicy()) {
        self.init(
            transport: surroundings.slackTransport, endpoint: surroundings.slackEndpoint,
            token: surroundings.slackToken, clock: surroundings.clock, jitter: surroundings.jitter,
            logger: surroundings.logger, retry: retry)
    }

    /// Who we are; while Slack is away it is waited for where that is wanted.
    ///
    /// - Throws: `StartError` with what to look at.
    func introduction(
        at endpoint: SlackEndpoint, _ waiting: SlackWaiting? = nil
    ) async throws(StartError) -> SlackIdentity {
        do throws(SlackError) {
            guard let waiting else { return try await identity() }
            return try await waiting.result { () async throws(SlackError) in try await identity() }
        } catch {
            let advice =
                switch error.outcome {
                case .permanent: "SLACK_BOT_TOKEN has to be the bot token (xoxb-…) of the installed app."
                case .transient, .ambiguous: "Is \(endpoint) reachable? SLACK_API_URL names another address."
                }
            throw StartError("Slack did not say who we are (\(error.code.rawValue): \(error.message)). \(advice)")
        }
    }
}

extension Bot.Surroundings {
    /// Why no call to AWS can be made with the settings as they are: a profile that is missing, no region. Said at the start,
    /// before anybody asks for anything.
    func awsWarnings(_ config: Config) -> [String] {
        do throws(AWSError) {
            _ = try AWSClient(aws, region: config.region)
            return []
        } catch {
            return ["AWS cannot be called. \(error.message)"]
        }
    }
}

extension AWSFleet {
    init(config: Config, surroundings: Bot.Surroundings) throws(StartError) {
        let aws = surroundings.aws
        do {
            try self.init(
                sql: SQLPorts(config), resolver: surroundings.resolver,
                makeClient: { (region, observer) throws(AWSError) in
                    try AWSClient(aws, region: region ?? config.region, observer: observer)
                },
                clock: surroundings.clock, now: surroundings.now, logger: surroundings.logger)
        } catch {
            throw StartError("A fault of the bot: two of its parts make calls of the kind \(error.kind).")
        }
    }
}

extension KindTable {
    /// Every kind that this bot knows.
    static func ofBot() throws(StartError) -> KindTable {
        do {
            return try standard()
        } catch {
            throw StartError("A fault of the bot: two kinds have the name \(error.kind).")
        }
    }
}
