package import ArgumentParser
package import Maintenance

/// `storage TARGET TYPE …`
package struct StorageCommand: ParsableChatCommand {
    package static let word = CommandWord.storage
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The cluster, or the RDS instance.", valueName: "TARGET"))
    package var cluster: String

    @Argument(help: ArgumentHelp("The storage type.", valueName: "TYPE"))
    package var type: String

    @Option(help: ArgumentHelp("I/O operations per second.", valueName: "N"))
    package var iops: Int?

    @Option(help: ArgumentHelp("MiB/s; of an RDS instance with gp3.", valueName: "N"))
    package var throughput: Int?

    @OptionGroup package var options: ProposalOptions

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        let type = type.lowercased()
        guard type.count <= 32, type.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil else {
            throw Refusal("\(DatabaseName.quoted(type)) is not a storage type. One looks like `aurora-iopt1` or `gp3`.")
        }
        for (name, value) in [("--iops", iops), ("--throughput", throughput)] where value.map({ $0 < 1 }) ?? false {
            throw Refusal("`\(name)` is a number above 0.")
        }
        return try options.proposal(
            .storage(StorageRequest(type: type, iops: iops, throughput: throughput)), on: cluster)
    }
}

/// `cycle CLUSTER …`
package struct CycleCommand: ParsableChatCommand {
    package static let word = CommandWord.cycle
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
    package var cluster: String

    @Option(help: ArgumentHelp("A member to leave as it is.", valueName: "ID"))
    package var exclude: [String] = []

    @Flag(help: "Use a reader of the cluster as the interim writer.")
    package var skipStandIn = false

    @OptionGroup package var options: ProposalOptions

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        try options.proposal(
            .cycle(CycleRequest(exclude: try ProposalOptions.members(exclude), skipStandIn: skipStandIn)), on: cluster)
    }
}

/// `apply-maintenance CLUSTER …`
package struct ApplyMaintenanceCommand: ParsableChatCommand {
    package static let word = CommandWord.applyMaintenance
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
    package var cluster: String

    @Option(help: ArgumentHelp("A member to leave as it is.", valueName: "ID"))
    package var exclude: [String] = []

    @OptionGroup package var options: ProposalOptions

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        try options.proposal(
            .maintenance(MaintenanceRequest(exclude: try ProposalOptions.members(exclude))), on: cluster)
    }
}

/// `reboot INSTANCE …`
package struct RebootCommand: ParsableChatCommand {
    package static let word = CommandWord.reboot
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The instance.", valueName: "INSTANCE"))
    package var instance: String

    @OptionGroup package var options: ProposalOptions

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .reboot(
            ChatCommand.Reboot(
                instance: try DatabaseName.instance(instance), region: try DatabaseName.region(options.region),
                start: options.start, window: try options.times()))
    }
}

/// `rollback OP`
package struct RollbackCommand: ParsableChatCommand {
    package static let word = CommandWord.rollback
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .rollback(of: try named.prefix(), isPreview: false)
    }
}
