import ArgumentParser
import Engine
import Maintenance
import Slack

/// `unhold OP --before STEP`
struct UnholdCommand: SteeringCommand {
    static let word: CommandWord = "unhold"
    static let form = "unhold OP --before STEP"
    static let example = "unhold k3f9 --before fail-back"
    static let summary = "do not stop before it after all"
    static let effect = CommandEffect.setsGoing
    static let notes = [CommandFamily.noteOnSteps]

    struct Arguments: ParsableArguments {
        @OptionGroup var named: OperationArgument

        @Option(help: ArgumentHelp("The step that it was to stop before.", valueName: "STEP"))
        var before: String
    }

    var operation: String
    var step: StepID

    var instruction: Instruction { .unhold(before: step) }

    func confirmation(_ told: ToldOperation) -> Mrkdwn {
        "\(told.id) does not stop before \(told.title(step)) any more.\(told.stillPaused)"
    }
}

extension UnholdCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.named.beginning()
        step = try StepWord.read(arguments.before)
    }
}
