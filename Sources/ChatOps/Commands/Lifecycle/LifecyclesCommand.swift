import ArgumentParser
import Engine
import Maintenance
import Slack

/// `lifecycles`
struct LifecyclesCommand: ParsedCommand {
    static let word: CommandWord = "lifecycles"
    static let form = "lifecycles"
    static let example = "lifecycles"
    static let summary = "list lifecycles"
    static let effect = CommandEffect.reads
    static let notes = [
        "A lifecycle is a name of the configuration under which a database is made from another one again and again, changed, "
            + "promoted by pointing a DNS record at it, and retired."
    ]
    static let right = Right.read

    struct Arguments: ParsableArguments {}

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        guard !context.ports.lifecycles.isEmpty else { return .reply([CommandContext.noLifecycles]) }
        let reply = LifecycleListReply(
            prefix: context.prefix, open: await context.standings().map(\.operation),
            restraints: await context.ports.control.restraints(context.admission), schedules: context.ports.schedules)
        return .reply(reply.blocks(await context.look(at: context.lifecycles, withRecords: false)))
    }
}

extension LifecyclesCommand {
    init(_ arguments: Arguments) throws(Refusal) {}
}
