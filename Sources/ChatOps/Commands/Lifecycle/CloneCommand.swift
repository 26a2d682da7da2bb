import Maintenance
import Runbooks

/// `clone NAME …`
struct CloneCommand: LifecycleProposingCommand {
    static let word: CommandWord = "clone"
    static let form = "clone NAME"
    static let example = "clone development"
    static let summary = "make a new database as a clone"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "A copy-on-write clone of the cluster that the configuration names, or that its snapshots are of. Only clusters "
                + "can be cloned.",
            "Not before the newest database has its minimum age.",
        ] + ProposalOptions.notes

    var lifecycle: String
    var options = ProposalOptions()

    var ownWords: [String] { [lifecycle] }

    func maintenance(of lifecycle: Lifecycle) -> AnyRunbook { AnyRunbook(NewRunbook(lifecycle, isClone: true)) }
}

extension CloneCommand {
    init(_ arguments: LifecycleArguments) throws(Refusal) {
        lifecycle = try DatabaseName.lifecycle(arguments.lifecycle)
        options = try ProposalOptions(ofLifecycle: arguments.options)
    }
}
