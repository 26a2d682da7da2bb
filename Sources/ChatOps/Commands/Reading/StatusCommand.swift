import ArgumentParser
import Engine
import Maintenance
import Slack

/// `status [OP]`
struct StatusCommand: ParsedCommand {
    static let word: CommandWord = "status"
    static let form = "status [OP]"
    static let example = "status k3f9"
    static let summary = "how far an operation is"
    static let effect = CommandEffect.reads
    static let notes = [CommandFamily.noteOnIDs]
    static let right = Right.read

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("An operation, by any unique beginning of its id.", valueName: "OP"))
        var operation: String?
    }

    /// The beginning of an operation's id; `nil`: of all that are open.
    var operation: String?

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        guard let operation else {
            let open = await context.standings()
            guard let only = open.first, open.count == 1, try await context.parkedOperations().isEmpty else {
                return try await OperationsCommand().carryOut(in: context)
            }
            return .reply(await blocks(only, context))
        }
        switch try await context.find(operation) {
        case .nothing(let blocks):
            return .reply(blocks)
        case .found(let operation):
            let standing = try await context.ports.control.standing(of: operation.id, context.admission)
            return .reply(await blocks(standing ?? Standing(operation: operation), context))
        }
    }

    private func blocks(_ standing: Standing, _ context: CommandContext) async -> [Mrkdwn] {
        StatusReply(prefix: context.prefix, now: context.ports.now())
            .blocks(standing, restraints: await context.ports.control.restraints(context.admission))
    }
}

extension StatusCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.operation.map { (word) throws(Refusal) in try DatabaseName.operation(word) }
    }
}
