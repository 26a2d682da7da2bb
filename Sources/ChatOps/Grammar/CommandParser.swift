import Maintenance
import Runbooks

/// Reads commands out of chat messages; pure.
package struct CommandParser: Sendable {
    enum Outcome: Sendable {
        case command(any ChatCommand)
        /// A message among people.
        case notForUs
        /// Meant for us and not understood: what would be, in plain text.
        case refused(String)
    }

    /// Longer messages are no commands.
    private static let limit = 2_000

    /// The word that commands begin with, such as `!rds`.
    let prefix: String
    private let botUser: String?

    /// - Parameter botUser: our own user id, for messages that begin by mentioning us.
    package init(prefix: String = "!rds", botUser: String?) {
        self.prefix = prefix
        self.botUser = botUser
    }

    /// Whether the message begins as commands do.
    func isForUs(_ text: String) -> Bool { words(of: text) != nil }

    func parse(_ text: String) -> Outcome {
        guard let rest = words(of: text) else { return .notForUs }
        guard text.count <= Self.limit else {
            return .refused("This is too long for a command. `\(prefix) help` lists what I understand.")
        }
        guard !SlackTypography.isDeceptive(text) else {
            return .refused(
                "This has invisible characters or such that turn the direction of writing. "
                    + "Please type it again rather than paste it.")
        }
        do {
            return .command(try command(CommandWords.split(rest)))
        } catch {
            return .refused(error.sentence)
        }
    }

    /// What follows the prefix or the mention; `nil` when there is neither.
    private func words(of text: String) -> String? {
        let line = SlackTypography.normalized(String(text.prefix(Self.limit)))
        // Somebody may also have typed the brackets of a mention: those come escaped.
        if let botUser, line.hasPrefix("<@\(botUser)>"), text.contains("<@\(botUser)") {
            return String(line.dropFirst(botUser.count + 3).drop { " :,".contains($0) })
        }
        let parts = line.split(separator: " ", maxSplits: 1)
        guard let first = parts.first?.lowercased(), prefixes.contains(first) else { return nil }
        return parts.count > 1 ? String(parts[1]) : ""
    }

    /// Slack keeps a leading `/` for itself unless a space stands before it; people will type it so.
    private var prefixes: [String] {
        let word = prefix.lowercased()
        guard let mark = word.first, !mark.isLetter, !mark.isNumber else { return [word] }
        return [word, "/" + word.dropFirst()]
    }

    private func command(_ words: [String]) throws(Refusal) -> any ChatCommand {
        guard let first = words.first, !Self.isHelp(first) else { return HelpCommand() }
        guard let type = CommandList.command(named: first) else { throw .unknownCommand(first) }
        return try type.read(Array(words.dropFirst()), prefix: prefix)
    }

    /// Whether a word asks for help on what stands before it.
    static func isHelp(_ word: String) -> Bool { ["--help", "-h"].contains(word) }
}

extension CommandParser.Outcome: Equatable {
    static func == (first: Self, second: Self) -> Bool {
        switch (first, second) {
        case (.command(let one), .command(let other)): one.isEqual(to: other)
        case (.notForUs, .notForUs): true
        case (.refused(let one), .refused(let other)): one == other
        case (.command, _), (.notForUs, _), (.refused, _): false
        }
    }
}

extension Refusal {
    static func unknownCommand(_ word: String) -> Refusal {
        let near = CommandList.all.map { $0.word.text }.nearest(to: word).first
        let hint = near.map { " Did you mean `\($0)`?" } ?? ""
        return Refusal("I don't know a command \(DatabaseName.quoted(word)).\(hint) `help` lists them.")
    }
}
