import ArgumentParser
import Engine
import Maintenance
import Slack

/// `lock CLUSTER [--region R] reason…`
struct LockCommand: ParsedCommand {
    static let word: CommandWord = "lock"
    static let form = "lock CLUSTER [--region R] reason…"
    static let example = "lock orders release week"
    static let summary = "let nothing be done to a cluster"
    static let effect = CommandEffect.holdsBack
    static let notes = [CommandFamily.noteOnRestraints]

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
        var cluster: String

        @Option(help: ArgumentHelp("The region of the cluster.", valueName: "R"))
        var region: String?

        @Argument(
            parsing: .captureForPassthrough, help: ArgumentHelp("Why, for everybody to read.", valueName: "reason"))
        var reason: [String] = []
    }

    static func freeTextBegins(in words: [String]) -> Int? { leadingRegion(of: words).count + 1 }

    /// The region before the cluster: behind it, the parser would take it for the reason.
    static func ordered(_ words: [String]) -> [String] {
        let region = leadingRegion(of: words.dropFirst())
        guard let cluster = words.first, !region.isEmpty, !cluster.hasPrefix("--") else { return words }
        return region + [cluster] + words.dropFirst(1 + region.count)
    }

    /// The words that name a region at the beginning.
    private static func leadingRegion(of words: some Collection<String>) -> [String] {
        guard let first = words.first else { return [] }
        if first == "--region" { return Array(words.prefix(2)) }
        return first.hasPrefix("--region=") ? [first] : []
    }

    var cluster: ClusterID
    var region: String?
    var reason: String

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        guard context.channel.covers(cluster) else { return .reply([context.elsewhere(cluster)]) }
        let lifecycle = context.configuredLifecycle(cluster.text)
        let place = await context.meantPlace(region ?? lifecycle?.region)
        if lifecycle == nil, let unknown = await context.unknownCluster(cluster, region: region),
            !(try await hasHistory(in: place, context))
        {
            return .reply([unknown])
        }
        let restraint = Restraint(
            cluster: cluster, at: place, reason: reason, by: context.message.author, since: context.ports.now())
        let unsaid = region == nil ? "region" : "account"
        let extent = place == nil ? " AWS did not say which \(unsaid) is meant, so it is locked in every one." : ""
        return try await context.restrain(
            .imposed(restraint),
            saying:
                "\(restraint.state): nothing is started on it and no new call is made. What AWS is at already goes "
                + "on.\(extent) `\(restraint.liftingCommand)` allows it again.")
    }

    /// Whether an operation was on the cluster lately: it may be there no more, or not be described just now.
    private func hasHistory(in place: Place?, _ context: CommandContext) async throws(JournalError) -> Bool {
        try await context.ports.control.recentOperations(limit: 100, context.admission).contains {
            $0.target.cluster == cluster && (place == nil || $0.target.place == place)
        }
    }
}

extension LockCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        reason = FreeText.joined(arguments.reason)
        guard !reason.isEmpty else { throw Refusal("Say why, for everybody to read.") }
        cluster = try DatabaseName.cluster(arguments.cluster)
        region = try DatabaseName.region(arguments.region)
    }
}
