package import Maintenance

/// Pending maintenance applied to an RDS instance, which a person has to approve: done when AWS lists it as pending no more and
/// the instance is at rest.
package struct MaintainInstanceStep: InstanceStep {
    package static let kind: KindName = "maintain-instance"
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

    package var words: StepWords { MaintainWriterStep(action).words }

    package func assess(in context: InstanceContext) -> Assessment {
        guard case .known(let pending)? = context.observation.maintenance else { return context.maintenanceUnread }
        return context.obstacle ?? context.progress(of: action, at: .single, pending: pending)
    }
}

extension Step {
    static func maintainInstance(_ action: MaintenanceAction, id: StepID) -> Step {
        Step(
            id, "Apply \(action.action) on \(action.resource)", note: "writes may be refused for minutes",
            MaintainInstanceStep(action), expected: .minutes(20), patience: .minutes(120))
    }
}
