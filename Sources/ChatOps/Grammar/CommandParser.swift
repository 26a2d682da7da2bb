import Maintenance
import Runbooks

/// Reads commands out of chat messages; pure.
package struct CommandParser: Sendable {
    enum Outcome: Sendable {
        /// In the order in which they stand; at least one.
        case commands([any ChatCommand])
        /// A message among people.
        case notForUs
        /// Meant for us and not understood: what would be, in plain text.
        case refused(String)
    }

    /// Longer messages are no commands.
    private static let limit = 2_000

    /// The word that commands begin with, such as `!rds`.
    let prefix: String
    private let lines: CommandLines

    /// - Parameter botUser: our own user id, for messages that begin by mentioning us.
    package init(prefix: String = "!rds", botUser: String?) {
        self.prefix = prefix
        lines = CommandLines(prefix: prefix, botUser: botUser)
    }

    /// Whether the message begins as commands do, or has a line that does.
    func isForUs(_ text: String) -> Bool { find(in: text) != .nothing }

    func parse(_ text: String) -> Outcome {
        let finding = find(in: text)
        guard finding != .nothing else { return .notForUs }
        guard text.count <= Self.limit else {
            return .refused("This is too long for a command. `\(prefix) help` lists what I understand.")
        }
        guard !SlackTypography.isDeceptive(text) else {
            return .refused(
                "This has invisible characters or such that turn the direction of writing. "
                    + "Please type it again rather than paste it.")
        }
        switch finding {
        case .nothing: return .notForUs
        case .unclear(let hint): return .refused(hint)
        case .sections(let sections): return commands(sections)
        }
    }

    /// The message as one text for each of its commands; as it is when there is one, or one that is not understood.
    func parts(of text: String) -> [String] {
        guard case .sections(let sections) = find(in: text), sections.count > 1, case .commands = parse(text) else {
            return [text]
        }
        return sections.map(\.raw)
    }

    /// A command's line as it has to be typed; `nil` when there is none.
    func line(of text: String) -> String? {
        guard case .sections(let sections) = find(in: text), let first = sections.first else { return nil }
        return first.words.isEmpty ? prefix : "\(prefix) \(first.words)"
    }

    private func find(in text: String) -> CommandLines.Finding { lines.find(in: String(text.prefix(Self.limit))) }

    /// All commands, or what is wrong with those that are not understood.
    private func commands(_ sections: [CommandLines.Section]) -> Outcome {
        var commands: [any ChatCommand] = []
        var refusals: [String] = []
        for section in sections {
            do {
                commands.append(try command(CommandWords.split(section.words)))
            } catch {
                refusals.append(sections.count == 1 ? error.sentence : "Line \(section.line): \(error.sentence)")
            }
        }
        if refusals.isEmpty { return .commands(commands) }
        let hint = sections.count == 1 ? "" : "Nothing was done: not every line is understood. "
        return .refused(hint + refusals.joined(separator: " "))
    }

    private func command(_ words: [String]) throws(Refusal) -> any ChatCommand {
        guard let first = words.first.map(CommandWords.plain), !Self.isHelp(first) else { return HelpCommand() }
        guard let type = CommandList.command(named: first) else { throw .unknownCommand(first) }
        return try type.read(Array(words.dropFirst()), prefix: prefix)
    }

    /// Whether a word asks for help on what stands before it.
    static func isHelp(_ word: String) -> Bool { ["--help", "-h"].contains(word) }
}

extension CommandParser.Outcome: Equatable {
    static func == (first: Self, second: Self) -> Bool {
        switch (first, second) {
        case (.commands(let one), .commands(let other)):
            one.count == other.count && zip(one, other).allSatisfy { $0.isEqual(to: $1) }
        case (.notForUs, .notForUs): true
        case (.refused(let one), .refused(let other)): one == other
        case (.commands, _), (.notForUs, _), (.refused, _): false
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
