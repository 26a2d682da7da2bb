import ArgumentParser
import Engine
import Maintenance
import Runbooks
import Slack

/// `reboot NAME …`
struct RebootCommand: ProposingCommand {
    /// What a name stands for where it may stand for several things.
    enum Kind: String, Sendable, CaseIterable, ExpressibleByArgument {
        case instance
        case lifecycle
    }

    static let word: CommandWord = "reboot"
    static let form = "reboot NAME [--as instance|lifecycle] \(AutoscalingOption.form)"
    static let outline = "reboot NAME"
    static let example = "reboot orders-2"
    static let summary = "restart one instance where it is, or what a lifecycle has modified"
    static let effect = CommandEffect.setsGoing
    static let notes =
        [
            "The restart of a writer asks an approver first.",
            "Of a lifecycle the newest modified database is restarted; `--as instance` or `--as lifecycle` says which is meant "
                + "where both have the name.",
            AutoscalingOption.note,
        ] + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The instance, or the lifecycle.", valueName: "NAME"))
        var name: String

        @Option(name: .customLong("as"), help: ArgumentHelp("What the name stands for.", valueName: "KIND"))
        var kind: Kind?

        @OptionGroup var autoscaling: AutoscalingOption.Arguments

        @OptionGroup var options: ProposalOptions.Arguments
    }

    /// Or the name of a lifecycle.
    var instance: InstanceID
    var options = ProposalOptions()
    var autoscaling: AutoscalingWish?
    /// `nil`: whichever there is.
    var kind: Kind?

    var ownWords: [String] {
        [instance.text] + (kind.map { ["--as", $0.rawValue] } ?? []) + AutoscalingOption.words(autoscaling)
    }

    /// Proposes the restart; what has the name is looked up.
    func proposal(asPreview: Bool, in context: CommandContext) async throws(JournalError) -> Lookup<Proposal> {
        switch kind {
        case .instance?: return await ofInstance(context)
        case .lifecycle?:
            switch context.lifecycle(instance.text) {
            case .nothing(let blocks): return .nothing(blocks)
            case .found(let lifecycle): return ofLifecycle(lifecycle, context)
            }
        case nil:
            guard let lifecycle = context.configuredLifecycle(instance.text) else { return await ofInstance(context) }
            return await ofEither(lifecycle, context)
        }
    }

    // MARK: A lifecycle

    /// Where an instance has the very same name, it has to be said which is meant.
    private func ofEither(_ lifecycle: Lifecycle, _ context: CommandContext) async -> Lookup<Proposal> {
        do {
            let all = try await context.ports.control.databases(
                region: region ?? lifecycle.region, context.admission)
            guard all.contains(where: { $0[instance] != nil || $0.isMember(instance) }) else {
                return ofLifecycle(lifecycle, context)
            }
        } catch {
            return .nothing([context.unreadable(error)])
        }
        let command = "\(Self.word.text) \(instance) --as"
        return .nothing([
            """
            \(instance) is a lifecycle and an instance. \(context.typed("\(command) lifecycle")) restarts what the lifecycle has \
            modified, \(context.typed("\(command) instance")) the instance.
            """
        ])
    }

    private func ofLifecycle(_ lifecycle: Lifecycle, _ context: CommandContext) -> Lookup<Proposal> {
        let name = ClusterID(lifecycle.name)
        guard context.channel.covers(name) else { return .nothing([context.elsewhere(name)]) }
        guard options.region == nil else { return .nothing([context.sentence(ProposalOptions.noRegion)]) }
        guard autoscaling == nil else {
            return .nothing([
                context.sentence(
                    "\(name) is a lifecycle: `--suspend-autoscaling` is for instances of a cluster. Leave it out.")
            ])
        }
        return .found(proposal(AnyRunbook(RebootLifecycleRunbook(lifecycle)), on: lifecycle))
    }

    // MARK: An instance

    /// Which cluster the instance belongs to is looked up.
    private func ofInstance(_ context: CommandContext) async -> Lookup<Proposal> {
        let all: [Observation]
        do {
            all = try await context.ports.control.databases(region: region, context.admission)
        } catch {
            return .nothing([context.unreadable(error)])
        }
        guard let seen = all.first(where: { $0[instance] != nil || $0.isMember(instance) }) else {
            return .nothing([unknown(among: all, context)])
        }
        return .found(
            proposal(AnyRunbook(RebootRunbook(instance: instance, autoscaling: autoscaling)), on: seen.target.cluster))
    }

    private func unknown(among all: [Observation], _ context: CommandContext) -> Mrkdwn {
        let cluster = ClusterID(instance.text)
        if all.contains(where: { $0.target.cluster == cluster }) {
            guard context.channel.covers(cluster) else { return context.elsewhere(cluster) }
            return """
                \(instance) is a cluster. \(context.typed("cycle \(instance)")) restarts its members in turn, \
                \(context.typed("reboot INSTANCE")) one of them.
                """
        }
        let covered = all.filter { context.channel.covers($0.target.cluster) }
        let known = covered.flatMap(\.instances).map(\.identifier.text) + context.lifecycles.map(\.name)
        let hint = context.suggestion(for: instance.text, among: known)
        return "I don't know an instance “\(instance)”.\(hint) \(context.typed("clusters")) lists them."
    }
}

extension RebootCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        instance = try DatabaseName.instance(arguments.name)
        kind = arguments.kind
        autoscaling = arguments.autoscaling.wish
        options = try ProposalOptions(arguments.options)
    }
}
