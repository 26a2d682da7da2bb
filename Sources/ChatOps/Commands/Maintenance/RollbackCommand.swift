import Engine
import Maintenance
import Runbooks
import Slack

extension CommandWord {
    static let rollback: CommandWord = "rollback"
}

/// `rollback OP`
struct RollbackCommand: ParsedCommand, PlannableCommand {
    static let word = CommandWord.rollback
    static let form = "rollback OP"
    static let example = "rollback k3f9"
    static let summary = "bring a cluster back to how it was before an operation"
    static let notes = [
        "Answers with a plan of its own, made from how the cluster is now; it is started and gated like any other. "
            + "Starting the rollback of a paused operation ends that operation."
    ]

    /// The beginning of the operation's id.
    var operation: String

    var start: Bool { false }

    func proposal(asPreview: Bool, in context: CommandContext) async throws(JournalError) -> Lookup<Proposal> {
        switch try await context.find(operation) {
        case .nothing(let blocks): .nothing(blocks)
        case .found(let operation): Self.wayBack(of: operation, asPreview: asPreview, context)
        }
    }

    private static func wayBack(
        of operation: Operation, asPreview: Bool, _ context: CommandContext
    ) -> Lookup<Proposal> {
        let id = operation.id
        switch operation.phase {
        case .planned:
            return .nothing(["\(id) was not started: there is nothing to bring back."])
        case .running where !asPreview:
            return .nothing([
                """
                \(id) is running. \(context.typed("pause \(id)")) first, then ask for its rollback. \
                \(context.typed("plan rollback \(id)")) shows it now.
                """
            ])
        case .running, .paused, .ended: break
        }
        guard operation.progress != nil else {
            return .nothing(["\(id) was never started: there is nothing to bring back."])
        }
        guard let before = operation.plan.beginning else {
            return .nothing([
                """
                \(id) did not keep how its cluster was before: it cannot be brought back by command. \
                \(context.typed("events \(id)")) tells what it did.
                """
            ])
        }
        let runbook = RollbackRunbook(
            operation: id, before: before, standIn: operation.plan.standIn, deployment: operation.plan.deployment)
        return .found(
            Proposal(
                runbook: AnyRunbook(runbook), cluster: operation.target.cluster, region: operation.target.place.region,
                words: "\(word.text) \(id)"))
    }
}

extension RollbackCommand {
    init(_ arguments: OperationArgument) throws(Refusal) { operation = try arguments.beginning() }
}
