package import Maintenance

/// Restarts an RDS instance where it is, which a person has to approve: done when it was seen to restart since the step began
/// and runs with the parameters it was given.
package struct RestartInstanceStep: InstanceStep {
    package static let kind: KindName = "restart-instance"
    package var instance: InstanceID

    package init(_ instance: InstanceID) { self.instance = instance }

    private enum CodingKeys: String, CodingKey {
        case instance
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(RestartsQuestion(in: context.place, since: context.startedAt))]
    }
    package var risks: Set<Risk> { [.writerRestart] }

    package var words: StepWords { RestartWriterStep(instance).words }

    package func assess(in context: InstanceContext) -> Assessment {
        if let obstacle = context.restartsUnasked { return obstacle }
        let stage = Round.Stage(unsettled: context.seen.instance) ?? context.restartStage(ofSettled: instance)
        return switch stage {
        case .done: .satisfied
        case .blocked(let reason): .blocked(reason)
        case .working(let word): .inProgress("\(instance) (\(word))")
        case .toDo: .ready(RebootInstance(instance, as: .single))
        }
    }
}

extension Step {
    static func restartInstance(_ instance: InstanceID) -> Step {
        Step(
            "restart-writer", "Restart the writer \(instance) where it is",
            note: "writes are refused until it is back, \(RebootInstance.duration)", RestartInstanceStep(instance),
            expected: .minutes(3), patience: .minutes(30))
    }
}
