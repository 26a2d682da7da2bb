import Engine
import Maintenance
import Slack

extension CommandWord {
    static let retry: CommandWord = "retry"
}

/// `retry OP`
struct RetryCommand: SteeringCommand {
    static let word = CommandWord.retry
    static let form = "retry OP"
    static let example = "retry k3f9"
    static let summary = "try the step again that stopped"
    static let effect = CommandEffect.setsGoing
    static let notes = [CommandFamily.noteOnIDs]

    var operation: String

    var instruction: Instruction { .resume }

    func confirmation(_ told: ToldOperation) -> Mrkdwn { "\(told.id) tries again\(told.limit)." }
}

extension RetryCommand {
    init(_ arguments: OperationArgument) throws(Refusal) { operation = try arguments.beginning() }
}
