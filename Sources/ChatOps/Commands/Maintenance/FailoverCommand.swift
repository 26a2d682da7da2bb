import ArgumentParser
import Maintenance
import Runbooks

/// `failover CLUSTER …`
struct FailoverCommand: ClusterCommand {
    static let word: CommandWord = "failover"
    static let form = "failover CLUSTER [--to ID] \(AutoscalingOption.form)"
    static let example = "failover orders --to orders-2"
    static let summary = "move the writer role to another member"
    static let effect = CommandEffect.setsGoing
    static let notes = [
        "Asks an approver first. Without `--to`, the plan proposes the new writer.", AutoscalingOption.note,
    ]

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
        var cluster: String

        @Option(help: ArgumentHelp("The member that becomes the writer.", valueName: "ID"))
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
