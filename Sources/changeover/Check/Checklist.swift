import AWS
import Engine
import Foundation
import Journal
import Slack

/// Everything that can be looked at without changing anything; one failure never hides the next.
struct Checklist: Sendable {
    let config: Config
    let surroundings: Bot.Surroundings

    func rows() async -> [CheckRow] {
        async let slack = SlackChecks(config: config, slack: SlackClient(surroundings)).rows()
        async let aws = AWSChecks(config: config, surroundings: surroundings).rows()
        let own =
            config.warnings.map { CheckRow(.missing, "configuration", $0) } + config.hints + [database()] + socket()
            + SQLChecks(config: config).rows()
        return own + (await slack) + (await aws)
    }

    /// Looks at the database, or at the folder that it would be made in, and changes neither.
    private func database() -> CheckRow {
        let path = config.database
        let subject = "database \(path)"
        do throws(JournalError) {
            switch try JournalInspection(of: path) {
            case .absent: return place(of: path, subject)
            case .sound: return writable(path, subject)
            case .inUse: return CheckRow(.ok, subject, "It is in use: a bot is running on it.")
            }
        } catch {
            return CheckRow(.missing, subject, error.message)
        }
    }

    /// Looks at the socket on which programs of this machine ask, where there is something to ask for.
    private func socket() -> [CheckRow] {
        guard let socket = LocalSocket(of: config, surroundings) else { return [] }
        let subject = "socket \(socket.path)"
        if let problem = socket.problem { return [CheckRow(.missing, subject, problem)] }
        return switch socket.standing {
        case .absent: [CheckRow(.ok, subject, "It is made at the start.")]
        case .stale: [CheckRow(.ok, subject, "It was left behind; the next start makes it anew.")]
        case .live: [CheckRow(.ok, subject, "A bot is listening on it.")]
        case .foreign(let reason): [CheckRow(.missing, subject, reason)]
        }
    }

    /// Whether a file could be made there: the nearest folder that is there has to take it, or the folders in between.
    private func place(of path: String, _ subject: String) -> CheckRow {
        var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        var isFolder: ObjCBool = false
        while !FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), folder.path != "/" {
            folder.deleteLastPathComponent()
        }
        guard isFolder.boolValue else { return CheckRow(.missing, subject, "\(folder.path) is not a folder.") }
        return FileManager.default.isWritableFile(atPath: folder.path)
            ? CheckRow(.ok, subject, "It is made at the first start.")
            : CheckRow(.missing, subject, "\(folder.path) is not writable for this user.")
    }

    /// The bot writes the file, and its write-ahead log beside it.
    private func writable(_ path: String, _ subject: String) -> CheckRow {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard let obstacle = [path, folder].first(where: { !FileManager.default.isWritableFile(atPath: $0) }) else {
            return CheckRow(.ok, subject, "")
        }
        return CheckRow(.missing, subject, "\(obstacle) is not writable for this user.")
    }
}
