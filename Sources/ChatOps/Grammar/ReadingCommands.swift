package import ArgumentParser
package import Maintenance

/// `clusters`
package struct ClustersCommand: ParsableChatCommand {
    package static let word = CommandWord.clusters
    package static let configuration = configured(word)

    @Option(help: ArgumentHelp("The region to list.", valueName: "R"))
    package var region: String?

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand { .clusters(region: try DatabaseName.region(region)) }
}

/// `show CLUSTER`
package struct ShowCommand: ParsableChatCommand {
    package static let word = CommandWord.show
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
    package var cluster: String

    @Option(help: ArgumentHelp("The region of the cluster.", valueName: "R"))
    package var region: String?

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .show(try DatabaseName.cluster(cluster), region: try DatabaseName.region(region))
    }
}

/// `operations`
package struct OperationsCommand: ParsableChatCommand {
    package static let word = CommandWord.operations
    package static let configuration = configured(word)

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand { .operations }
}

/// `help [COMMAND]`
package struct ExplainCommand: ParsableChatCommand {
    package static let word = CommandWord.help
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The command to explain.", valueName: "COMMAND"))
    package var command: String?

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        guard let command else { return .help(nil) }
        guard let word = CommandWord(rawValue: command.lowercased()) else { throw .unknownCommand(command) }
        return .help(word)
    }
}
