import ArgumentParser
import Foundation

/// Looks whether the bot could do its work.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks configuration, Slack token, scopes and channels, AWS identity and permissions.",
        discussion: "Prints a table with what to do about each thing that is missing; exits with 0 when nothing is.")

    @Option(help: "The configuration file.")
    var config: String

    func run() async throws {
        let process = try ProcessSurroundings.make()
        try await process.use { surroundings in
            let config = try Config.load(self.config)
            let rows = await Checklist(config: config, surroundings: surroundings).rows()
            print(CheckTable(rows).text)
            if rows.contains(where: { $0.verdict.isFailure }) { throw ExitCode.failure }
        }
    }
}
