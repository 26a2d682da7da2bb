import ArgumentParser
import Engine
import Maintenance
import Runbooks
import Slack

/// `cleanup OP [--record-only]`
struct CleanupCommand: ParsedCommand, PlannableCommand {
    static let word: CommandWord = "cleanup"
    static let form = "cleanup OP [--record-only] [--start]"
    static let example = "cleanup k3f9"
    static let summary = "delete what an ended operation left: its stand-in, or the old environment of an upgrade"
    static let effect = CommandEffect.setsGoing
    static let notes = [
        "A stand-in is deleted only where the operation itself made it. The old environment is asked about, and goes with "
            + "a final snapshot, before the record of its deployment, which keeps it read-only.",
        "`--record-only` removes that record alone, which lifts the write protection of the old environment.",
    ]

    struct Arguments: ParsableArguments {
        @OptionGroup var named: OperationArgument

        @Flag(help: "Remove the record of a blue/green deployment and leave the old environment.")
        var recordOnly = false

        @Flag(help: "Start at once when nothing in the plan needs acknowledging.")
        var start = false
    }

    /// The beginning of the operation's id.
    var operation: String
    var recordOnly = false
    var start = false

    func proposal(asPreview: Bool, in context: CommandContext) async throws(JournalError) -> Lookup<Proposal> {
        switch try await context.find(operation) {
        case .nothing(let blocks):
            return .nothing(blocks)
        case .found(let operation):
            let words =
                [Self.word.text, operation.id.text] + (recordOnly ? ["--record-only"] : []) + (start ? ["--start"] : [])
            let followUp: OperationRequest.FollowUp =
                recordOnly ? .init(RecordRemovalRunbook.self) : .init(CleanupRunbook.self)
            return .found(
                Proposal(
                    work: .following(operation.id, followUp), cluster: operation.target.cluster,
                    start: start,
                    words: words.joined(separator: " ")))
        }
    }
}

extension CleanupCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.named.beginning()
        recordOnly = arguments.recordOnly
        start = arguments.start
    }
}
