import AWS
import Engine
import Foundation
import Journal
import Maintenance
import Slack

/// Everything that can be looked at without changing anything; one failure never hides the next.
struct Checklist: Sendable {
    let config: Config
    let surroundings: Bot.Surroundings

    func rows() async -> [CheckRow] {
        async let slack = SlackChecks(config: config, slack: SlackClient(surroundings)).rows()
        async let aws = AWSChecks(config: config, surroundings: surroundings).rows()
        let own = config.warnings.map { CheckRow(.missing, "configuration", $0) } + [await database()]
        return own + (await slack) + (await aws)
    }

    /// Opens the database as the bot would, if it is there; else looks whether it could be made.
    private func database() async -> CheckRow {
        let path = config.database
        let subject = "database \(path)"
        guard FileManager.default.fileExists(atPath: path) else {
            var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
                folder.deleteLastPathComponent()
            }
            return FileManager.default.isWritableFile(atPath: folder.path)
                ? CheckRow(.ok, subject, "It is made at the first start.")
                : CheckRow(.missing, subject, "\(folder.path) is not writable for this user.")
        }
        let kinds: KindTable
        do {
            kinds = try .ofBot()
        } catch {
            return CheckRow(.missing, subject, error.description)
        }
        do {
            let journal = try SQLiteJournal(at: path, kinds: kinds, logger: surroundings.logger)
            try await journal.close()
            return CheckRow(.ok, subject)
        } catch {
            return error.code == .locked
                ? CheckRow(.ok, subject, "It is in use: a bot is running on it.")
                : CheckRow(.missing, subject, error.message)
        }
    }
}
