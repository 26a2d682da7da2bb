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
    static let effect = CommandEffect.setsGoing
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
        case .found(let operation):
            .found(
                Proposal(
                    work: .following(operation.id, .init(RollbackRunbook.self)), cluster: operation.target.cluster,
                    words: "\(Self.word.text) \(operation.id)"))
        }
    }
}

extension RollbackCommand {
    init(_ arguments: OperationArgument) throws(Refusal) { operation = try arguments.beginning() }
}
