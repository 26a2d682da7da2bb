import ArgumentParser
import Maintenance
import Runbooks

/// `new NAME …`
struct NewCommand: LifecycleProposingCommand {
    static let word: CommandWord = "new"
    static let form = "new NAME [--snapshot ID]"
    static let example = "new development"
    static let summary = "make a new database"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "From what the configuration says: the newest available snapshot, one snapshot, or a clone. Not before the newest "
                + "database has its minimum age. A restore can take from minutes to a day.",
            "`--snapshot ID` takes that snapshot, by its name or its ARN.",
        ] + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @OptionGroup var named: LifecycleArguments

        @Option(help: ArgumentHelp("The snapshot to restore.", valueName: "ID"))
        var snapshot: String?
    }

    var lifecycle: String
    /// Its name or its ARN.
    var snapshot: String?
    var options = ProposalOptions()

    var ownWords: [String] { [lifecycle] + (snapshot.map { ["--snapshot", $0] } ?? []) }

    func maintenance(of lifecycle: Lifecycle) -> AnyRunbook { AnyRunbook(NewRunbook(lifecycle, snapshot: snapshot)) }
}

extension NewCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        lifecycle = try DatabaseName.lifecycle(arguments.named.lifecycle)
        snapshot = try arguments.snapshot.map { (word) throws(Refusal) in try DatabaseName.snapshot(word) }
        options = try ProposalOptions(ofLifecycle: arguments.named.options)
    }
}
