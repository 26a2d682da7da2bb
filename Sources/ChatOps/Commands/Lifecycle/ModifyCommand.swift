import Maintenance
import Runbooks

/// `modify NAME …`
struct ModifyCommand: LifecycleProposingCommand {
    static let word: CommandWord = "modify"
    static let form = "modify NAME"
    static let example = "modify development"
    static let summary = "give a new database its settings"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "Roles, parameter and security groups, backup retention and deletion protection, as the configuration says. With "
                + "nothing set it becomes modified all the same."
        ] + ProposalOptions.notes

    var lifecycle: String
    var options = ProposalOptions()

    var ownWords: [String] { [lifecycle] }

    func maintenance(of lifecycle: Lifecycle) -> AnyRunbook { AnyRunbook(ModifyRunbook(lifecycle)) }
}

extension ModifyCommand {
    init(_ arguments: LifecycleArguments) throws(Refusal) {
        lifecycle = try DatabaseName.lifecycle(arguments.lifecycle)
        options = try ProposalOptions(ofLifecycle: arguments.options)
    }
}
