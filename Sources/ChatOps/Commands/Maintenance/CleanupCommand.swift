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

    /// Proposes to delete the stand-in of an operation that is over.
    func proposal(asPreview: Bool, in context: CommandContext) async throws(JournalError) -> Lookup<Proposal> {
        let operation: Operation
        switch try await context.find(self.operation) {
        case .nothing(let blocks): return .nothing(blocks)
        case .found(let found): operation = found
        }
        guard operation.isEnded else {
            return .nothing([
                """
                \(operation.id) is not over (\(operation.phase.name)), and deletes its stand-in itself. \
                \(context.typed("abort \(operation.id)")) stops it first.
                """
            ])
        }
        guard let runbook = operation.cleanup else {
            return .nothing(["\(operation.id) was not to make a stand-in: there is nothing to clean up."])
        }
        let words = [Self.word.text, runbook.operation.text] + (start ? ["--start"] : [])
        return .found(
            Proposal(
                runbook: AnyRunbook(runbook), cluster: operation.target.cluster, region: operation.target.place.region,
                start: start, words: words.joined(separator: " ")))
    }
}

extension CleanupCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.named.beginning()
        start = arguments.start
    }
}

extension Operation {
    /// The request that deletes what this operation made, if it was to make anything.
    fileprivate var cleanup: CleanupRunbook? {
        if let cleanup = plan.runbook.base as? CleanupRunbook { return cleanup }
        return plan.standIn.map { CleanupRunbook(operation: id, standIn: $0) }
    }
}
