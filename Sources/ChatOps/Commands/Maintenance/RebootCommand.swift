import ArgumentParser
import Engine
import Maintenance
import Runbooks
import Slack

/// `reboot INSTANCE …`
struct RebootCommand: ProposingCommand {
    static let word: CommandWord = "reboot"
    static let form = "reboot INSTANCE \(AutoscalingOption.form)"
    static let example = "reboot orders-2"
    static let summary = "restart one instance where it is"
    static let effect = CommandEffect.setsGoing
    static let notes =
        ["The restart of a writer asks an approver first.", AutoscalingOption.note] + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The instance.", valueName: "INSTANCE"))
        var instance: String

        @OptionGroup var autoscaling: AutoscalingOption.Arguments

        @OptionGroup var options: ProposalOptions.Arguments
    }

    var instance: InstanceID
    var options = ProposalOptions()
    var autoscaling: AutoscalingWish?

    var ownWords: [String] { [instance.text] + AutoscalingOption.words(autoscaling) }

    /// Proposes the restart; which cluster the instance belongs to is looked up.
    func proposal(asPreview: Bool, in context: CommandContext) async throws(JournalError) -> Lookup<Proposal> {
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
        let hint = context.suggestion(for: instance.text, among: covered.flatMap(\.instances).map(\.identifier.text))
        return "I don't know an instance “\(instance)”.\(hint) \(context.typed("clusters")) lists them."
    }
}

extension RebootCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        instance = try DatabaseName.instance(arguments.instance)
        autoscaling = arguments.autoscaling.wish
        options = try ProposalOptions(arguments.options)
    }
}
