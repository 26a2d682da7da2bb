import Engine
import Maintenance
import Slack

extension CommandWord {
    static let resume: CommandWord = "resume"
}

/// `resume OP`
struct ResumeCommand: SteeringCommand {
    static let word = CommandWord.resume
    static let form = "resume OP"
    static let example = "resume k3f9"
    static let summary = "go on after a pause"
    static let effect = CommandEffect.setsGoing
    static let notes = [CommandFamily.noteOnIDs]

    var operation: String

    var instruction: Instruction { .resume }

    func confirmation(_ told: ToldOperation) -> Mrkdwn { "\(told.id) goes on\(told.limit)." }
}

extension ResumeCommand {
    init(_ arguments: OperationArgument) throws(Refusal) { operation = try arguments.beginning() }
}
