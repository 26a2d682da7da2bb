import ArgumentParser
import Maintenance
import Runbooks

/// `promote NAME …`
struct PromoteCommand: LifecycleProposingCommand {
    static let word: CommandWord = "promote"
    static let form = "promote NAME [--back]"
    static let example = "promote development"
    static let summary = "point DNS at the newest that is ready"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "Asks an approver first, with what the record says now and after. The database before becomes retired and stays.",
            "`--back` points the record at the newest retired database again; the present one becomes modified.",
            "Only a plain CNAME with one value is changed, and only where it still says what the plan saw.",
        ] + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @OptionGroup var named: LifecycleArguments

        @Flag(help: "Return to the database before.")
        var back = false
    }

    var lifecycle: String
    var isBack = false
    var options = ProposalOptions()

    var ownWords: [String] { [lifecycle] + (isBack ? ["--back"] : []) }

    func maintenance(of lifecycle: Lifecycle) -> AnyRunbook { AnyRunbook(PromoteRunbook(lifecycle, isBack: isBack)) }
}

extension PromoteCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        lifecycle = try DatabaseName.lifecycle(arguments.named.lifecycle)
        isBack = arguments.back
        options = try ProposalOptions(ofLifecycle: arguments.named.options)
    }
}
