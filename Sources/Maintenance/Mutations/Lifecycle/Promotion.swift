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
    }

    private enum CodingKeys: String, CodingKey {
        case lifecycle, kind, database, predecessor, record, zones, value
        case isBack = "back"
        case isFinal = "final"
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
            .promotion, questions: connections,
            facts: { context in
                recordFacts(change, in: context)
                    + [databaseFact(in: context), predecessorFact(in: context)].compactMap(\.self)
            },
            words: { context in words(of: change, in: context) })
    }

    private var names: [String] { [database] + (predecessor.map { [$0] } ?? []) }

    private var connections: @Sendable (QuestionContext, Observation?) -> Set<AnyQuestion> {
        { context, seen in
            let databases = names.compactMap { seen?.database($0, kind) }
            return Set(
                databases.filter { !$0.instances.isEmpty }.map {
                    AnyQuestion(ConnectionsQuestion(of: $0.instances.map(\.identifier), in: context.place))
                })
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
                case .points(let value): "now \(value.target), TTL \(value.ttl) s"
                case .other(let why): "is \(why)"
                }
            return .init(check, "\(name) \(says)", binding: binding, isSafe: isSafe).foremost
        }
    }

    private func databaseFact(in context: FactContext) -> SafetyFacts.Fact {
        guard let seen = context.observation.database(database, kind) else {
            return .init("database", "\(database) is not there", binding: "missing", isSafe: false)
        }
        return .init(
            "database", "after: \(context.words(for: seen))",
            binding: "\(seen.identity) \(seen.engineVersion) \(seen.isAtRest)", isSafe: seen.isAtRest
        ).foremost
    }

    private func predecessorFact(in context: FactContext) -> SafetyFacts.Fact? {
        guard let predecessor else { return nil }
        guard let seen = context.observation.database(predecessor, kind) else {
            return .init(
                "predecessor", "\(predecessor), promoted so far, is not there any more", binding: "missing",
                warning: "\(predecessor) is not there any more: there is no way back to it.")
        }
        return .init("predecessor", "now: \(context.words(for: seen))", binding: seen.identity).foremost
    }

    // MARK: Words

    private func words(of change: PointRecord, in context: GateContext) -> GateWords {
        let place: MarkedText = zones.count == 1 ? "zone \(change.zone.words)" : "\(zones.count) zones"
        let undone: MarkedText =
            zones.count > 1 ? " Where a zone refuses, those changed before are put back." : ""
        return GateWords(
            subject: "promotion of \(lifecycle)", heading: "Promotion of \(lifecycle)",
            // Route 53 and RDS tell nothing of connections that are open: a name is looked up when one is opened.
            interruption: """
                Clients that hold a connection stay on the old one until they reconnect; new ones follow within the TTL.\
                \(undone) \(fate)
                """,
            action: """
                \(strong: record) (\(place)) is pointed at \(strong: database), \(value.target), TTL \(value.ttl) s.
                """,
            underWay: "pointing…", done: "pointed")
    }

    private var fate: MarkedText {
        guard let predecessor else { return "" }
        if isFinal { return "\(predecessor) is deleted next (keep: 0): there is no way back." }
        return isBack
            ? "\(predecessor) becomes modified again."
            : "\(predecessor) is kept as retired; \(.code("promote \(lifecycle) --back")) returns to it."
    }
}

extension FactContext {
    /// "development-2026-11-22, aurora-postgresql 15.4, 7 days old, connections in the 15 min to …: none".
    func words(for database: ManagedDatabase) -> String {
        let age = database.createdAt.map { ", \((observation.takenAt - $0).words) old" } ?? ""
        let report = observation.connections(to: database.instances.map(\.identifier))
        let time = report.time.map { " \($0)" } ?? ""
        return
            "\(database.name), \(database.engine) \(database.engineVersion)\(age), connections\(time): \(report.numbers)"
    }
}
