package import Maintenance

/// Writes on the databases of a lifecycle which one is promoted now: first on those that were, so that never two say so.
package struct RecordPromotionStep: StepKind {
    package static let kind: KindName = "record-promotion"
    package var lifecycle: Lifecycle
    package var database: ManagedReference
    /// What those become that were promoted before.
    package var predecessors: LifecycleStage

    package init(_ lifecycle: Lifecycle, _ database: ManagedReference, predecessors: LifecycleStage) {
        self.lifecycle = lifecycle
        self.database = database
        self.predecessors = predecessors
    }

    private enum CodingKeys: String, CodingKey {
        case lifecycle, database, predecessors
    }

    package var words: StepWords {
        StepWords(
            short: "Record the stages", underWay: "Recording which database is promoted",
            finished: "\(database.name) is promoted")
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set((lifecycle.dns.map { [AnyQuestion(RecordQuestion($0, in: context.place))] }) ?? [])
    }

    package func assess(in context: StepContext) -> Assessment {
        let seen: ManagedDatabase
        switch database.look(in: context) {
        case .unsure(let assessment): return assessment
        case .missing: return .blocked("\(database.name) is not there any more")
        case .there(let found): seen = found
        }
        if let obstacle = recordObstacle(to: seen, in: context) { return obstacle }
        switch context.observation.managed(by: lifecycle.name, lifecycle.kind) {
        case .unavailable(let reason):
            return context.observation.unread(
                DatabasesQuestion.self, "the databases are not read: \(reason.withoutStop)")
        case .known(let all):
            let former = all.filter { $0.identity != seen.identity && $0.saysPromoted(in: lifecycle.name) }
            for database in former {
                // Where a part alone says so still, the bot ended between its tags.
                let stage = database.stage == .promoted ? predecessors : database.stage ?? predecessors
                let tags = LifecycleTags.tags(stage, of: lifecycle)
                if let assessment = database.tagging(with: tags, in: context) { return assessment }
            }
            return seen.tagging(with: promotionTags(in: context), in: context) ?? .satisfied
        }
    }

    /// Somebody may have moved the record since: who says that a database is promoted says what clients are led to.
    private func recordObstacle(to seen: ManagedDatabase, in context: StepContext) -> Assessment? {
        let managed = context.observation.managed(by: lifecycle.name, lifecycle.kind).value ?? []
        let isTold = managed.first { $0.identity == seen.identity }?.stage == .promoted
        guard let record = lifecycle.dns?.record, !isTold else { return nil }
        switch context.observation.records ?? .unavailable(Observation.notAsked) {
        case .unavailable(let reason):
            return context.observation.unread(RecordQuestion.self, "\(record) is not read: \(reason.withoutStop)")
        case .known(let zones):
            guard !zones.lead(to: seen) else { return nil }
            let targets = Set(zones.compactMap(\.value?.target)).sorted()
            return .blocked(
                "\(record) does not lead to \(seen.name) any more, but \(targets.isEmpty ? "nowhere" : "to \(targets.listed)"): "
                    + "its stage is not changed")
        }
    }

    /// Values of tags take letters, digits, spaces and `_ . : / = + - @` (RDS user guide, "Tagging Amazon RDS resources").
    private func promotionTags(in context: StepContext) -> [Tag] {
        let approvers = context.approvers.map(\.text).joined(separator: " ")
        return LifecycleTags.tags(.promoted, of: lifecycle)
            + lifecycle.promotionTags.sorted { $0.key < $1.key }.map { Tag(key: $0.key, value: $0.value) }
            + (approvers.isEmpty ? [] : [Tag(key: LifecycleTags.approver, value: approvers)])
    }
}

extension ManagedDatabase {
    /// Whether it, or a part of it, says that it is promoted.
    fileprivate func saysPromoted(in lifecycle: String) -> Bool {
        stage == .promoted
            || tagged.contains { part in
                guard case .stage(.promoted, _)? = LifecycleTags.read(part.tags, of: lifecycle) else { return false }
                return true
            }
    }
}

extension Step {
    static func recordPromotion(_ step: RecordPromotionStep) -> Step {
        Step(
            "record-promotion", "Record that \(step.database.name) is promoted",
            note: "the one before becomes \(step.predecessors.rawValue)", step, expected: .minutes(1),
            waitingFor: .record)
    }
}
