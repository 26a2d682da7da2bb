import ArgumentParser
import Engine
import Maintenance
import Slack

/// `freeze reason…`: nothing is started and no call is made anywhere.
struct FreezeCommand: ParsedCommand {
    static let word: CommandWord = "freeze"
    static let form = "freeze reason…"
    static let example = "freeze incident 4711"
    static let summary = "let nothing be done anywhere"
    static let effect = CommandEffect.holdsBack
    static let notes = [CommandFamily.noteOnRestraints]

    struct Arguments: ParsableArguments {
        @Argument(
            parsing: .captureForPassthrough, help: ArgumentHelp("Why, for everybody to read.", valueName: "reason"))
        var reason: [String] = []
    }

    static func freeTextBegins(in words: [String]) -> Int? { 0 }

    var reason: String

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        let restraint = Restraint(
            cluster: nil, reason: reason, by: context.message.author, since: context.ports.now())
        return try await context.restrain(
            .imposed(restraint),
            saying:
                "Everything is frozen: nothing is started and no new call is made anywhere. What AWS is at already goes on. "
                + "`unfreeze` allows it again.")
    }
}

extension FreezeCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        reason = FreeText.joined(arguments.reason)
        guard !reason.isEmpty else { throw Refusal("Say why, for everybody to read.") }
    }
}
