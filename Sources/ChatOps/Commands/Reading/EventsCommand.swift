import ArgumentParser
import Engine
import Maintenance
import Slack

extension CommandWord {
    static let events: CommandWord = "events"
}

/// `events OP [--json]`
struct EventsCommand: ParsedCommand {
    static let word = CommandWord.events
    static let form = "events OP [--json]"
    static let example = "events k3f9 --json"
    static let summary = "who did what, and when"
    static let effect = CommandEffect.reads
    static let notes = [
        "`--json` brings them as a file into the thread: a line of JSON for each event, with its hash.",
        CommandFamily.noteOnIDs,
    ]
    static let right = Right.read

    struct Arguments: ParsableArguments {
        @OptionGroup var named: OperationArgument

        @Flag(help: "As a file, with a line of JSON for each event.")
        var json = false
    }

    /// The beginning of the operation's id.
    var operation: String
    /// As a file of JSON lines rather than in words.
    var asFile = false

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        switch try await context.find(operation) {
        case .nothing(let blocks):
            return .reply(blocks)
        case .found(let operation):
            guard asFile else {
                let events = try await context.ports.control.events(of: operation.id, context.admission)
                return .reply(EventReply(operation, prefix: context.prefix).blocks(events))
            }
            return try await context.answer(with: file(of: operation, context))
        }
    }

    /// The events as a file for the thread of the command.
    private func file(of operation: Operation, _ context: CommandContext) -> Post {
        let comment: Mrkdwn =
            "The events of \(.strong(operation.plan.title)) · \(operation.id), as they are recorded."
        let message = context.message
        return Post(
            id: PostID("reply/\(message.id.channel)/\(message.id.message)/file"), operation: operation.id,
            channel: message.id.channel, thread: message.conversation,
            content: .file(name: "\(operation.id)-events.jsonl", comment: comment.markup))
    }
}

extension EventsCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.named.beginning()
        asFile = arguments.json
    }
}
