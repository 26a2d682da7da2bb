import ArgumentParser
import Engine
import Maintenance
import Slack

/// `operations`
struct OperationsCommand: ParsedCommand {
    static let word: CommandWord = "operations"
    static let form = "operations"
    static let example = "operations"
    static let summary = "list what is open and what was last"
    static let effect = CommandEffect.reads
    static let right = Right.read

    struct Arguments: ParsableArguments {}

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        let ended = try await context.ports.control.recentOperations(limit: 50, context.admission).filter {
            $0.isEnded && context.channel.covers($0.target.cluster)
        }
        let restraints = RestraintReply(
            await context.ports.control.restraints(context.admission), prefix: context.prefix)
        return .reply(
            OperationListReply(
                prefix: context.prefix, now: context.ports.now(), lifecycles: context.ports.lifecycles.map(\.name)
            ).blocks(
                open: await context.standings(), ended: ended, parked: try await context.parkedOperations(),
                restraints: restraints.blocks(where: context.channel.covers)))
    }
}

extension OperationsCommand {
    init(_ arguments: Arguments) throws(Refusal) {}
}
