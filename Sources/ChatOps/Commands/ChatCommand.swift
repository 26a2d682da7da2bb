import Engine
import Maintenance

/// A command of the chat, as it was understood, with nothing decided yet.
///
/// A command is one type in one file, with everything about it: how it is spelled, what it is for, who may give it, what
/// it takes and what it does. It is found through its family's list.
protocol ChatCommand: Sendable, Equatable {
    /// What it begins with.
    static var word: CommandWord { get }
    /// Other words that mean the same.
    static var aliases: [CommandWord] { get }
    /// The word with what may follow it; without options that it shares with others.
    static var form: String { get }
    /// The form with everything that may follow.
    static var fullForm: String { get }
    /// The form without options, for a list of all commands.
    static var outline: String { get }
    static var example: String { get }
    /// What it does, in a line.
    static var summary: String { get }
    /// What else is worth knowing, a line each.
    static var notes: [String] { get }
    /// What it does to work, and so what becomes of it when it is read late.
    static var effect: CommandEffect { get }
    /// What its caller must have the right to.
    static var right: Right { get }

    /// Reads what follows its word.
    ///
    /// - Parameter prefix: what commands begin with, such as `!rds`.
    /// - Returns: such a command; `help` when that is what the words ask for.
    /// - Throws: `Refusal` that says what would be understood.
    static func read(_ words: [String], prefix: String) throws(Refusal) -> any ChatCommand

    /// The region that it names and has AWS asked about.
    var region: String? { get }

    /// - Throws: `JournalError` when nothing could be recorded: the command is to be carried out again.
    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome
}

extension ChatCommand {
    static var aliases: [CommandWord] { [] }
    static var fullForm: String { form }
    static var outline: String { form.firstRange(of: " [--").map { String(form[..<$0.lowerBound]) } ?? form }
    static var notes: [String] { [] }
    static var right: Right { .change }

    var region: String? { nil }

    func isEqual(to other: any ChatCommand) -> Bool { other as? Self == self }
}
