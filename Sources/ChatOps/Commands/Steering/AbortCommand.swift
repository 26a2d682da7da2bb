import ArgumentParser
import Engine
import Maintenance
import Slack

extension CommandWord {
    static let abort: CommandWord = "abort"
}

/// `abort OP [reason…]`
struct AbortCommand: SteeringCommand {
    static let word = CommandWord.abort
    static let form = "abort OP [reason…]"
    static let example = "abort k3f9 wrong cluster"
    static let summary = "stop for good, and say what is left behind"
    static let effect = CommandEffect.holdsBack
    static let notes = ["Undoes nothing. The answer names what is left in AWS and the commands for it."]

    struct Arguments: ParsableArguments {
        @OptionGroup var named: OperationArgument

        @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("Why, for the record.", valueName: "reason"))
        var reason: [String] = []
    }

    static func freeTextBegins(in words: [String]) -> Int? { 1 }

    var operation: String
    var reason = ""

    var instruction: Instruction { .abort(reason: reason) }

    func confirmation(_ told: ToldOperation) -> Mrkdwn {
        if case .ended(let ended) = told.operation.phase, case .discarded = ended.outcome {
            return "The plan \(told.id) is discarded. Nothing was done."
        }
        return "\(told.id) is stopped. What is left behind is in its last message."
    }
}

extension AbortCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.named.beginning()
        reason = FreeText.joined(arguments.reason)
    }
}
