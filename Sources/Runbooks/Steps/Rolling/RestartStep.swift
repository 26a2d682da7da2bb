package import Maintenance

/// A rolling restart that keeps readers in service: done when every instance was seen to restart since the step began and
/// runs with the parameters it was given.
package struct RestartStep: ClusterStep {
    package static let kind: KindName = "restart"
    /// In the order in which they are to be restarted.
    package var instances: [InstanceID]
    /// Readers that stay in service throughout.
    package var readersInService: Int
    /// Who carries the writer role meanwhile.
    package var writer: InstanceID?
    /// It is asked for by itself, perhaps in an incident, and does not wait for a backup.
    package var isDuringBackup: Bool?

    package init(
        instances: [InstanceID], readersInService: Int, writer: InstanceID?, isDuringBackup: Bool? = nil
    ) {
        self.instances = instances
        self.isDuringBackup = isDuringBackup
        self.readersInService = readersInService
        self.writer = writer
    }

    private enum CodingKeys: String, CodingKey {
        case instances, writer
        case readersInService = "readers-in-service"
        case isDuringBackup = "during-backup"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(RestartsQuestion(in: context.place, since: context.startedAt))]
    }
    package var contingentRisks: Set<Risk> { [.failover] }

    package var likeness: String? { "\(instances.count) instances, \(readersInService) readers in service" }

    package var words: StepWords {
        StepWords(
            short: instances.count == 1 ? "Restart \(instances[0])" : "Restart \(instances.count) members",
            underWay: "Restarting \(MarkedText.list(instances))",
            finished: "Restarted \(MarkedText.list(instances))")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        if let obstacle = context.restartsUnasked { return obstacle }
        return Round(
            instances: instances, readersInService: readersInService, writer: writer, action: .restart,
            isDuringBackup: isDuringBackup == true
        ).assess(in: context, stage: { context.restartStage(of: $0) }, call: { RebootInstance($0, as: .reader) })
    }
}

extension DatabaseContext {
    /// Why nothing can be said of restarts yet; `nil` when events were asked for. Where they are not to be had, a restart
    /// that was asked for counts once the instance was seen restarting.
    var restartsUnasked: Assessment? {
        observation.restarts == nil ? .inProgress("waiting to see which instances restarted") : nil
    }

    /// Whether an instance restarted since the step began: by an event, or by a call of the step that was seen to take
    /// effect, as events may come minutes later or never.
    func hasRestarted(_ instance: InstanceID) -> Bool {
        observation.hasRestarted(instance, since: since)
            || proved.contains { ($0.base as? RebootInstance)?.instance == instance }
    }

    /// Where an instance at rest stands with its restart.
    func restartStage(ofSettled instance: InstanceID) -> Round.Stage {
        if !outstanding(on: instance).isEmpty { return .working("asked for") }
        guard hasRestarted(instance) else { return .toDo }
        return switch observation.parameterState(of: instance) {
        case .inSync: .done
        case .applying(let word): .working("parameters \(word)")
        // Changed again after its restart.
        case .awaitingRestart: .toDo
        }
    }
}

extension ClusterContext {
    func restartStage(of instance: InstanceID) -> Round.Stage {
        unsettledStage(of: instance) ?? restartStage(ofSettled: instance)
    }
}

extension Step {
    static func restart(_ rolling: Rolling, id: StepID = "restart", isDuringBackup: Bool? = nil) -> Step {
        Step(
            id, "Restart \(names(rolling.instances))", note: rolling.note,
            RestartStep(
                instances: rolling.instances, readersInService: rolling.readersInService, writer: rolling.writer,
                isDuringBackup: isDuringBackup),
            expected: .minutes(3) * Int64(rolling.waves), patience: .minutes(30) * Int64(rolling.waves))
    }
}
