import Maintenance
import Runbooks

/// `retire NAME …`
struct RetireCommand: LifecycleProposingCommand {
    static let word: CommandWord = "retire"
    static let form = "retire NAME"
    static let example = "retire development"
    static let summary = "delete retired databases"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "Asks an approver before each. Only what is in stage retired and what no record leads to; all of it, also what "
                + "`refresh` would keep.",
            "A final snapshot is taken unless the configuration says otherwise.",
        ] + ProposalOptions.notes

    var lifecycle: String
    var options = ProposalOptions()

    var ownWords: [String] { [lifecycle] }

    func maintenance(of lifecycle: Lifecycle) -> AnyRunbook { AnyRunbook(RetireRunbook(lifecycle)) }
}

extension RetireCommand {
    init(_ arguments: LifecycleArguments) throws(Refusal) {
        lifecycle = try DatabaseName.lifecycle(arguments.lifecycle)
        options = try ProposalOptions(ofLifecycle: arguments.options)
    }
}
