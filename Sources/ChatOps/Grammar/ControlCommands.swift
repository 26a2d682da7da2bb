package import ArgumentParser
import Engine
package import Maintenance

/// `reset OP --to STEP`
package struct ResetCommand: ParsableChatCommand {
    package static let word = CommandWord.reset
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    @Option(help: ArgumentHelp("The first step to do again.", valueName: "STEP"))
    package var to: String

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .control(try named.prefix(), .reset(to: try StepWord.read(to)), as: .reset)
    }
}

/// `skip OP STEP reason…`
package struct SkipCommand: ParsableChatCommand {
    package static let word = CommandWord.skip
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    @Argument(help: ArgumentHelp("The step to leave out.", valueName: "STEP"))
    package var step: String

    @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("Why, for the record.", valueName: "reason"))
    package var reason: [String] = []

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        let reason = FreeText.joined(reason)
        guard !reason.isEmpty else { throw Refusal("Say why, for the record.") }
        return .control(try named.prefix(), .skip(try StepWord.read(step), reason: reason), as: .skip)
    }
}

/// `timeout OP TIME`
package struct TimeoutCommand: ParsableChatCommand {
    package static let word = CommandWord.timeout
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    @Argument(help: ArgumentHelp("How long a step may take.", valueName: "TIME"))
    package var time: String

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .control(try named.prefix(), .timeout(try PatienceWord.read(time)), as: .timeout)
    }
}

/// `hold OP --before STEP`
package struct HoldCommand: ParsableChatCommand {
    package static let word = CommandWord.hold
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    @Option(help: ArgumentHelp("The step to stop before.", valueName: "STEP"))
    package var before: String

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .control(try named.prefix(), .hold(before: try StepWord.read(before)), as: .hold)
    }
}

/// `unhold OP --before STEP`
package struct UnholdCommand: ParsableChatCommand {
    package static let word = CommandWord.unhold
    package static let configuration = configured(word)
    @OptionGroup package var named: NamedOperation

    @Option(help: ArgumentHelp("The step that it was to stop before.", valueName: "STEP"))
    package var before: String

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        .control(try named.prefix(), .unhold(before: try StepWord.read(before)), as: .unhold)
    }
}

/// The name of a step, as `status` and refusals give it.
enum StepWord {
    static func read(_ word: String) throws(Refusal) -> StepID {
        let name = word.lowercased()
        guard name.count <= 60, name.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil else {
            throw Refusal("\(DatabaseName.quoted(word)) is not the name of a step. One looks like `fail-back`.")
        }
        return StepID(name)
    }
}

/// Words that people say for the record: nothing in them is an option.
enum FreeText {
    static func joined(_ words: [String]) -> String {
        String(words.drop { $0 == "--" }.joined(separator: " ").prefix(300))
    }
}
