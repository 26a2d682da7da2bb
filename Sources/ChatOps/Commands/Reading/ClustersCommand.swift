import ArgumentParser
import Engine
import Maintenance
import Slack

/// `clusters`
struct ClustersCommand: ParsedCommand {
    static let word: CommandWord = "clusters"
    static let form = "clusters [--region R]"
    static let example = "clusters"
    static let summary = "list the clusters and RDS instances of a region"
    static let effect = CommandEffect.reads
    static let right = Right.read

    struct Arguments: ParsableArguments {
        @Option(help: ArgumentHelp("The region to list.", valueName: "R"))
        var region: String?
    }

    var region: String?

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        do {
            let all = try await context.ports.control.databases(region: region, context.admission)
            let reply = ClusterReply(
                prefix: context.prefix, open: await context.standings().map(\.operation),
                restraints: await context.ports.control.restraints(context.admission))
            return .reply(
                reply.blocks(
                    all.filter { context.channel.covers($0.target.cluster) },
                    region: region ?? all.first?.target.place.region))
        } catch {
            return .reply([context.unreadable(error)])
        }
    }
}

extension ClustersCommand {
    init(_ arguments: Arguments) throws(Refusal) { region = try DatabaseName.region(arguments.region) }
}
