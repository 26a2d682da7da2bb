import ArgumentParser
import Maintenance
import Runbooks

/// `failover NAME …`
struct FailoverCommand: ClusterCommand {
    static let word: CommandWord = "failover"
    static let form = "failover NAME [--to ID] \(AutoscalingOption.form)"
    static let example = "failover orders --to orders-2"
    static let summary = "move the writer role to another member, or to the standby of an RDS instance"
    static let effect = CommandEffect.setsGoing
    static let notes = [
        "Asks an approver first. Of a cluster, the plan proposes the new writer where `--to` is left out.",
        "Of a Multi-AZ RDS instance the standby takes over; that applies no parameters, as `reboot` does. AWS may drop it soon "
            + "after another failover: then that is said, and nothing is tried again.", AutoscalingOption.note,
    ]

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster, or the RDS instance.", valueName: "NAME"))
        var cluster: String

        @Option(help: ArgumentHelp("The member of a cluster that becomes the writer.", valueName: "ID"))
        var to: String?

        @OptionGroup var autoscaling: AutoscalingOption.Arguments

        @OptionGroup var options: ProposalOptions.Arguments
    }

    var cluster: ClusterID
    var runbook: FailoverRunbook
    var options = ProposalOptions()

    var maintenance: AnyRunbook { AnyRunbook(runbook) }

    var ownWords: [String] {
        [cluster.text] + (runbook.to.map { ["--to", $0.text] } ?? []) + AutoscalingOption.words(runbook.autoscaling)
    }
}

extension FailoverCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        var target: InstanceID?
        if let to = arguments.to { target = try DatabaseName.instance(to) }
        runbook = FailoverRunbook(to: target, autoscaling: arguments.autoscaling.wish)
        cluster = try DatabaseName.cluster(arguments.cluster)
        options = try ProposalOptions(arguments.options)
    }
}
