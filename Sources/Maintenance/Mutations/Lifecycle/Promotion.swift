/// Which database of a lifecycle takes over from which one, and by which records: what a promotion's prompt tells, and its
/// approval binds to.
package struct Promotion: Sendable, Codable, Equatable {
    /// A zone with what the record says in it before.
    package struct Zone: Sendable, Codable, Equatable {
        package var zone: HostedZone
        /// `nil`: it is not there yet, and is made.
        package var from: RecordValue?

        package init(_ zone: HostedZone, from: RecordValue?) {
            self.zone = zone
            self.from = from
        }

        private enum CodingKeys: String, CodingKey {
            case zone, from
        }
    }

    package var lifecycle: String
    package var kind: Lifecycle.Kind
    /// The name of the database that clients are led to.
    package var database: String
    /// The database that has been promoted so far, where there is one.
    package var predecessor: String?
    package var record: String
    /// In the order in which they are changed.
    package var zones: [Zone]
    /// What the record says afterwards.
    package var value: RecordValue
    /// It returns to an earlier one.
    package var isBack: Bool
    /// Whether the one before is deleted next, so that there is no way back.
    package var isFinal: Bool
    /// What keeps the password of the newest database, where it returns to an earlier one; `nil`: nothing does, or the approval is
    /// of before this was told.
    package var secret: String?

    package init(
        of lifecycle: Lifecycle, to database: String, from predecessor: String?, _ record: String, in zones: [Zone],
        value: RecordValue, isBack: Bool = false
    ) {
        self.lifecycle = lifecycle.name
        self.kind = lifecycle.kind
        self.database = database
        self.predecessor = predecessor
        self.record = record
        self.zones = zones
        self.value = value
        self.isBack = isBack
        self.isFinal = !isBack && lifecycle.names.keep == 0
        self.secret = isBack ? lifecycle.changes.passwordSecret : nil
    }

    private enum CodingKeys: String, CodingKey {
        case lifecycle, kind, database, predecessor, record, zones, value
        case isBack = "back"
        case isFinal = "final"
        case secret
    }

    var resource: Resource {
        switch kind {
        case .aurora: .cluster(ClusterID(database))
        case .instance: .instance(InstanceID(database))
        }
    }

    /// The gate in front of every call that a promotion takes: one approval for all zones.
    func gate(of change: PointRecord) -> GateTerms {
        GateTerms(
            .promotion, questions: factQuestions,
            facts: { context in
                [
                    predecessorFact(in: context), databaseFact(in: context), passwordFact(in: context),
                    valueFact(in: context),
                ].compactMap(\.self) + recordFacts(change, in: context)
                    + [connectionsFact(in: context)].compactMap(\.self)
            },
            words: { context in words(of: change, in: context) })
    }

    private var names: [String] { [database] + (predecessor.map { [$0] } ?? []) }

    private var factQuestions: @Sendable (QuestionContext, Observation?) -> Set<AnyQuestion> {
        { context, seen in
            let databases = names.compactMap { seen?.database($0, kind) }
            let passwords = secret.map { [AnyQuestion(SecretStagesQuestion($0, in: context.place))] } ?? []
            return Set(
                databases.filter { !$0.instances.isEmpty }.map {
                    AnyQuestion(ConnectionsQuestion(of: $0.instances.map(\.identifier), in: context.place))
                } + passwords)
        }
    }

    // MARK: Facts

    /// What the record says in each zone; the one that is being changed has to say what was planned from.
    private func recordFacts(_ change: PointRecord, in context: FactContext) -> [SafetyFacts.Fact] {
        zones.map { planned in
            let check = "record-\(planned.zone.id)"
            let name = "\(record) in \(planned.zone.words)"
            guard let seen = context.observation.record(in: planned.zone) else {
                return .init(check, "\(name) is not read", binding: "unread", isSafe: false, isRead: false)
            }
            let isToBe = seen.value == value
            let isAsPlanned = isToBe || (planned.from.map { seen.value == $0 } ?? (seen.state == .missing))
            // While zones are changed one after the other, each says what it said or what it is to say.
            let binding = isAsPlanned ? "as planned" : "\(seen.state)"
            let isSafe = planned.zone == change.zone ? isAsPlanned && !isToBe : isAsPlanned
            let says =
                switch seen.state {
                case .missing: "is not there yet"
                case .points(let value): "now says \(value.target), TTL \(value.ttl) s"
                case .other(let why): "is \(why)"
                }
            let fact = SafetyFacts.Fact(check, "\(name) \(says)", binding: binding, isSafe: isSafe)
            return leadsToPredecessor(seen, in: context) ? fact : fact.foremost
        }
    }

    /// What is told of the one that is promoted so far tells what the record says then.
    private func leadsToPredecessor(_ record: ZoneRecord, in context: FactContext) -> Bool {
        guard let predecessor, let seen = context.observation.database(predecessor, kind) else { return false }
        return [record].lead(to: seen)
    }

    /// Also what the record is to say: an approval is for this very value.
    private func valueFact(in context: FactContext) -> SafetyFacts.Fact {
        let engine = context.observation.database(database, kind).map { ", \($0.engine) \($0.engineVersion)" } ?? ""
        return .init(
            "value", "\(record) is to say \(value.target), TTL \(value.ttl) s\(engine)", binding: value.target)
    }

    private func databaseFact(in context: FactContext) -> SafetyFacts.Fact {
        guard let seen = context.observation.database(database, kind) else {
            return .init("database", "\(database) is not there", binding: "missing", isSafe: false)
        }
        // In another stage it is another decision: somebody took it out of use, or began with it anew.
        let managed = context.observation.managed(by: lifecycle, kind).value ?? []
        let stage = managed.first { $0.identity == seen.identity }?.stage?.rawValue ?? "none"
        return .init(
            "database", "after: \(context.words(for: seen))",
            binding: "\(seen.identity) \(seen.engineVersion) \(stage) \(seen.isAtRest)", isSafe: seen.isAtRest
        ).foremost
    }

    private func predecessorFact(in context: FactContext) -> SafetyFacts.Fact? {
        guard let predecessor else { return nil }
        guard let seen = context.observation.database(predecessor, kind) else {
            return .init(
                "predecessor", "\(predecessor), promoted so far, is not there any more", binding: "missing",
                warning: "\(predecessor) is not there any more: there is no way back to it.")
        }
        return .init(
            "predecessor", "now: \(predecessor), \(context.words(for: seen))", binding: seen.identity
        ).foremost
    }

    /// Whether clients that read the secret can log in to an earlier database.
    private func passwordFact(in context: FactContext) -> SafetyFacts.Fact? {
        guard let secret, let seen = context.observation.database(database, kind) else { return nil }
        let check = "password"
        switch context.observation.password(of: seen, in: secret, lifecycle) {
        case .unavailable(let reason):
            return .init(
                check, "whether \(secret) has its password is not read: \(reason.withoutStop)", binding: "unread",
                isRead: false
            ).foremost
        case .known(let kept):
            let text =
                switch kept {
                case .current: "the current version of \(secret) was made for it"
                case .labelled(let labels):
                    "\(secret): what was made for it is \(labels.listed), not the current version"
                case .madeFor(let other): "the current version of \(secret) was made for \(other)"
                case .untold: "whether the current version of \(secret) has its password is not known"
                }
            return .init(check, text, binding: "\(kept)").foremost
        }
    }

    /// Of both, instance by instance: told, and nothing that an approval binds to.
    private func connectionsFact(in context: FactContext) -> SafetyFacts.Fact? {
        let instances = names.compactMap { context.observation.database($0, kind) }.flatMap(\.instances)
        guard !instances.isEmpty else { return nil }
        let report = context.observation.connections(to: instances.map(\.identifier))
        let time = report.time.map { " \($0)" } ?? ""
        return .init("connections", "connections\(time): \(report.numbers)", binding: "any")
    }

    // MARK: Words

    private func words(of change: PointRecord, in context: GateContext) -> GateWords {
        let place: MarkedText = zones.count == 1 ? "zone \(change.zone.id)" : "\(zones.count) zones"
        // Where a zone refuses, those changed before are put back, unless somebody changed them meanwhile.
        let extent: MarkedText = zones.count > 1 ? " A refusal undoes all zones." : ""
        return GateWords(
            subject: "promotion of \(lifecycle)", heading: "Promotion of \(lifecycle)",
            // Route 53 and RDS tell nothing of connections that are open: a name is looked up when one is opened.
            interruption: "Open connections stay on the old one until they reconnect.\(fate)\(extent)",
            action: """
                \(strong: record) → \(strong: database) (\(place), TTL \(value.ttl) s) \(context.location)
                """,
            underWay: "pointing…", done: "pointed")
    }

    /// What becomes of the one before.
    private var fate: MarkedText {
        guard predecessor != nil else { return "" }
        if isFinal { return " It is deleted next (keep: 0): there is no way back." }
        return isBack
            ? " It becomes modified again." : " \(.code("promote \(lifecycle) --back")) returns to it."
    }
}

extension FactContext {
    /// "16.4, 7 d old, at most 12 connections".
    func words(for database: ManagedDatabase) -> String {
        let age = database.createdAt.map { ", \((observation.takenAt - $0).age) old" } ?? ""
        let report = observation.connections(to: database.instances.map(\.identifier))
        return "\(database.engineVersion)\(age), \(report.total)"
    }
}

extension ConnectionReport {
    /// "no connections", "at most 12 connections": of all instances together.
    fileprivate var total: String {
        guard unread.isEmpty, !instances.isEmpty else { return "connections not read" }
        let most = instances.reduce(0) { $0 + ($1.seen?.highest ?? 0) }
        return most == 0 ? "no connections" : "at most \(most) \(most == 1 ? "connection" : "connections")"
    }
}
