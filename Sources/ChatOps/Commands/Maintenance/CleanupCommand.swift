import ArgumentParser
import Engine
import Maintenance
import Runbooks
import Slack

/// `cleanup OP`
struct CleanupCommand: ParsedCommand, PlannableCommand {
    static let word: CommandWord = "cleanup"
    static let form = "cleanup OP [--start]"
    static let example = "cleanup k3f9"
    static let summary = "delete the stand-in that an ended operation left behind"
    static let notes = ["Only ever deletes an instance that the operation itself made."]

    struct Arguments: ParsableArguments {
        @OptionGroup var named: OperationArgument

        @Flag(help: "Start at once when nothing in the plan needs acknowledging.")
        var start = false
    }

    /// The beginning of the operation's id.
    var operation: String
    var start = false

    func proposal(asPreview: Bool, in context: CommandContext) async throws(JournalError) -> Lookup<Proposal> {
        switch try await context.find(operation) {
        case .nothing(let blocks):
            return .nothing(blocks)
        case .found(let operation):
            let words = [Self.word.text, operation.id.text] + (start ? ["--start"] : [])
            return .found(
                Proposal(
                    work: .following(operation.id, .init(CleanupRunbook.self)), cluster: operation.target.cluster,
                    start: start,
                    words: words.joined(separator: " ")))
        }
    }
}

extension CleanupCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.named.beginning()
        start = arguments.start
    }
}
