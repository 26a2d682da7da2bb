import ArgumentParser
import Maintenance
import Runbooks

/// `upgrade NAME VERSION …`
struct UpgradeCommand: ClusterCommand {
    static let word: CommandWord = "upgrade"
    static let form =
        "upgrade NAME VERSION [--cluster-parameter-group G] [--instance-parameter-group G] [--switchover-timeout S] "
        + "[--soak TIME] [--keep-old] [--in-place] [--class C] [--storage N|TYPE]… [--iops N] [--throughput N] "
        + "[--option-group G] \(AutoscalingOption.form)"
    static let example = "upgrade orders 16.6"
    static let summary = "bring a cluster or an RDS instance to another engine version"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "By a copy that is switched over to (blue/green); that, and the deletion of the old environment, ask an approver "
                + "first. `--soak 2h` waits before; `--keep-old` proposes no deletion.",
            "`--in-place` upgrades it where it is, after a snapshot, which is the only way back.",
            "RDS instances: `--class`, `--storage` (GiB, a type, or both), `--iops` and `--throughput` come with the version; "
                + "`--option-group` where it has options of its own.",
            AutoscalingOption.note,
        ] + ProposalOptions.notes

    private static let switchoverTimeout = 300

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster, or the RDS instance.", valueName: "NAME"))
        var cluster: String

        @Argument(help: ArgumentHelp("The engine version to run.", valueName: "VERSION"))
        var version: String

        @Option(help: ArgumentHelp("A cluster parameter group to use.", valueName: "G"))
        var clusterParameterGroup: String?

        @Option(help: ArgumentHelp("An instance parameter group to use.", valueName: "G"))
        var instanceParameterGroup: String?

        @Option(help: ArgumentHelp("Seconds that a switchover may take.", valueName: "S"))
        var switchoverTimeout = UpgradeCommand.switchoverTimeout

        @Option(help: ArgumentHelp("How long green stands beside blue first.", valueName: "TIME"))
        var soak: String?

        @Flag(help: "Upgrade the cluster itself rather than a copy.")
        var inPlace = false

        @Flag(help: "Do not propose the deletion of the old environment at the end.")
        var keepOld = false

        @Option(name: .customLong("class"), help: ArgumentHelp("The class that an RDS instance gets.", valueName: "C"))
        var instanceClass: String?

        @Option(help: ArgumentHelp("What storage an RDS instance gets: GiB, or its type.", valueName: "N|TYPE"))
        var storage: [String] = []

        @Option(help: ArgumentHelp("I/O operations per second of that storage.", valueName: "N"))
        var iops: Int?

        @Option(help: ArgumentHelp("MiB/s of that storage, with gp3.", valueName: "N"))
        var throughput: Int?

        @Option(help: ArgumentHelp("The option group that an RDS instance gets.", valueName: "G"))
        var optionGroup: String?

        @OptionGroup var autoscaling: AutoscalingOption.Arguments

        @OptionGroup var options: ProposalOptions.Arguments
    }

    var cluster: ClusterID
    var runbook: UpgradeRunbook
    var options = ProposalOptions()

    var maintenance: AnyRunbook { AnyRunbook(runbook) }

    var ownWords: [String] {
        var words = [cluster.text, runbook.version]
        if let group = runbook.clusterParameterGroup { words += ["--cluster-parameter-group", group] }
        if let group = runbook.instanceParameterGroup { words += ["--instance-parameter-group", group] }
        if runbook.switchoverTimeout != Self.switchoverTimeout {
            words += ["--switchover-timeout", "\(runbook.switchoverTimeout)"]
        }
        if let soak = runbook.soak { words += ["--soak", "\(soak.milliseconds / 60_000)m"] }
        words += instanceWords
        if runbook.keepsOld { words.append("--keep-old") }
        if runbook.inPlace { words.append("--in-place") }
        return words + AutoscalingOption.words(runbook.autoscaling)
    }

    /// What is wanted of an RDS instance besides.
    private var instanceWords: [String] {
        let storage = runbook.storage
        let options: [(String, String?)] = [
            ("--class", runbook.instanceClass?.text), ("--storage", storage?.size.map { "\($0)" }),
            ("--storage", storage?.type), ("--iops", storage?.iops.map { "\($0)" }),
            ("--throughput", storage?.throughput.map { "\($0)" }), ("--option-group", runbook.optionGroup),
        ]
        return options.flatMap { name, value in value.map { [name, $0] } ?? [] }
    }
}

extension UpgradeCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        let version = arguments.version.lowercased()
        guard version.count <= 60, version.wholeMatch(of: /[0-9]+(?:\.[a-z0-9_]+)+/) != nil else {
            throw Refusal(
                "\(DatabaseName.quoted(version)) is not an engine version. One looks like `16.4` or "
                    + "`8.0.mysql_aurora.3.08.0`.")
        }
        guard (30...3600).contains(arguments.switchoverTimeout) else {
            throw Refusal("`--switchover-timeout` is from 30 to 3600 seconds.")
        }
        guard !arguments.inPlace || (arguments.soak == nil && !arguments.keepOld) else {
            throw Refusal("`--in-place` has no green to soak and no old environment to keep.")
        }
        runbook = UpgradeRunbook(
            version: version, clusterParameterGroup: try Self.group(arguments.clusterParameterGroup),
            instanceParameterGroup: try Self.group(arguments.instanceParameterGroup),
            switchoverTimeout: arguments.switchoverTimeout,
            soak: try arguments.soak.map { (text) throws(Refusal) in try PatienceWord.read(text) },
            inPlace: arguments.inPlace, keepsOld: arguments.keepOld,
            autoscaling: arguments.autoscaling.wish,
            instanceClass: try arguments.instanceClass.map { (text) throws(Refusal) in try ClassSpelling.read(text) },
            storage: try StorageSpelling.read(
                arguments.storage, iops: arguments.iops, throughput: arguments.throughput),
            optionGroup: try Self.optionGroup(arguments.optionGroup))
        cluster = try DatabaseName.cluster(arguments.cluster)
        options = try ProposalOptions(arguments.options)
    }

    /// Source: API reference, CreateOptionGroup, `OptionGroupName`; AWS's own begin with `default:`.
    private static func optionGroup(_ name: String?) throws(Refusal) -> String? {
        guard let name = name?.lowercased() else { return nil }
        guard name.count <= 255, name.wholeMatch(of: /[a-z](?:[.:-]?[a-z0-9])*/) != nil else {
            throw Refusal("\(DatabaseName.quoted(name)) is not a name that an option group can have.")
        }
        return name
    }

    /// Source: API reference, CreateDBParameterGroup, `DBParameterGroupName`; AWS's own begin with `default.`.
    private static func group(_ name: String?) throws(Refusal) -> String? {
        guard let name = name?.lowercased() else { return nil }
        guard name.count <= 255, name.wholeMatch(of: /[a-z](?:[.-]?[a-z0-9])*/) != nil else {
            throw Refusal("\(DatabaseName.quoted(name)) is not a name that a parameter group can have.")
        }
        return name
    }
}
