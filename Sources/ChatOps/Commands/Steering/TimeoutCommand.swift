import ArgumentParser
import Engine
import Maintenance
import Slack

/// `timeout OP TIME`
struct TimeoutCommand: SteeringCommand {
    static let word: CommandWord = "timeout"
    static let form = "timeout OP TIME"
    static let example = "timeout k3f9 90m"
    static let summary = "set how long a step may take before a person is asked"
    static let effect = CommandEffect.setsGoing
    static let notes = ["For each step from now on: `90m`, `2h`."]

    struct Arguments: ParsableArguments {
        @OptionGroup var named: OperationArgument

        @Argument(help: ArgumentHelp("How long a step may take.", valueName: "TIME"))
        var time: String
    }

    var operation: String
    var patience: Span

    var instruction: Instruction { .timeout(patience) }

    func confirmation(_ told: ToldOperation) -> Mrkdwn {
        let time = ReplyWording.words(patience)
        return "Each step of \(told.id) may take \(time) from now on before a person is asked.\(told.stillPaused)"
    }
}

extension TimeoutCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        operation = try arguments.named.beginning()
        patience = try PatienceWord.read(arguments.time)
    }
}
