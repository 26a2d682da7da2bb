package import ArgumentParser
package import Maintenance

/// The operation that a command is about.
package struct NamedOperation: ParsableArguments {
    @Argument(help: ArgumentHelp("An operation, by any unique beginning of its id.", valueName: "OP"))
    package var operation: String

    package init() {}

    func prefix() throws(Refusal) -> String { try DatabaseName.operation(operation) }
}

/// `status [OP]`
package struct StatusCommand: ParsableChatCommand {
    package static let word = CommandWord.status
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("An operation, by any unique beginning of its id.", valueName: "OP"))
    package var operation: String?

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        guard let operation else { return .status(of: nil) }
        return .status(of: try DatabaseName.operation(operation))
    }
}

/// `events OP [--json]`
package struct EventsCommand: ParsableChatCommand {
    package static let word = CommandWord.events
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    @Flag(help: "As a file, with a line of JSON for each event.")
    package var json = false

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand { .events(of: try named.prefix(), asFile: json) }
}

/// `pause OP`
package struct PauseCommand: ParsableChatCommand {
    package static let word = CommandWord.pause
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand { .pause(try named.prefix()) }
}

/// `resume OP`
package struct ResumeCommand: ParsableChatCommand {
    package static let word = CommandWord.resume
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand { .resume(try named.prefix()) }
}

/// `retry OP`
package struct RetryCommand: ParsableChatCommand {
    package static let word = CommandWord.retry
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand { .retry(try named.prefix()) }
}

/// `abort OP [reason…]`
package struct AbortCommand: ParsableChatCommand {
    package static let word = CommandWord.abort
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    /// Free text: whatever looks like an option in it is part of it.
    @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("Why, for the record.", valueName: "reason"))
    package var reason: [String] = []

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .abort(try named.prefix(), reason: FreeText.joined(reason))
    }
}
