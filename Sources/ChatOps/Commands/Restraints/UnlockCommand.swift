import ArgumentParser
import Engine
import Maintenance
import Slack

/// `unlock CLUSTER [--region R]`
struct UnlockCommand: ParsedCommand {
    static let word: CommandWord = "unlock"
    static let form = "unlock CLUSTER [--region R]"
    static let example = "unlock orders"
    static let summary = "allow work on it again"
    static let effect = CommandEffect.setsGoing
    static let notes = [CommandFamily.noteOnRestraints]

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
        var cluster: String

        @Option(help: ArgumentHelp("The region of the cluster.", valueName: "R"))
        var region: String?
    }

    var cluster: ClusterID
    /// AWS is not asked about it: what is locked can be unlocked wherever it is.
    var lockedRegion: String?

    /// The command as it has to be typed, without the prefix.
    var words: String {
        "\(Self.word.text) \(cluster)\(lockedRegion.map { " --region \($0)" } ?? "")"
    }

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        guard context.channel.covers(cluster) else { return .reply([context.elsewhere(cluster)]) }
        let restraints = await context.ports.control.restraints(context.admission)
        let ownRegion = context.configuredLifecycle(cluster.text)?.region
        let configured = lockedRegion == nil ? await context.meantPlace(ownRegion)?.region : nil
        let lifted: Restraint
        do {
            lifted = try restraints.lifted(of: cluster, in: lockedRegion ?? configured)
        } catch {
            return .reply([context.sentence(error)])
        }
        let isFrozen = restraints.contains { $0.cluster == nil }
        let rest = isFrozen ? "Everything is still frozen; `unfreeze` lifts that." : "Open operations go on."
        let place = lifted.place.map { " in \($0.region)" } ?? ""
        return try await context.restrain(
            .lifted(cluster, at: lifted.place, by: context.message.author),
            saying: "\(cluster) is not locked\(place) any more. \(rest)")
    }
}

extension UnlockCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        cluster = try DatabaseName.cluster(arguments.cluster)
        lockedRegion = try DatabaseName.region(arguments.region)
    }
}
