import ArgumentParser
import Engine
import Maintenance
import Slack

/// `help [COMMAND]`
struct HelpCommand: ParsedCommand {
    static let word: CommandWord = "help"
    static let form = "help [COMMAND]"
    static let example = "help resize"
    static let summary = "explain a command"
    static let effect = CommandEffect.reads
    static let right = Right.read

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The command to explain.", valueName: "COMMAND"))
        var command: String?
    }

    /// The command to explain; `nil`: an overview of all.
    var topic: CommandWord?

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        let command = topic.flatMap { CommandList.command(named: $0.text) }
        return .reply(HelpReply.blocks(for: command, prefix: context.prefix))
    }
}

extension HelpCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        guard let name = arguments.command else { return }
        guard let command = CommandList.command(named: name) else { throw .unknownCommand(name) }
        topic = command.word
    }
}
