import ArgumentParser
import Maintenance
import Runbooks

/// `storage TARGET [SIZE] [TYPE] …`
struct StorageCommand: ClusterCommand {
    static let word: CommandWord = "storage"
    static let form = "storage TARGET [SIZE] [TYPE] [--iops N] [--throughput N] \(AutoscalingOption.form)"
    static let example = "storage orders aurora-iopt1"
    static let summary = "change the storage of a cluster or an RDS instance"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "Aurora clusters: `aurora` (Standard) or `aurora-iopt1` (I/O-Optimized), to that once in 30 days. Members "
                + "with local NVMe storage restart for it, and a stand-in writes meanwhile.",
            "Multi-AZ DB clusters: `gp3`, `io1`, `io2`, the last two with `--iops`.",
            "RDS instances: `gp2`, `gp3`, `io1`, `io2`, a size in GiB (`storage ledger 200`), or both; a smaller one by a copy, "
                + "whose switchover asks first. More is what helps one that is full. AWS optimises the storage for hours "
                + "afterwards and takes no other change of it. One with magnetic storage is out of service as its change begins, which asks first.",
            AutoscalingOption.note,
        ] + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster, or the RDS instance.", valueName: "TARGET"))
        var cluster: String

        @Argument(help: ArgumentHelp("The storage type, or the size in GiB.", valueName: "SIZE|TYPE"))
        var wanted: String

        @Argument(help: ArgumentHelp("The other of both.", valueName: "TYPE|SIZE"))
        var besides: String?

        @Option(help: ArgumentHelp("I/O operations per second.", valueName: "N"))
        var iops: Int?

        @Option(help: ArgumentHelp("MiB/s; of an RDS instance with gp3.", valueName: "N"))
        var throughput: Int?

        @OptionGroup var autoscaling: AutoscalingOption.Arguments

        @OptionGroup var options: ProposalOptions.Arguments
    }

    var cluster: ClusterID
    var runbook: StorageRunbook
    var options = ProposalOptions()

    var maintenance: AnyRunbook { AnyRunbook(runbook) }

    var ownWords: [String] {
        [cluster.text] + [runbook.size.map { "\($0)" }, runbook.type].compactMap { $0 }
            + (runbook.iops.map { ["--iops", "\($0)"] } ?? [])
            + (runbook.throughput.map { ["--throughput", "\($0)"] } ?? [])
            + AutoscalingOption.words(runbook.autoscaling)
    }
}

extension StorageCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        let wish = try StorageSpelling.read(
            [arguments.wanted, arguments.besides].compactMap { $0 }, iops: arguments.iops,
            throughput: arguments.throughput)
        runbook = StorageRunbook(
            type: wish?.type, size: wish?.size, iops: arguments.iops, throughput: arguments.throughput,
            autoscaling: arguments.autoscaling.wish)
        cluster = try DatabaseName.cluster(arguments.cluster)
        options = try ProposalOptions(arguments.options)
    }
}
