package import ArgumentParser
package import Maintenance

/// `lock CLUSTER [--region R] reason…`
package struct LockCommand: ParsableChatCommand {
    package static let word = CommandWord.lock
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
    package var cluster: String

    @Option(help: ArgumentHelp("The region of the cluster.", valueName: "R"))
    package var region: String?

    @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("Why, for everybody to read.", valueName: "reason"))
    package var reason: [String] = []

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        let reason = FreeText.joined(reason)
        guard !reason.isEmpty else { throw Refusal("Say why, for everybody to read.") }
        return .lock(
            try DatabaseName.cluster(cluster), region: try DatabaseName.region(region), reason: reason)
    }
}

/// `unlock CLUSTER [--region R]`
package struct UnlockCommand: ParsableChatCommand {
    package static let word = CommandWord.unlock
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
    package var cluster: String

    @Option(help: ArgumentHelp("The region of the cluster.", valueName: "R"))
    package var region: String?

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .unlock(try DatabaseName.cluster(cluster), region: try DatabaseName.region(region))
    }
}

/// `freeze reason…`
package struct FreezeCommand: ParsableChatCommand {
    package static let word = CommandWord.freeze
    package static let configuration = configured(word)

    @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("Why, for everybody to read.", valueName: "reason"))
    package var reason: [String] = []

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        let reason = FreeText.joined(reason)
        guard !reason.isEmpty else { throw Refusal("Say why, for everybody to read.") }
        return .freeze(reason: reason)
    }
}

/// `unfreeze`
package struct UnfreezeCommand: ParsableChatCommand {
    package static let word = CommandWord.unfreeze
    package static let configuration = configured(word)

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand { .unfreeze }
}
