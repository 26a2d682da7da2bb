package import Maintenance

/// Restarts a member that is unwell, since that is what a person asked for: done when it restarted and is available.
package struct RestartUnwellStep: ClusterStep {
    package static let kind: KindName = "restart-unwell"
    package var instance: InstanceID
    /// It carries the writer role.
    package var isWriter: Bool

    package init(_ instance: InstanceID, isWriter: Bool) {
        self.instance = instance
        self.isWriter = isWriter
    }

    private enum CodingKeys: String, CodingKey {
        case instance
        case isWriter = "is-writer"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(RestartsQuestion(in: context.place, since: context.startedAt))]
    }
    package var risks: Set<Risk> { isWriter ? [.writerRestart] : [] }
    package var contingentRisks: Set<Risk> { [.writerRestart] }

    package var words: StepWords {
        StepWords(
            short: "Restart \(instance)", underWay: "Restarting \(instance)", finished: "Restarted \(instance)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        if let obstacle = context.restartsUnread { return obstacle }
        guard let seen = context.observation[instance] else { return .blocked("\(instance) is not there any more") }
        guard context.outstanding(on: instance).isEmpty else { return .inProgress("\(instance) (asked for)") }
        let hasRestarted = context.observation.hasRestarted(instance, since: context.since)
        switch seen.status.meaning {
        case .available where hasRestarted: return .satisfied
        case .transitional: return .inProgress("\(instance) (\(seen.status))")
        case .stopped: return .blocked("\(instance) is stopped")
        case .broken where hasRestarted: return .blocked("\(instance) is \(seen.status) after its restart")
        case .available, .broken: break
        }
        let role: RebootInstance.Role = context.observation.writer == instance ? .writer : .reader
        return .ready(RebootInstance(instance, as: role))
    }
}

extension Step {
    static func restartUnwell(_ instance: Instance, isWriter: Bool) -> Step {
        Step(
            "restart-unwell", "Restart \(instance.identifier), which is \(instance.status)",
            RestartUnwellStep(instance.identifier, isWriter: isWriter), expected: .minutes(3), patience: .minutes(30))
    }
}
