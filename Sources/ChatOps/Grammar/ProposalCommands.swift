package import ArgumentParser
package import Maintenance

/// Options of every command that proposes maintenance on a cluster.
package struct ProposalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The region of the cluster.", valueName: "R"))
    package var region: String?

    @Flag(help: "Start at once when nothing in the plan needs acknowledging.")
    package var start = false

    package init() {}

    func proposal(_ request: Request, on cluster: String) throws(Refusal) -> ChatCommand {
        .propose(
            ChatCommand.Proposal(
                request: request, cluster: try DatabaseName.cluster(cluster),
                region: try DatabaseName.region(region), start: start))
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
        var excluded: [InstanceID] = []
        for name in exclude.flatMap({ $0.split(separator: ",") }) {
            let instance = try DatabaseName.instance(String(name))
            if !excluded.contains(instance) { excluded.append(instance) }
        }
        return try options.proposal(
            .resize(
                ResizeRequest(
                    instanceClass: try ClassSpelling.read(instanceClass), exclude: excluded, skipStandIn: skipStandIn)),
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
