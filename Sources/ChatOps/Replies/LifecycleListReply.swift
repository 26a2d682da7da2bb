import Maintenance
import Slack

/// What `lifecycles` says: each in a few short lines.
struct LifecycleListReply: Sendable {
    private static let limit = 20

    private let prefix: String
    /// Operations that are not over, oldest first.
    private let open: [Operation]
    private let restraints: RestraintReply
    private let schedules: [String: LifecycleSchedule]

    init(
        prefix: String, open: [Operation], restraints: [Restraint] = [], schedules: [String: LifecycleSchedule] = [:]
    ) {
        self.prefix = prefix
        self.open = open
        self.restraints = RestraintReply(restraints, prefix: prefix)
        self.schedules = schedules
    }

    func blocks(_ seen: [LifecycleSighting]) -> [Mrkdwn] {
        guard !seen.isEmpty else {
            return [
                """
                No lifecycle has a name that this channel looks after: its `clusters` in the configuration file say which \
                names it does.
                """
            ] + restraints.freeze
        }
        let head: Mrkdwn = "*\(seen.count == 1 ? "1 lifecycle" : "\(seen.count) lifecycles")*"
        return [head] + restraints.freeze
            + ReplyWording.cut(seen, to: Self.limit) { rest in
                "… and \(rest) more. \(.code(prefix + " lifecycle NAME")) shows any of them."
            } line: {
                entry($0)
            }
    }

    private func entry(_ seen: LifecycleSighting) -> Mrkdwn {
        let lifecycle = seen.lifecycle
        var lines: [Mrkdwn] = ["*\(lifecycle.name)* · \(.foreign(lifecycle.words, limit: 240))", databases(seen)]
        if let schedule = schedules[lifecycle.name] { lines.append(schedule.told(at: seen.now)) }
        if let lock = seen.target.flatMap(restraints.brief) { lines.append(lock) }
        let own = open.filter { $0.isAbout(lifecycle) }
        // What is at work is worth more to know than what is only planned.
        if let operation = own.first(where: \.isActive) ?? own.last {
            lines.append("\(.code(operation.id.text)) \(operation.phase.name): \(operation.plan.title)")
        }
        return lines.joined(separator: "\n")
    }

    /// "promoted development-2026-01-03, 2 d old · retired development-2025-12-27".
    private func databases(_ seen: LifecycleSighting) -> Mrkdwn {
        switch seen.databases {
        case .unavailable(let reason): return "its databases are not read: \(.foreign(reason, limit: 300))"
        case .known(let found) where found.isEmpty && seen.unreadable.isEmpty: return "no databases yet"
        case .known(let found):
            let stages = LifecycleStage.clientsFirst.compactMap { stage -> Mrkdwn? in
                let all = found.all(in: stage)
                guard !all.isEmpty else { return nil }
                let names = Mrkdwn.list(all, atMost: 3) { database in
                    let age = stage == .promoted ? seen.age(of: database).map { ", \($0)" } ?? "" : ""
                    return "\(database.name)\(age)"
                }
                return "\(stage.rawValue) \(names)"
            }
            let (others, unread) = (seen.unstaged.count, seen.unreadable.count)
            let rest: [Mrkdwn?] = [
                others == 0 ? nil : "\(others) in no stage that I know",
                unread == 0 ? nil : "\(unread) that cannot be read",
            ]
            return (stages + rest.compactMap(\.self)).joined(separator: " · ")
        }
    }
}

extension LifecycleSchedule {
    /// "refreshed by itself Sun 03:00 Europe/Berlin, next …".
    func told(at now: Timestamp) -> Mrkdwn {
        "refreshed by itself \(.foreign(words, limit: 120)), next \(ReplyWording.date(next(after: now)))"
    }
}
