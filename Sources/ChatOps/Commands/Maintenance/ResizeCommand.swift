import ArgumentParser
import Maintenance
import Runbooks

/// `resize NAME CLASS …`
struct ResizeCommand: ClusterCommand {
    static let word: CommandWord = "resize"
    static let form =
        "resize NAME CLASS [--exclude ID]… [--skip-stand-in] [--in-place | --blue-green] [--replicas] "
        + AutoscalingOption.form
    static let example = "resize orders db.r6g.xlarge"
    static let summary = "change the instance class of a cluster's members, or of an RDS instance"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "Answers with a plan; nothing happens before an operator starts it. What interrupts writes asks an "
                + "approver first.",
            "Of a cluster: `--exclude ID` leaves a member as it is; repeat it, or use commas. "
                + "`--skip-stand-in` uses a reader of the cluster as the interim writer.",
            "Of an RDS instance: where it is with a standby (one failover), else by a copy that is switched over to; `--in-place` "
                + "and `--blue-green` choose. The plan names all ways. `--replicas` changes its read replicas too.",
            AutoscalingOption.note,
        ] + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster, or the RDS instance.", valueName: "NAME"))
        var cluster: String

        @Argument(
            help: ArgumentHelp("The instance class that every member, or the RDS instance, gets.", valueName: "CLASS"))
        var instanceClass: String

        @Option(help: ArgumentHelp("A member to leave as it is.", valueName: "ID"))
        var exclude: [String] = []

        @Flag(help: "Use a reader of the cluster as the interim writer.")
        var skipStandIn = false

        @Flag(help: "Change an RDS instance where it is.")
        var inPlace = false

        @Flag(help: "Change an RDS instance by a copy that is switched over to.")
        var blueGreen = false

        @Flag(help: "Change the read replicas of an RDS instance too.")
        var replicas = false

        @OptionGroup var autoscaling: AutoscalingOption.Arguments

        @OptionGroup var options: ProposalOptions.Arguments
    }

    var cluster: ClusterID
    var runbook: ResizeRunbook
    var options = ProposalOptions()

    var maintenance: AnyRunbook { AnyRunbook(runbook) }

    var ownWords: [String] {
        [cluster.text, runbook.instanceClass.text] + ExcludedMembers.words(runbook.exclude) + switches
            + AutoscalingOption.words(runbook.autoscaling)
    }

    private var switches: [String] {
        [
            runbook.skipStandIn ? "--skip-stand-in" : nil, runbook.way.map { "--\($0.rawValue)" },
            runbook.includesReplicas == true ? "--replicas" : nil,
        ].compactMap { $0 }
    }
}

extension ResizeCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        guard !arguments.inPlace || !arguments.blueGreen else {
            throw Refusal("Either `--in-place` or `--blue-green`, not both.")
        }
        let way: ResizeRunbook.Way? = arguments.inPlace ? .inPlace : arguments.blueGreen ? .blueGreen : nil
        runbook = ResizeRunbook(
            instanceClass: try ClassSpelling.read(arguments.instanceClass),
            exclude: try ExcludedMembers.read(arguments.exclude), skipStandIn: arguments.skipStandIn,
            autoscaling: arguments.autoscaling.wish, way: way, includesReplicas: arguments.replicas ? true : nil)
        cluster = try DatabaseName.cluster(arguments.cluster)
        options = try ProposalOptions(arguments.options)
    }
}
