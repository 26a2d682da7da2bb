import ArgumentParser
import Maintenance
import Runbooks

/// `apply-maintenance CLUSTER …`
struct ApplyMaintenanceCommand: ClusterCommand {
    static let word: CommandWord = "apply-maintenance"
    static let form = "apply-maintenance CLUSTER [--exclude ID]… \(AutoscalingOption.form)"
    static let example = "apply-maintenance orders"
    static let summary = "apply what maintenance AWS has pending, member by member"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "Readers first; the writer after a failover to one of them, which asks an approver first. "
                + "Applied maintenance cannot be undone.",
            AutoscalingOption.note,
        ] + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
        var cluster: String

        @Option(help: ArgumentHelp("A member to leave as it is.", valueName: "ID"))
        var exclude: [String] = []

        @OptionGroup var autoscaling: AutoscalingOption.Arguments

        @OptionGroup var options: ProposalOptions.Arguments
    }

    var cluster: ClusterID
    var runbook: MaintenanceRunbook
    var options = ProposalOptions()

    var maintenance: AnyRunbook { AnyRunbook(runbook) }

    var ownWords: [String] {
        [cluster.text] + ExcludedMembers.words(runbook.exclude) + AutoscalingOption.words(runbook.autoscaling)
    }
}

extension ApplyMaintenanceCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        runbook = MaintenanceRunbook(
            exclude: try ExcludedMembers.read(arguments.exclude), autoscaling: arguments.autoscaling.wish)
        cluster = try DatabaseName.cluster(arguments.cluster)
        options = try ProposalOptions(arguments.options)
    }
}
