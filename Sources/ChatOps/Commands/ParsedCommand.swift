import ArgumentParser
import Maintenance

/// A command whose words swift-argument-parser reads.
protocol ParsedCommand: ChatCommand {
    associatedtype Arguments: ParsableArguments

    /// - Throws: `Refusal` when a word cannot be what it stands for.
    init(_ arguments: Arguments) throws(Refusal)

    /// Behind how many of these words the rest is free text; `nil` when there is none.
    static func freeTextBegins(in words: [String]) -> Int?

    /// The words in the order in which the parser tells them apart.
    static func ordered(_ words: [String]) -> [String]

    /// The words with those held together that are one value.
    static func joined(_ words: [String]) -> [String]
}

extension ParsedCommand {
    static func freeTextBegins(in words: [String]) -> Int? { nil }
    static func ordered(_ words: [String]) -> [String] { words }
    static func joined(_ words: [String]) -> [String] { words }

    static func read(_ words: [String], prefix: String) throws(Refusal) -> any ChatCommand {
        var words = ordered(words)
        let place = freeTextBegins(in: words)
        // What people say for the record stays as they wrote it.
        words = words.prefix(place ?? .max).map(CommandWords.plain) + words.dropFirst(place ?? .max)
        if let place, words.count > place {
            if CommandParser.isHelp(words[place]), words.count == place + 1 { return HelpCommand(topic: word) }
            // A reason is free text: nothing in it is an option.
            words.insert("--", at: place)
        } else if let odd = words.first(where: isSwitchForShells) {
            throw Refusal("\(DatabaseName.quoted(odd)) is not an option of `\(word.text)`. \(guidance(prefix))")
        } else {
            words = joined(words)
        }
        let arguments: Arguments
        do {
            arguments = try Arguments.parse(words)
        } catch {
            guard Arguments.exitCode(for: error) != .success else { return HelpCommand(topic: word) }
            // Help and examples here name arguments without brackets.
            let reason = Arguments.message(for: error).replacing(/<([A-Z|]+)>/) { $0.1 }
            let stop = reason.last?.isPunctuation == true && reason.last != "'" ? "" : "."
            throw Refusal("\(reason)\(stop) \(guidance(prefix))")
        }
        do {
            return try Self(arguments)
        } catch {
            throw Refusal("\(error.sentence) \(guidance(prefix))")
        }
    }

    /// Options of the parser's own, for shells to complete commands with.
    private static func isSwitchForShells(_ word: String) -> Bool {
        ["---", "--experimental", "--generate-completion"].contains(where: word.hasPrefix)
    }

    private static func guidance(_ prefix: String) -> String {
        "For example `\(prefix) \(example)`; in full: `\(fullForm)`."
    }
}
