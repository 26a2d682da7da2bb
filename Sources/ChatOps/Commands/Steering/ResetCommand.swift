import ArgumentParser
import Engine
import Maintenance
import Slack

/// `reset OP --to STEP`
struct ResetCommand: SteeringCommand {
    static let word: CommandWord = "reset"
    static let form = "reset OP --to STEP"
    static let example = "reset k3f9 --to change-class"
    static let summary = "do a step, and all after it, again"
    static let effect = CommandEffect.setsGoing
    static let notes = ["The operation has to be paused; `resume OP` then goes on from that step."]

    struct Arguments: ParsableArguments {
        @OptionGroup var named: OperationArgument

        @Option(help: ArgumentHelp("The first step to do again.", valueName: "STEP"))
        var to: String
    }

    var operation: String
    var step: StepID

    var instruction: Instruction { .reset(to: step) }

    func confirmation(_ told: ToldOperation) -> Mrkdwn {
        "\(told.id) is set back to \(told.title(step)) and stays paused: \(told.resume) goes on from there."
    }
}

extension ResetCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.named.beginning()
        step = try StepWord.read(arguments.to)
    }
}
