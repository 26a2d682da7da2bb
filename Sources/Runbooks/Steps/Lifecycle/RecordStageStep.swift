package import Maintenance

/// Writes on a database, and on its members, how far it is: done when all show it.
package struct RecordStageStep: StepKind {
    package static let kind: KindName = "record-stage"
    package var database: ManagedReference
    package var stage: LifecycleStage
    package var tags: [Tag]

    package init(_ database: ManagedReference, _ stage: LifecycleStage, of lifecycle: Lifecycle) {
        self.database = database
        self.stage = stage
        tags = LifecycleTags.tags(stage, of: lifecycle)
    }

    private enum CodingKeys: String, CodingKey {
        case database, stage, tags
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        database.useQuestions(in: context)
    }

    package var words: StepWords {
        StepWords(
            short: "Stage \(stage.rawValue)", underWay: "Recording the stage \(stage.rawValue)",
            finished: "\(database.name) is \(stage.rawValue)")
    }

    package func assess(in context: StepContext) -> Assessment {
        switch database.look(in: context) {
        case .unsure(let assessment): assessment
        case .missing: .blocked("\(database.name) is not there any more")
        case .there(let seen):
            database.useObstacle(to: seen, in: context.observation) ?? seen.tagging(with: tags, in: context)
                ?? .satisfied
        }
    }
}

extension ManagedDatabase {
    /// What is missing of tags on it and on its members; `nil` when nothing is.
    func tagging(with tags: [Tag], in context: StepContext) -> Assessment? {
        let lacking = tagged.filter { part in !tags.allSatisfy(part.tags.contains) }
        guard !lacking.isEmpty else { return nil }
        let calls = lacking.map { TagDatabase($0.resource, arn: $0.arn, tags: tags) }
            .filter { context.outstanding(on: $0.resource).isEmpty }
        return calls.isEmpty ? .inProgress("waiting for \(name) to show its tags") : .ready(calls)
    }
}

extension Step {
    static func recordStage(_ step: RecordStageStep) -> Step {
        Step(
            StepID("record-\(step.stage.rawValue)"), "Record that \(step.database.name) is \(step.stage.rawValue)",
            step,
            expected: .minutes(1), waitingFor: .rest)
    }
}
