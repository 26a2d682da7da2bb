import Maintenance
import Slack

/// What can be done next with a lifecycle: which command is for which database, and what stands in its way.
struct LifecycleDueLines {
    private let seen: LifecycleSighting
    private let open: [Operation]
    private let prefix: String

    private var lifecycle: Lifecycle { seen.lifecycle }

    init(_ seen: LifecycleSighting, open: [Operation], prefix: String) {
        self.seen = seen
        self.open = open
        self.prefix = prefix
    }

    /// Nothing where it is not known what there is.
    var lines: [Mrkdwn] {
        guard let known = seen.databases.value else { return [] }
        let actions = LifecycleAction.allCases.compactMap { line($0, known) }
        let idle = LifecycleAction.allCases.filter { candidates(for: $0, among: known).isEmpty }
        let nothing: [Mrkdwn] =
            idle.isEmpty
            ? [] : ["• nothing now for \(Mrkdwn.list(idle, atMost: 6) { .code($0.command(lifecycle.name)) })"]
        return ["*Next*"] + meanwhile + [making(known)] + actions + nothing
    }

    /// An operation at work keeps others from being started.
    private var meanwhile: [Mrkdwn] {
        guard let active = open.first(where: \.isActive) else { return [] }
        return ["• nothing else is started before the end of \(.code(active.id.text))"]
    }

    private func making(_ known: [ManagedDatabase]) -> Mrkdwn {
        let command = typed("\(NewCommand.word.text) \(lifecycle.name)")
        switch lifecycle.nextMaking(besides: known, at: seen.now) {
        case .allowed: return "• \(command): now\(alsoRefresh)"
        case .underWay(let database): return "• \(command): when \(database.name) is there (it is \(database.status))"
        case .tooEarly(let newest, let start):
            let minimum = ReplyWording.words(lifecycle.names.minimumAge)
            return "• \(command): from \(ReplyWording.date(start)) on, when \(newest.name) is \(minimum) old"
        }
    }

    private var alsoRefresh: Mrkdwn {
        lifecycle.dns == nil
            ? "" : ", or \(typed("\(RefreshCommand.word.text) \(lifecycle.name)")) for the whole chain"
    }

    private func line(_ action: LifecycleAction, _ known: [ManagedDatabase]) -> Mrkdwn? {
        let meant = candidates(for: action, among: known)
        guard !meant.isEmpty else { return nil }
        let command = typed(action.command(lifecycle.name))
        let names = Mrkdwn.list(meant, atMost: 6) { "\($0.name)" }
        let obstacles = obstacles(to: action, with: meant)
        guard !obstacles.isEmpty else { return "• \(command): \(names)" }
        return "• \(command): \(names); \(obstacles.joined(separator: "; "))"
    }

    /// The newest that an action is for; all of them where it is for all.
    private func candidates(for action: LifecycleAction, among known: [ManagedDatabase]) -> [ManagedDatabase] {
        switch action {
        case .retire: known.filter { $0.stage.map { action.rule(for: $0, of: lifecycle.kind) != .refuses } ?? false }
        case .modify, .reboot, .promote, .promoteBack:
            known.candidate(for: action, of: lifecycle.kind).map { [$0] } ?? []
        }
    }

    // MARK: Obstacles

    private func obstacles(to action: LifecycleAction, with meant: [ManagedDatabase]) -> [Mrkdwn] {
        switch action {
        case .modify, .reboot: meant.compactMap(unrest)
        case .promote, .promoteBack: meant.compactMap(unrest) + meant.compactMap(parameters) + record
        case .retire:
            recordUnread + meant.filter(seen.isLedTo).map { "not \($0.name): the record points at it" } + uncertainty
        }
    }

    private func unrest(_ database: ManagedDatabase) -> Mrkdwn? {
        guard !database.isAtRest else { return nil }
        let parts = [(database.name, database.status)] + database.instances.map { ($0.identifier.text, $0.status) }
        let busy = parts.filter { !$0.1.isAvailable }.map { "\($0.0) is \($0.1)" }
        return busy.isEmpty ? "it has no members yet" : "\(busy.listed), and has to be available"
    }

    private func parameters(_ database: ManagedDatabase) -> Mrkdwn? {
        let waiting = seen.awaitingRestart(database)
        guard !waiting.isEmpty else { return nil }
        return "parameters of \(waiting.listed) wait for \(typed("\(RebootCommand.word.text) \(lifecycle.name)"))"
    }

    /// Why the record cannot be pointed anywhere.
    private var record: [Mrkdwn] {
        guard let settings = lifecycle.dns else { return ["there is no `dns` in the configuration"] }
        guard let zones = seen.records?.value else { return recordUnread }
        guard !zones.isEmpty else { return ["Route 53 has no hosted zone for \(settings.record)"] }
        return zones.compactMap { zone in
            guard case .other(let why) = zone.state else { return nil }
            return "\(settings.record) in \(zone.zone.id) is \(.foreign(why, limit: 240))"
        }
    }

    /// Why it is not known which databases clients are led to, so that none is deleted.
    private var uncertainty: [Mrkdwn] {
        guard let settings = lifecycle.dns, let words = seen.records?.value?.uncertainty else { return [] }
        return ["\(settings.record) \(.foreign(words, limit: 300))"]
    }

    private var recordUnread: [Mrkdwn] {
        guard let settings = lifecycle.dns, seen.records?.value == nil else { return [] }
        return ["\(settings.record) is not read"]
    }

    private func typed(_ command: String) -> Mrkdwn { .code("\(prefix) \(command)") }
}

extension LifecycleAction {
    /// The command that does it.
    func command(_ lifecycle: String) -> String {
        switch self {
        case .modify: "\(ModifyCommand.word.text) \(lifecycle)"
        case .reboot: "\(RebootCommand.word.text) \(lifecycle)"
        case .promote: "\(PromoteCommand.word.text) \(lifecycle)"
        case .promoteBack: "\(PromoteCommand.word.text) \(lifecycle) --back"
        case .retire: "\(RetireCommand.word.text) \(lifecycle)"
        }
    }
}
