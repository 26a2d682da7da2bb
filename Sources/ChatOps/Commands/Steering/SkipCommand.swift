import ArgumentParser
import Engine
import Maintenance
import Slack

/// `skip OP STEP reason…`
struct SkipCommand: SteeringCommand {
    static let word: CommandWord = "skip"
    static let form = "skip OP STEP reason…"
    static let example = "skip k3f9 verify checked by hand"
    static let summary = "leave a step to a person"
    static let effect = CommandEffect.setsGoing
    static let notes = ["Only steps that nothing depends on, never a gate. The reason is kept."]

    struct Arguments: ParsableArguments {
        @OptionGroup var named: OperationArgument

        @Argument(help: ArgumentHelp("The step to leave out.", valueName: "STEP"))
        var step: String

        @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("Why, for the record.", valueName: "reason"))
        var reason: [String] = []
    }

    static func freeTextBegins(in words: [String]) -> Int? { 2 }

    var operation: String
    var step: StepID
    var reason: String

    var instruction: Instruction { .skip(step, reason: reason) }

    func confirmation(_ told: ToldOperation) -> Mrkdwn {
        "\(told.id) leaves out \(told.title(step)) and stays paused: \(told.resume) goes on."
    }
}

extension SkipCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        reason = FreeText.joined(arguments.reason)
        guard !reason.isEmpty else { throw Refusal("Say why, for the record.") }
        operation = try arguments.named.beginning()
        step = try StepWord.read(arguments.step)
    }
}
