import Engine
import Maintenance
import Slack

/// `pause OP`
struct PauseCommand: SteeringCommand {
    static let word: CommandWord = "pause"
    static let form = "pause OP"
    static let example = "pause k3f9"
    static let summary = "hold an operation before its next call"
    static let effect = CommandEffect.holdsBack
    static let notes = [CommandFamily.noteOnIDs]

    var operation: String

    var instruction: Instruction { .pause }

    func confirmation(_ told: ToldOperation) -> Mrkdwn {
        let calls = told.operation.progress?.outstanding.count ?? 0
        let rest = calls == 0 ? "" : " What AWS is at already goes on."
        return "\(told.id) is paused: nothing new is begun.\(rest) \(told.resume) goes on."
    }
}

extension PauseCommand {
    init(_ arguments: OperationArgument) throws(Refusal) { operation = try arguments.beginning() }
}
