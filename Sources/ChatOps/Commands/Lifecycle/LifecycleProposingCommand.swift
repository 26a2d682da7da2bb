import ArgumentParser
import Engine
import Maintenance

/// A proposing command whose subject is a lifecycle that it names.
protocol LifecycleProposingCommand: ProposingCommand {
    var lifecycle: String { get }

    /// What is asked for of it.
    func maintenance(of lifecycle: Lifecycle) -> AnyRunbook
}

extension LifecycleProposingCommand {
    static var fullForm: String { "\(form) [--at TIME | --window WINDOW] [--start]" }

    func proposal(asPreview: Bool, in context: CommandContext) async throws(JournalError) -> Lookup<Proposal> {
        switch context.lifecycle(lifecycle) {
        case .nothing(let blocks): .nothing(blocks)
        case .found(let found): .found(proposal(maintenance(of: found), on: found))
        }
    }
}

extension ProposingCommand {
    func proposal(_ runbook: AnyRunbook, on lifecycle: Lifecycle) -> Proposal {
        let name = ClusterID(lifecycle.name)
        return Proposal(
            work: .maintenance(runbook, on: name, region: lifecycle.region), cluster: name, isLookedUp: true,
            start: options.start, window: options.window, words: words)
    }
}

/// The lifecycle that a command is about, with the options that all of these take.
struct LifecycleArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The lifecycle.", valueName: "NAME"))
    var lifecycle: String

    @OptionGroup var options: ProposalOptions.Arguments
}
