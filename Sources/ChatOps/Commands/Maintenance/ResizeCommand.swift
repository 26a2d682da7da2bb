import ArgumentParser
import Maintenance
import Runbooks

/// `resize CLUSTER CLASS …`
struct ResizeCommand: ClusterCommand {
    static let word: CommandWord = "resize"
    static let form = "resize CLUSTER CLASS [--exclude ID]… [--skip-stand-in] \(AutoscalingOption.form)"
    static let example = "resize orders db.r6g.xlarge"
    static let summary = "change the instance class of a cluster's members"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "Answers with a plan; nothing happens before an operator starts it. Each of its two failovers asks an "
                + "approver first.",
            "`--exclude ID` leaves a member as it is; repeat it, or separate names with commas.",
            "`--skip-stand-in` uses a reader of the cluster as the interim writer.",
            AutoscalingOption.note,
        ] + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
        var cluster: String

        @Argument(help: ArgumentHelp("The instance class that every member gets.", valueName: "CLASS"))
        var instanceClass: String

        @Option(help: ArgumentHelp("A member to leave as it is.", valueName: "ID"))
        var exclude: [String] = []

        @Flag(help: "Use a reader of the cluster as the interim writer.")
        var skipStandIn = false

        @OptionGroup var autoscaling: AutoscalingOption.Arguments

        @OptionGroup var options: ProposalOptions.Arguments
    }

    var cluster: ClusterID
    var runbook: ResizeRunbook
    var options = ProposalOptions()

    var maintenance: AnyRunbook { AnyRunbook(runbook) }

    var ownWords: [String] {
        [cluster.text, runbook.instanceClass.text] + ExcludedMembers.words(runbook.exclude)
            + (runbook.skipStandIn ? ["--skip-stand-in"] : []) + AutoscalingOption.words(runbook.autoscaling)
    }
}

extension ResizeCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        runbook = ResizeRunbook(
            instanceClass: try ClassSpelling.read(arguments.instanceClass),
            exclude: try ExcludedMembers.read(arguments.exclude), skipStandIn: arguments.skipStandIn,
            autoscaling: arguments.autoscaling.wish)
        cluster = try DatabaseName.cluster(arguments.cluster)
        options = try ProposalOptions(arguments.options)
    }
}
