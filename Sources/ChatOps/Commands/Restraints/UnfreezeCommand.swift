import ArgumentParser
import Engine
import Maintenance
import Slack

/// `unfreeze`
struct UnfreezeCommand: ParsedCommand {
    static let word: CommandWord = "unfreeze"
    static let form = "unfreeze"
    static let example = "unfreeze"
    static let summary = "allow work again"
    static let effect = CommandEffect.setsGoing
    static let notes = [CommandFamily.noteOnRestraints]

    struct Arguments: ParsableArguments {}

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        let restraints = await context.ports.control.restraints(context.admission)
        let locked = restraints.filter { $0.cluster.map(context.channel.covers) ?? false }
        let names = locked.map(\.subject).sorted().prefix(10).joined(separator: ", ")
        let rest = locked.isEmpty ? "" : " Still locked: \(names)\(locked.count > 10 ? ", …" : "")."
        return try await context.restrain(
            .lifted(nil, by: context.message.author),
            saying: "Nothing is frozen any more: open operations go on.\(rest)")
    }
}

extension UnfreezeCommand {
    init(_ arguments: Arguments) throws(Refusal) {}
}
