package import Maintenance

/// Restarts the newest modified database of a lifecycle, so that its settings are in force.
package struct RebootLifecycleRunbook: LifecycleRunbook {
    package static let kind: KindName = "lifecycle-reboot"
    package var lifecycle: Lifecycle

    package init(_ lifecycle: Lifecycle) { self.lifecycle = lifecycle }

    private enum CodingKeys: String, CodingKey {
        case lifecycle
    }

    package var subject: MarkedText { "restart" }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        databaseQuestions(in: context).union(recordQuestions(in: context))
            .union(connectionQuestions(in: context, seeing: seen, of: [.modified]))
    }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let survey = try LifecycleSurvey(lifecycle, basis, as: operation, at: now)
        guard let database = survey.candidate(for: .reboot) else {
            return survey.plan(
                of: self, title: "Restart \(lifecycle.name)", steps: [], findings: [survey.nothing(for: .reboot)])
        }
        let reference = survey.unused(ManagedReference(database))
        return survey.plan(
            of: self, title: "Restart \(database.name)",
            steps: [
                .rebootCopy(RebootCopyStep(reference, isForParameters: false)),
                .recordStage(RecordStageStep(reference, .rebooted, of: lifecycle)),
            ], findings: [database.restFindings, survey.useFindings(of: database)])
    }
}
