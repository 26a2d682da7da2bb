import ArgumentParser
import Engine
import Maintenance
import Slack

/// `proxies [CLUSTER]`
struct ProxiesCommand: ParsedCommand {
    static let word: CommandWord = "proxies"
    static let form = "proxies [CLUSTER] [--region R]"
    static let outline = "proxies [CLUSTER]"
    static let example = "proxies orders"
    static let summary = "show RDS proxies with their targets and health"
    static let effect = CommandEffect.reads
    static let right = Right.read

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster that they lead to; left out: all.", valueName: "CLUSTER"))
        var cluster: String?

        @Option(help: ArgumentHelp("The region to list.", valueName: "R"))
        var region: String?
    }

    var cluster: ClusterID?
    var region: String?

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        if let cluster, !context.channel.covers(cluster) { return .reply([context.elsewhere(cluster)]) }
        do {
            let place = try await context.ports.control.place(region: region, context.admission)
            let (proxies, databases) = (ProxiesQuestion(in: place), DatabasesQuestion(in: place))
            let answers = await context.ports.control.ask(
                [AnyQuestion(proxies), AnyQuestion(databases)], context.admission)
            let all = try known(answers[databases], in: place)
            let found = all.observations(in: place, takenAt: Timestamp(milliseconds: 0))
            if let cluster, let unknown = context.unknownCluster(cluster, among: found) { return .reply([unknown]) }
            let names = all.clusters.compactMap { $0.cluster?.identifier }
            return .reply(
                ProxyReply(prefix: context.prefix, clusters: names.filter(context.channel.covers)).blocks(
                    try known(answers[proxies], in: place), of: cluster, region: place.region))
        } catch {
            return .reply([context.unreadable(error)])
        }
    }

    private func known<Asked: Question>(
        _ answer: Answered<Asked>?, in place: Place
    ) throws(FleetError) -> Asked.Answer {
        switch answer?.reading {
        case .known(let found)?: return found
        case .unavailable(let reason)?: throw FleetError(reason, passes: answer?.passes ?? true)
        case nil: throw FleetError("The proxies of \(place.region) were not read.", passes: true)
        }
    }
}

extension ProxiesCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        cluster = try arguments.cluster.map { (word) throws(Refusal) in try DatabaseName.cluster(word) }
        region = try DatabaseName.region(arguments.region)
    }
}
