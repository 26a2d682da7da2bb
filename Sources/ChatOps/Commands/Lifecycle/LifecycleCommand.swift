import ArgumentParser
import Engine
import Maintenance
import Slack

/// `lifecycle NAME`
struct LifecycleCommand: ParsedCommand {
    static let word: CommandWord = "lifecycle"
    static let form = "lifecycle NAME"
    static let example = "lifecycle development"
    static let summary = "show what there is of one, and what is due next"
    static let effect = CommandEffect.reads
    static let notes = [
        "Shows its databases with their stages, what its DNS record says in Route 53, what the resolver of my machine answers, and "
            + "which command is for which database.",
        "`lock NAME reason` keeps anything from being started on it.",
    ]
    static let right = Right.read

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The lifecycle.", valueName: "NAME"))
        var lifecycle: String
    }

    var lifecycle: String

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        switch context.lifecycle(lifecycle) {
        case .nothing(let blocks): .reply(blocks)
        case .found(let lifecycle): .reply(await blocks(lifecycle, context))
        }
    }

    private func blocks(_ lifecycle: Lifecycle, _ context: CommandContext) async -> [Mrkdwn] {
        let open = await context.openOperations(on: lifecycle)
        let restraints = await context.ports.control.restraints(context.admission)
        let schedule = context.ports.schedules[lifecycle.name]
        var blocks: [Mrkdwn] = []
        for seen in await context.look(at: [lifecycle], withRecords: true) {
            blocks += LifecycleDetailReply(
                prefix: context.prefix, await context.resolved(seen), open: open, restraints: restraints,
                schedule: schedule
            ).blocks()
        }
        return blocks
    }
}

extension LifecycleCommand {
    init(_ arguments: Arguments) throws(Refusal) { lifecycle = try DatabaseName.lifecycle(arguments.lifecycle) }
}
