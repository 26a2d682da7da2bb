import Maintenance
import Slack

/// What `lifecycle NAME` says: what there is of it in which stage, what its record says, and what is due next.
struct LifecycleDetailReply: Sendable {
    private static let databaseLimit = 8
    private static let memberLimit = 4
    private static let addressLimit = 3

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
        case .known(let zones): return ([head] + zones.map(zone) + resolver(zones)).joined(separator: "\n")
        }
    }

    private func zone(_ record: ZoneRecord) -> Mrkdwn {
        let name = Mrkdwn.foreign(record.zone.words, limit: 160)
        switch record.state {
        case .missing: return "\(name): not there yet"
        case .other(let why): return "\(name): \(.foreign(why, limit: 240)), which is left alone"
        case .points(let value):
            let target: Mrkdwn = "\(name): \(.foreign(value.target, limit: 255)), TTL \(value.ttl) s"
            return ([target] + record.chain.map(link) + ["      \(meaning(of: record))"]).joined(separator: "\n")
        }
    }

    private func link(_ link: RecordLink) -> Mrkdwn {
        let name: Mrkdwn = "      \(.foreign(link.name, limit: 255)) in \(.foreign(link.zone.words, limit: 160))"
        return switch link.state {
        case .missing: "\(name): not there"
        case .other(let why): "\(name): \(.foreign(why, limit: 240))"
        case .points(let value): "\(name): \(.foreign(value.target, limit: 255))"
        }
    }

    private func meaning(of record: ZoneRecord) -> Mrkdwn {
        guard let known = seen.databases.value else { return "whose that is is not known" }
        let words = whose(known.first { database in record.targets.contains(where: database.isAt) })
        return record.obstacle.map { "\(words); it \(.foreign($0, limit: 300))" } ?? words
    }

    private func whose(_ database: ManagedDatabase?) -> Mrkdwn {
        database.map { "which is \($0.name) (\(stage(of: $0)))" } ?? "which is no database of this lifecycle"
    }

    // MARK: The resolver

    private func resolver(_ zones: [ZoneRecord]) -> [Mrkdwn] {
        guard let resolver = seen.resolver else { return [] }
        let known = seen.databases.value ?? []
        let told = zones.map { ($0, resolver.agreement(with: $0, among: known)) }
        let differing = told.filter { $0.1 == .differs }.map(\.0)
        let agreeing = told.filter { $0.1 == .agrees }.map(\.0)
        let comparison = comparison(agreeing: agreeing, differing: differing)
        switch resolver.record {
        case .unavailable(let reason):
            return ["the resolver of my machine: not read: \(.sentence(reason, typedAfter: prefix))"]
        case .known(.unknown): return ["the resolver of my machine: no such name\(comparison)"]
        case .known(.found(let name, let addresses)):
            let end = Mrkdwn.foreign(([name] + addresses.prefix(Self.addressLimit)).joined(separator: ", "), limit: 400)
            let still: Mrkdwn = agreeing.isEmpty && !differing.isEmpty ? "still " : ""
            let owner = seen.databases.value.map { whose(resolver.database(among: $0)) } ?? "whose that is is not known"
            return ["the resolver of my machine: \(still)\(end)\n      \(owner)\(comparison)"]
        }
    }

    /// Whether the answer is what Route 53 says, and what may be behind a difference.
    private func comparison(agreeing: [ZoneRecord], differing: [ZoneRecord]) -> Mrkdwn {
        guard !differing.isEmpty else { return agreeing.isEmpty ? "" : ", as Route 53 says" }
        let ttl = differing.compactMap(\.value?.ttl).max()
        let reasons = [
            ttl.map { "names are kept for their TTL, \($0) s" as Mrkdwn },
            differing.contains(where: \.zone.isPrivate) ? "private zones may not be visible from here" : nil,
        ].compactMap(\.self)
        let places = Mrkdwn.foreign(differing.map(\.zone.words).listed, limit: 400)
        let verdict: Mrkdwn = agreeing.isEmpty ? ", not what Route 53 says" : ", not what Route 53 says in \(places)"
        return reasons.isEmpty ? verdict : "\(verdict): \(reasons.joined(separator: "; "))"
    }
}
