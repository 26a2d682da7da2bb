import ArgumentParser
import Foundation
import Logging
import Slack
import UnixSignals

/// Runs the bot.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Runs the bot until SIGTERM or SIGINT.",
        discussion: """
            The Slack token comes from SLACK_BOT_TOKEN, AWS credentials from where the AWS tools take them. LOG_LEVEL \
            (debug, info, warning, error) says how much is logged.
            """)

    @Option(help: "The configuration file.")
    var config: String

    func run() async throws {
        let process = try ProcessSurroundings.make()
        try await process.use { surroundings in
            let config = try Config.load(self.config)
            for warning in config.warnings + surroundings.awsWarnings(config) {
                surroundings.logger.warning("\(warning)")
            }
            let bot = try await Bot(config: config, surroundings: surroundings)
            surroundings.logger.notice(
                "running",
                metadata: ["bot": "\(bot.identity.userID)", "workspace": "\(bot.identity.teamID)"])
            try await bot.run(until: [.sigterm, .sigint])
            surroundings.logger.notice("stopped")
        }
    }
}
