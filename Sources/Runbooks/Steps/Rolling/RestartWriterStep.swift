package import Maintenance

/// Restarts the writer where it is, which a person has to approve; one that lost the role meanwhile is restarted as a
/// reader.
package struct RestartWriterStep: ClusterStep {
    package static let kind: KindName = "restart-writer"
    package var writer: InstanceID
    /// It is asked for by itself, perhaps in an incident, and waits neither for a backup nor for AWS to list a writer.
    package var isUrgent: Bool?

    package init(_ writer: InstanceID, isUrgent: Bool? = nil) {
        self.isUrgent = isUrgent
        self.writer = writer
    }

    private enum CodingKeys: String, CodingKey {
        case writer
        case isUrgent = "during-backup"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(RestartsQuestion(in: context.place, since: context.startedAt))]
    }
    package var risks: Set<Risk> { [.writerRestart] }

    package var words: StepWords {
        StepWords(
            short: "Restart the writer", underWay: "Restarting the writer \(writer)",
            finished: "Restarted the writer \(writer)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        if let obstacle = context.restartsUnasked { return obstacle }
        switch context.restartStage(of: writer) {
        case .done: return .satisfied
        case .blocked(let reason): return .blocked(reason)
        case .working(let word): return .inProgress("\(writer) (\(word))")
        case .toDo: break
        }
        if let obstacle = context.clusterObstacle(isDuringBackup: isUrgent == true) { return obstacle }
        guard context.observation.writer != nil || isUrgent == true else {
            return .inProgress("waiting for \(context.name) to show its writer")
        }
        return .ready(RebootInstance(writer, as: context.role(of: writer)))
    }
}

extension Step {
    static func restartWriter(_ writer: InstanceID, isUrgent: Bool? = nil) -> Step {
        Step(
            "restart-writer", "Restart the writer \(writer) where it is",
            note: "writes are refused until it is back, \(RebootInstance.duration)",
            RestartWriterStep(writer, isUrgent: isUrgent), expected: .minutes(3), patience: .minutes(30))
    }
}
