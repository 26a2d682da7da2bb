import Maintenance
import Slack

/// What `lifecycle NAME` says: what there is of it in which stage, what its record says, and what is due next.
struct LifecycleDetailReply: Sendable {
    private static let databaseLimit = 8
    private static let memberLimit = 4

    private let prefix: String
    private let seen: LifecycleSighting
    private let open: [Operation]
    private let restraints: [Restraint]
    private let schedule: LifecycleSchedule?

    private var lifecycle: Lifecycle { seen.lifecycle }

    /// - Parameter open: operations on it that are not over.
    init(
        prefix: String, _ seen: LifecycleSighting, open: [Operation], restraints: [Restraint] = [],
        schedule: LifecycleSchedule? = nil
    ) {
        self.prefix = prefix
        self.seen = seen
        self.open = open
        self.restraints = restraints
        self.schedule = schedule
    }

    func blocks() -> [Mrkdwn] {
        let reply = RestraintReply(restraints, prefix: prefix)
        let locks = seen.target.map { reply.blocks(on: $0) } ?? reply.freeze
        let work = open.map { "\(.code($0.id.text)) \($0.phase.name): \($0.plan.title)" as Mrkdwn }
        let due = LifecycleDueLines(seen, open: open, prefix: prefix).lines
        return [head] + locks + databases + [record]
            + [due, work].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    }

    private var head: Mrkdwn {
        let names = lifecycle.names
        let location: Mrkdwn? = seen.place.map { "\($0.region) · account \($0.account)" }
        let lines: [Mrkdwn?] = [
            "*\(lifecycle.name)* · \(.foreign(lifecycle.words, limit: 240))", location,
            "another is made when the newest is \(ReplyWording.words(names.minimumAge)) old · keeps \(names.keep) retired",
            schedule?.told(at: seen.now),
        ]
        return lines.compactMap(\.self).joined(separator: "\n")
    }

    // MARK: Databases

    private var databases: [Mrkdwn] {
        let unread = seen.unreadable.prefix(Self.databaseLimit).map { database in
            let name = database.name ?? "a database without a name"
            return "\(name) may be one of its databases and cannot be read: \(.foreign(database.reason, limit: 300))"
                as Mrkdwn
        }
        return known + unread
    }

    private var known: [Mrkdwn] {
        switch seen.databases {
        case .unavailable(let reason):
            return ["Its databases are not read: \(.sentence(reason, typedAfter: prefix))"]
        case .known(let found) where found.isEmpty:
            return seen.unreadable.isEmpty ? ["It has no databases yet."] : []
        case .known:
            return ReplyWording.cut(seen.staged + seen.unstaged, to: Self.databaseLimit) {
                "… and \($0) more databases"
            } line: {
                entry($0)
            }
        }
    }

    private func entry(_ database: ManagedDatabase) -> Mrkdwn {
        let protection =
            switch database.isProtected {
            case true?: "deletion protection on"
            case false?: "no deletion protection"
            case nil: "deletion protection not told"
            }
        let size = seen.storage(of: database).flatMap { storage in
            storage.allocated.flatMap { $0 > 1 ? "\($0) GiB \(storage.type)" : nil }
        }
        let facts = [seen.age(of: database) ?? "age not told", size, protection].compactMap(\.self)
        let members = ReplyWording.cut(database.instances, to: Self.memberLimit) {
            "… and \($0) more members"
        } line: {
            DetailFrame.line(
                $0, as: seen.role(of: $0, in: database), tier: nil, pending: $0.pendingChanges)
        }
        let head: Mrkdwn = """
            \(stage(of: database)) · *\(database.name)* · \(database.engine) \(database.engineVersion) · \(database.status)
            \(facts.joined(separator: " · "))
            """
        return ([head] + (members.isEmpty ? ["no members yet"] : members)).joined(separator: "\n")
    }

    private func stage(of database: ManagedDatabase) -> Mrkdwn {
        switch database.told {
        case .stage(let stage, .ours): "\(stage.rawValue)"
        case .stage(let stage, .auroraEcho): "\(stage.rawValue) (by the tag of aurora-echo)"
        case .stage(let stage, .rdsEcho): "\(stage.rawValue) (by the tag of rds-echo)"
        case .leaving: "about to be deleted by rds-echo"
        case .unknown(let text, _): "in a stage that I do not know (“\(.foreign(text, limit: 60))”)"
        }
    }

    // MARK: The record

    private var record: Mrkdwn {
        guard let settings = lifecycle.dns else {
            return "It has no `dns` in the configuration: nothing of it is promoted."
        }
        let head: Mrkdwn = "*\(settings.record)* in Route 53 now"
        switch seen.records ?? .unavailable(Observation.notAsked) {
        case .unavailable(let reason):
            return "*\(settings.record)* is not read: \(.sentence(reason, typedAfter: prefix))"
        case .known(let zones) where zones.isEmpty:
            return "*\(settings.record)*: Route 53 has no hosted zone for it."
        case .known(let zones): return ([head] + zones.map(zone)).joined(separator: "\n")
        }
    }

    private func zone(_ record: ZoneRecord) -> Mrkdwn {
        let name = Mrkdwn.foreign(record.zone.words, limit: 160)
        switch record.state {
        case .missing: return "\(name): not there yet"
        case .other(let why): return "\(name): \(.foreign(why, limit: 240)), which is left alone"
        case .points(let value):
            let target: Mrkdwn = "\(name): \(.foreign(value.target, limit: 255)), TTL \(value.ttl) s"
            return "\(target)\n      \(meaning(of: value))"
        }
    }

    private func meaning(of value: RecordValue) -> Mrkdwn {
        guard let known = seen.databases.value else { return "whose that is is not known" }
        guard let database = known.first(where: { $0.isAt(value.target) }) else {
            return "which is no database of this lifecycle"
        }
        return "which is \(database.name) (\(stage(of: database)))"
    }
}
