package import Maintenance

/// Pending maintenance applied to what carries the writer role: the writer where it is, or the cluster as a whole.
package struct MaintainWriterStep: ClusterStep {
    package static let kind: KindName = "maintain-writer"
    package var action: MaintenanceAction

    package init(_ action: MaintenanceAction) { self.action = action }

    private enum CodingKeys: String, CodingKey {
        case action
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set([AnyQuestion(PendingMaintenanceQuestion(in: context.place))])
            .union(Set<AnyQuestion>.events(of: [.cluster, .instance], in: context))
    }
    package var risks: Set<Risk> { [.writerMaintenance] }

    package var words: StepWords {
        StepWords(
            short: "Apply maintenance", underWay: "Applying \(action.action) to \(action.resource)",
            finished: "No \(action.action) left on \(action.resource)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        guard case .known(let pending)? = context.observation.maintenance else { return context.maintenanceUnread }
        return context.clusterObstacle ?? context.writerObstacle
            ?? context.progress(of: action, at: .writer, pending: pending)
    }
}

extension DatabaseContext {
    /// How far maintenance is that is applied to a database where it is.
    func progress(
        of action: MaintenanceAction, at role: ApplyMaintenance.Role, pending: [PendingMaintenance]
    ) -> Assessment {
        guard outstanding(on: action.resource).isEmpty else {
            return .inProgress("waiting for AWS to show \(action.action) on \(action.resource)")
        }
        if action.isPending(in: pending) { return .ready(ApplyMaintenance(action, to: role)) }
        return isAbsenceSettled(of: action)
            ? .satisfied : .inProgress("making sure that AWS does not list \(action.action) on \(action.resource)")
    }

    /// Whether maintenance that AWS does not list is over: a call of the step was seen to take effect, or the step has looked
    /// for as long as that list may lag.
    func isAbsenceSettled(of action: MaintenanceAction) -> Bool {
        observation.takenAt >= since + ApplyMaintenance.listLag
            || proved.contains { ($0.base as? ApplyMaintenance)?.action == action }
    }
}

extension Step {
    static func applyMaintenanceToWriter(_ action: MaintenanceAction, id: StepID) -> Step {
        Step(
            id, "Apply \(action.action) on \(action.resource)", note: "writes may be refused for minutes",
            MaintainWriterStep(action), expected: .minutes(20), patience: .minutes(120))
    }
}
