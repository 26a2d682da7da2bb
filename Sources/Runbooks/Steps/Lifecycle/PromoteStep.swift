package import Maintenance

/// Points the record of a lifecycle at a database, zone by zone in order: done when every zone says so, on all its servers.
///
/// Where a zone refuses, somebody changed a record meanwhile, or the database is gone, what was changed before is put back.
package struct PromoteStep: StepKind {
    package static let kind: KindName = "promote"
    package var lifecycle: Lifecycle
    package var settings: Lifecycle.RecordSettings
    package var database: ManagedReference
    package var predecessor: String?
    package var zones: [Promotion.Zone]
    package var isBack: Bool

    package init(
        _ lifecycle: Lifecycle, _ settings: Lifecycle.RecordSettings, to database: ManagedReference,
        from predecessor: String?, in zones: [Promotion.Zone], isBack: Bool = false
    ) {
        self.lifecycle = lifecycle
        self.settings = settings
        self.database = database
        self.predecessor = predecessor
        self.zones = zones
        self.isBack = isBack
    }

    private enum CodingKeys: String, CodingKey {
        case lifecycle, settings, database, predecessor, zones
        case isBack = "back"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(RecordQuestion(settings, in: context.place))]
    }

    package var risks: Set<Risk> { [.promotion] }

    package var words: StepWords {
        StepWords(
            short: "Promote \(database.name)", underWay: "Pointing \(settings.record) at \(database.name)",
            finished: "\(settings.record) points at \(database.name)")
    }

    package func assess(in context: StepContext) -> Assessment {
        let seen: ManagedDatabase
        switch database.look(in: context) {
        case .unsure(let assessment): return undoneWhereItLasts(assessment, in: context)
        case .missing:
            return undoneWhereItLasts(.blocked("\(database.name) is not there any more"), in: context)
        case .there(let found): seen = found
        }
        guard let promotion = promotion(to: seen) else {
            return .inProgress("waiting for AWS to show the endpoint of \(database.name)")
        }
        if let unread = unread(in: context.observation) { return unread }
        let standings = promotion.zones.map { Standing(of: $0, promotion, in: context) }
        if let obstacle = Self.obstacle(standings, promotion, in: context) {
            return undone(standings, promotion, because: obstacle, in: context)
        }
        // Once every zone says so, what AWS does with the database keeps nothing from being recorded.
        if standings.contains(where: { !$0.isDone }), case .failure(let unrest) = database.atRest(in: context) {
            guard case .blocked(let reason) = unrest.assessment, !Self.changed(in: context).isEmpty else {
                return unrest.assessment
            }
            return undone(standings, promotion, because: reason, in: context)
        }
        if let next = standings.first(where: { !$0.isDone }) {
            guard context.outstanding(on: .record(promotion.record, in: next.zone)).isEmpty else {
                return .inProgress("waiting for \(next.zone.id) to show the change")
            }
            return .ready(PointRecord(in: next.zone, of: promotion))
        }
        return context.outstanding.isEmpty
            ? .satisfied : .inProgress("waiting for all servers of Route 53 to have it")
    }

    package func scope(of mutation: AnyMutation, seeing observation: Observation) -> [AnyMutation] {
        guard let call = mutation.base as? PointRecord, zones.count > 1 else { return [] }
        return zones.map { AnyMutation(PointRecord(in: $0.zone, of: call.promotion)) }
    }

    /// A record is where it was before or where it is to be; what was half done was put back or is said by the trouble.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        let changed = Set(context.proved(PointRecord.self).map(\.zone))
        let left = (context.observation.records?.value ?? []).filter { changed.contains($0.zone) }
        guard !left.isEmpty else { return [] }
        let told = left.map { "\($0.zone.id) → \($0.value?.target ?? "nothing")" }
        return [Remainder(.records, "\(settings.record) was changed and now says: \(told.listed).")]
    }

    private func promotion(to seen: ManagedDatabase) -> Promotion? {
        seen.endpoint.map { endpoint in
            Promotion(
                of: lifecycle, to: database.name, from: predecessor, settings.record, in: zones,
                value: RecordValue(DNSName.plain(endpoint), ttl: settings.ttl), isBack: isBack)
        }
    }
}

// MARK: Zones

extension PromoteStep {
    /// How far a zone is.
    fileprivate struct Standing {
        let zone: HostedZone
        let from: RecordValue?
        /// It says what it is to say.
        let isDone: Bool
        /// Why it cannot be changed, where somebody else changed it.
        let foreign: String?

        init(of planned: Promotion.Zone, _ promotion: Promotion, in context: StepContext) {
            zone = planned.zone
            from = planned.from
            let seen = context.observation.record(in: planned.zone)
            isDone = seen?.value == promotion.value
            let isAsPlanned = planned.from.map { seen?.value == $0 } ?? (seen?.state == .missing)
            let name = "\(promotion.record) in \(planned.zone.words)"
            foreign =
                isDone || isAsPlanned
                ? nil
                : seen.map { "\(name) \($0.state.words) now, which is not what was planned from" }
                    ?? "\(name) is not there"
        }
    }

