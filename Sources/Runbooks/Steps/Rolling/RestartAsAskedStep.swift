package import Maintenance

/// Restarts one member whatever it and the cluster's writer are, since that is what a person asked for, perhaps in an incident:
/// done when it restarted and is available.
package struct RestartAsAskedStep: ClusterStep {
    package static let kind: KindName = "restart-unwell"
    package var instance: InstanceID
    /// It carries the writer role.
    package var isWriter: Bool
    /// AWS lists no writer, so that it may be it.
    package var mayBeWriter: Bool?

    package init(_ instance: InstanceID, isWriter: Bool, mayBeWriter: Bool? = nil) {
        self.instance = instance
        self.isWriter = isWriter
        self.mayBeWriter = mayBeWriter
    }

    private enum CodingKeys: String, CodingKey {
        case instance
        case isWriter = "is-writer"
        case mayBeWriter = "may-be-writer"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(RestartsQuestion(in: context.place, since: context.startedAt))]
    }
    package var risks: Set<Risk> { isWriter || mayBeWriter == true ? [.writerRestart] : [] }
    package var contingentRisks: Set<Risk> { [.writerRestart] }

    package var words: StepWords {
        StepWords(
            short: "Restart \(instance)", underWay: "Restarting \(instance)", finished: "Restarted \(instance)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        if let obstacle = context.restartsUnasked { return obstacle }
        guard let seen = context.observation[instance] else {
            return context.observation.isMember(instance)
                ? .inProgress("waiting for AWS to describe \(instance)") : .blocked("\(instance) is not there any more")
        }
        guard context.outstanding(on: instance).isEmpty else { return .inProgress("\(instance) (asked for)") }
        let hasRestarted = context.hasRestarted(instance)
        switch seen.status.meaning {
        case .available where hasRestarted: return .satisfied
        case .transitional: return .inProgress("\(instance) (\(seen.status))")
        case .stopped: return .blocked("\(instance) is stopped")
        case .broken where hasRestarted: return .blocked("\(instance) is \(seen.status) after its restart")
        case .available, .broken: break
        }
        // A well one waits for a cluster that AWS is at work on, though not for a backup.
        if seen.status.isAvailable, let obstacle = context.clusterObstacle(isDuringBackup: true) {
            return obstacle
        }
        return .ready(RebootInstance(instance, as: context.role(of: instance)))
    }
}

extension ClusterContext {
    /// What a member is to whoever restarts it.
    func role(of instance: InstanceID) -> RebootInstance.Role {
        guard let writer = observation.writer else { return .possibleWriter }
        return writer == instance ? .writer : .reader
    }
}

extension Step {
    static func restartUnwell(_ instance: Instance, isWriter: Bool, mayBeWriter: Bool) -> Step {
        Step(
            "restart-unwell", "Restart \(instance.identifier), which is \(instance.status)",
            RestartAsAskedStep(instance.identifier, isWriter: isWriter, mayBeWriter: mayBeWriter ? true : nil),
            expected: .minutes(3), patience: .minutes(30))
    }

    /// Of a member that may be the writer, since AWS lists none.
    static func restartPossibleWriter(_ instance: InstanceID) -> Step {
        Step(
            "restart", "Restart \(instance) where it is",
            note: "if it is the writer, writes are refused until it is back, \(RebootInstance.duration)",
            RestartAsAskedStep(instance, isWriter: false, mayBeWriter: true), expected: .minutes(3),
            patience: .minutes(30))
    }
}
