import ArgumentParser
import Maintenance

/// The operation that a command is about.
struct OperationArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("An operation, by any unique beginning of its id.", valueName: "OP"))
    var operation: String

    func beginning() throws(Refusal) -> String { try DatabaseName.operation(operation) }
}