    /// Why the promotion cannot be finished.
    private static func obstacle(
        _ standings: [Standing], _ promotion: Promotion, in context: StepContext
    ) -> String? {
        if let foreign = standings.lazy.compactMap(\.foreign).first { return foreign }
        // One that shows all the same was made after all.
        let done = Set(standings.filter(\.isDone).map(\.zone))
        let refused = context.lacking.lazy.compactMap { $0.base as? PointRecord }.first { !done.contains($0.zone) }
        return refused.map { "Route 53 refused the change of \($0.record) in \($0.zone.words)" }
    }

    /// A look that shows no database proves little, as lists lag: only where it goes on so is anything put back.
    private func undoneWhereItLasts(_ assessment: Assessment, in context: StepContext) -> Assessment {
        guard case .blocked(let obstacle) = assessment, let promotion = Self.begun(in: context) else {
            return assessment
        }
        let isUndoing = context.asked.contains { $0 is RestoreRecord }
        guard context.isTroubleLasting || isUndoing else { return assessment }
        if let unread = unread(in: context.observation) { return unread }
        let standings = promotion.zones.map { Standing(of: $0, promotion, in: context) }
        return undone(standings, promotion, because: obstacle, in: context)
    }

    /// The promotion that calls of this step were made for.
    private static func begun(in context: StepContext) -> Promotion? {
        context.asked.lazy.compactMap { $0 as? PointRecord }.last?.promotion
    }

    private func unread(in observation: Observation) -> Assessment? {
        guard case .unavailable(let reason)? = observation.records else { return nil }
        return observation.unread(RecordQuestion.self, "\(settings.record) is not read: \(reason.withoutStop)")
    }

    /// What this step changed is put back, unless somebody changed it meanwhile.
    private func undone(
        _ standings: [Standing], _ promotion: Promotion, because obstacle: String, in context: StepContext
    ) -> Assessment {
        let ours = Self.changed(in: context)
        let calls = standings.filter { $0.isDone && ours.contains($0.zone) }.map {
            RestoreRecord(promotion.record, in: $0.zone, from: promotion.value, to: $0.from)
        }
        let refused = calls.filter { context.lacking.contains(AnyMutation($0)) }
        guard refused.isEmpty else {
            let zones = refused.map(\.zone.words).listed
            return .blocked("\(obstacle); putting it back in \(zones) was refused as well: it still points there")
        }
        guard context.outstanding.isEmpty else { return .inProgress("\(obstacle); waiting for what was asked for") }
        guard calls.isEmpty else { return .ready(calls) }
        let wasChanged = context.proved.contains { $0.base is PointRecord }
        let left = standings.filter(\.isDone).map(\.zone.words)
        guard left.isEmpty else {
            return .blocked(
                "\(obstacle); \(left.listed) leads to \(database.name), which this step did not see itself do")
        }
        return .blocked(wasChanged ? "\(obstacle); the others are put back" : "\(obstacle); nothing was changed")
    }
}

extension PromoteStep {
    /// The zones that this step changed and did not put back: what they say by somebody else's hand since is not its own.
    private static func changed(in context: StepContext) -> Set<HostedZone> {
        context.proved.reduce(into: []) { zones, call in
            if let change = call.base as? PointRecord { zones.insert(change.zone) }
            if let undoing = call.base as? RestoreRecord { zones.remove(undoing.zone) }
        }
    }
}

extension StepContext {
    /// What the step asked for that took effect or may have.
    fileprivate var asked: [any Mutation] { proved.map(\.base) + outstanding.map(\.mutation.base) }
}

extension ZoneRecord.State {
    fileprivate var words: String {
        switch self {
        case .missing: "is gone"
        case .points(let value): "points at \(value.target)"
        case .other(let why): "is \(why)"
        }
    }
}

extension Step {
    static func promote(_ step: PromoteStep) -> Step {
        let places = step.zones.count == 1 ? "zone \(step.zones[0].zone.words)" : "\(step.zones.count) zones"
        let made = step.zones.filter { $0.from == nil }.map(\.zone.id)
        let note = made.isEmpty ? "" : ", where it is not there yet it is made: \(made.listed)"
        return Step(
            "promote", "Point \(step.settings.record) at \(step.database.name)",
            note: "\(places), TTL \(step.settings.ttl) s\(note)", step, expected: .minutes(2), waitingFor: .record)
    }
}
