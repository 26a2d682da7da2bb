import ArgumentParser
import Engine
import Maintenance
import Slack

/// `hold OP --before STEP`
struct HoldCommand: SteeringCommand {
    static let word: CommandWord = "hold"
    static let form = "hold OP --before STEP"
    static let example = "hold k3f9 --before fail-back"
    static let summary = "stop before a step"
    static let effect = CommandEffect.holdsBack
    static let notes = [CommandFamily.noteOnSteps]

    struct Arguments: ParsableArguments {
        @OptionGroup var named: OperationArgument

        @Option(help: ArgumentHelp("The step to stop before.", valueName: "STEP"))
        var before: String
    }

    var operation: String
    var step: StepID

    var instruction: Instruction { .hold(before: step) }

    func confirmation(_ told: ToldOperation) -> Mrkdwn {
        "\(told.id) stops before \(told.title(step)) and says so; \(told.resume) then goes on."
    }
}

extension HoldCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.named.beginning()
        step = try StepWord.read(arguments.before)
    }
}
