package import ArgumentParser
package import Maintenance

/// Options of every command that proposes maintenance on a cluster.
package struct ProposalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The region of the cluster.", valueName: "R"))
    package var region: String?

    @Flag(help: "Start at once when nothing in the plan needs acknowledging.")
    package var start = false

    package init() {}

    @Option(help: ArgumentHelp("From when on gated steps act.", valueName: "TIME"))
    package var at: String?

    @Option(help: ArgumentHelp("When gated steps may act.", valueName: "WINDOW"))
    package var window: String?

    func proposal(_ request: Request, on cluster: String) throws(Refusal) -> ChatCommand {
        .propose(
            ChatCommand.Proposal(
                request: request, cluster: try DatabaseName.cluster(cluster),
                region: try DatabaseName.region(region), start: start, window: try times()))
    }

    /// The window that was asked for, if any.
    func times() throws(Refusal) -> WindowWords? {
        guard at == nil || window == nil else {
            throw Refusal("Either `--at` or `--window`, not both.")
        }
        if let at { return try WindowWords(at: at) }
        return try window.map { (text) throws(Refusal) in try WindowWords(window: text) }
    }

    /// Members named by an option that may be repeated, or separates names with commas.
    static func members(_ names: [String]) throws(Refusal) -> [InstanceID] {
        var members: [InstanceID] = []
        for name in names.flatMap({ $0.split(separator: ",") }) {
            let instance = try DatabaseName.instance(String(name))
            if !members.contains(instance) { members.append(instance) }
        }
        return members
    }
}

/// `resize CLUSTER CLASS …`
package struct ResizeCommand: ParsableChatCommand {
    package static let word = CommandWord.resize
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
    package var cluster: String

    @Argument(help: ArgumentHelp("The instance class that every member gets.", valueName: "CLASS"))
    package var instanceClass: String

    @Option(help: ArgumentHelp("A member to leave as it is.", valueName: "ID"))
    package var exclude: [String] = []

    @Flag(help: "Use a reader of the cluster as the interim writer.")
    package var skipStandIn = false

    @OptionGroup package var options: ProposalOptions

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        try options.proposal(
            .resize(
                ResizeRequest(
                    instanceClass: try ClassSpelling.read(instanceClass), exclude: try ProposalOptions.members(exclude),
                    skipStandIn: skipStandIn)),
            on: cluster)
    }
}

/// `failover CLUSTER …`
package struct FailoverCommand: ParsableChatCommand {
    package static let word = CommandWord.failover
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
    package var cluster: String

    @Option(help: ArgumentHelp("The member that becomes the writer.", valueName: "ID"))
    package var to: String?

    @OptionGroup package var options: ProposalOptions

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        var target: InstanceID?
        if let to { target = try DatabaseName.instance(to) }
        return try options.proposal(.failover(FailoverRequest(to: target)), on: cluster)
    }
}

/// `cleanup OP`
package struct CleanupCommand: ParsableChatCommand {
    package static let word = CommandWord.cleanup
    package static let configuration = configured(word)

    @OptionGroup package var named: NamedOperation

    @Flag(help: "Start at once when nothing in the plan needs acknowledging.")
    package var start = false

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .cleanup(of: try named.prefix(), start: start, isPreview: false)
    }
}
