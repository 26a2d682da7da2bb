import Maintenance
import Runbooks

/// What can be asked for a lifecycle from the bot's own machine, by its word.
enum LifecycleWord: String, Sendable, CaseIterable {
    case new
    case clone
    case modify
    case reboot
    case promote
    case retire
    case refresh

    /// - Throws: `Refusal` when an option belongs to another word.
    func runbook(
        for lifecycle: Lifecycle, isBack: Bool = false, snapshot: String? = nil
    ) throws(Refusal) -> AnyRunbook {
        if isBack, self != .promote { throw Refusal("`--back` goes with promote.") }
        if snapshot != nil, self != .new { throw Refusal("`--snapshot` goes with new.") }
        return switch self {
        case .new: AnyRunbook(NewRunbook(lifecycle, snapshot: snapshot))
        case .clone: AnyRunbook(NewRunbook(lifecycle, isClone: true))
        case .modify: AnyRunbook(ModifyRunbook(lifecycle))
        case .reboot: AnyRunbook(RebootLifecycleRunbook(lifecycle))
        case .promote: AnyRunbook(PromoteRunbook(lifecycle, isBack: isBack))
        case .retire: AnyRunbook(RetireRunbook(lifecycle))
        case .refresh: AnyRunbook(RefreshRunbook(lifecycle))
        }
    }

    /// As it is typed in the chat, without what commands begin with.
    func command(for name: String, isBack: Bool = false, snapshot: String? = nil) -> String {
        rawValue + " " + name + (isBack ? " --back" : "") + (snapshot.map { " --snapshot \($0)" } ?? "")
    }
}
