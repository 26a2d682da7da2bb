import Maintenance
import Runbooks

/// `refresh NAME …`
struct RefreshCommand: LifecycleProposingCommand {
    static let word: CommandWord = "refresh"
    static let form = "refresh NAME"
    static let example = "refresh development"
    static let summary = "make, modify, promote, retire in one operation"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "Makes a new database, gives it its settings, restarts it where that is needed, promotes it, and deletes retired ones "
                + "beyond those that the configuration keeps. The promotion and each deletion ask an approver first."
        ] + ProposalOptions.notes

    var lifecycle: String
    var options = ProposalOptions()

    var ownWords: [String] { [lifecycle] }

    func maintenance(of lifecycle: Lifecycle) -> AnyRunbook { AnyRunbook(RefreshRunbook(lifecycle)) }
}

extension RefreshCommand {
    init(_ arguments: LifecycleArguments) throws(Refusal) {
        lifecycle = try DatabaseName.lifecycle(arguments.lifecycle)
        options = try ProposalOptions(ofLifecycle: arguments.options)
    }
}
