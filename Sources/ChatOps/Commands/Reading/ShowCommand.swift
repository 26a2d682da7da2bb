import ArgumentParser
import Engine
import Maintenance
import Slack

/// `show CLUSTER`
struct ShowCommand: ParsedCommand {
    static let word: CommandWord = "show"
    static let form = "show CLUSTER [--region R]"
    static let example = "show orders"
    static let summary = "show a cluster's members, or an RDS instance and what is around it"
    static let effect = CommandEffect.reads
    static let right = Right.read

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster, or the RDS instance.", valueName: "CLUSTER"))
        var cluster: String

        @Option(help: ArgumentHelp("The region of the cluster.", valueName: "R"))
        var region: String?
    }

    var cluster: ClusterID
    var region: String?

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        .reply(await blocks(context))
    }

    private var gone: Mrkdwn { "\(cluster) is not there any more." }

    private func blocks(_ context: CommandContext) async -> [Mrkdwn] {
        guard context.channel.covers(cluster) else { return [context.elsewhere(cluster)] }
        do {
            let all = try await context.ports.control.databases(region: region, context.admission)
            if let unknown = context.unknownCluster(cluster, among: all) { return [unknown] }
            guard let seen = all.first(where: { $0.target.cluster == cluster }) else { return [gone] }
            if let complaint = seen.unreadable { return [context.unreadable(FleetError(complaint, passes: false))] }
            let open = await context.standings().map(\.operation)
            let restraints = await context.ports.control.restraints(context.admission)
            if let instance = seen.rdsInstance {
                let whole = await context.surroundings(of: instance, seen: all.amongInstances(seen))
                return InstanceDetailReply(
                    prefix: context.prefix, whole, instance, open: open, restraints: restraints
                ).blocks()
            }
            guard let found = seen.cluster else { return [gone] }
            return ClusterDetailReply(
                prefix: context.prefix, seen, found, open: open, restraints: restraints
            ).blocks()
        } catch {
            return [context.unreadable(error)]
        }
    }
}

extension ShowCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        cluster = try DatabaseName.cluster(arguments.cluster)
        region = try DatabaseName.region(arguments.region)
    }
}
