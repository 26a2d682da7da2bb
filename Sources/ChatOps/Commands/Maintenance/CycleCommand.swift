import ArgumentParser
import Maintenance
import Runbooks

/// `cycle CLUSTER …`
struct CycleCommand: ClusterCommand {
    static let word: CommandWord = "cycle"
    static let form = "cycle CLUSTER [--exclude ID]… [--skip-stand-in] \(AutoscalingOption.form)"
    static let example = "cycle orders"
    static let summary = "restart a cluster's members in turn, to apply parameters"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "A stand-in writes while the writer and the readers restart; each of the two failovers asks an approver first.",
            "`--skip-stand-in` uses a reader of the cluster as the interim writer.",
            AutoscalingOption.note,
        ] + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
        var cluster: String

        @Option(help: ArgumentHelp("A member to leave as it is.", valueName: "ID"))
        var exclude: [String] = []

        @Flag(help: "Use a reader of the cluster as the interim writer.")
        var skipStandIn = false

        @OptionGroup var autoscaling: AutoscalingOption.Arguments

        @OptionGroup var options: ProposalOptions.Arguments
    }

    var cluster: ClusterID
    var runbook: CycleRunbook
    var options = ProposalOptions()

    var maintenance: AnyRunbook { AnyRunbook(runbook) }

    var ownWords: [String] {
        [cluster.text] + ExcludedMembers.words(runbook.exclude) + (runbook.skipStandIn ? ["--skip-stand-in"] : [])
            + AutoscalingOption.words(runbook.autoscaling)
    }
}

extension CycleCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        runbook = CycleRunbook(
            exclude: try ExcludedMembers.read(arguments.exclude), skipStandIn: arguments.skipStandIn,
            autoscaling: arguments.autoscaling.wish)
        cluster = try DatabaseName.cluster(arguments.cluster)
        options = try ProposalOptions(arguments.options)
    }
}
