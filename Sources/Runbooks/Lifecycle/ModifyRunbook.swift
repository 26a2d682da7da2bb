package import Maintenance

/// Gives the newest new database of a lifecycle its settings.
package struct ModifyRunbook: LifecycleRunbook {
    package static let kind: KindName = "lifecycle-modify"
    package var lifecycle: Lifecycle

    package init(_ lifecycle: Lifecycle) { self.lifecycle = lifecycle }

    private enum CodingKeys: String, CodingKey {
        case lifecycle
    }

    package var subject: MarkedText { "change of settings" }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        databaseQuestions(in: context).union(preparationQuestions(in: context))
    }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let survey = try LifecycleSurvey(lifecycle, basis, as: operation, at: now)
        guard let database = survey.candidate(for: .modify) else {
            return survey.plan(
                of: self, title: "Modify \(lifecycle.name)", steps: [], findings: [survey.nothing(for: .modify)])
        }
        let preparation = try LifecyclePreparation(survey, of: ManagedReference(database))
        return survey.plan(
            of: self, title: "Modify \(database.name)", steps: preparation.steps,
            findings: [database.restFindings, preparation.findings])
    }
}

extension ManagedDatabase {
    /// What keeps it from being worked on.
    var restFindings: [Finding] {
        guard !isAtRest else { return [] }
        let parts = [(name, status)] + instances.map { ($0.identifier.text, $0.status) }
        let busy = parts.filter { !$0.1.isAvailable }.map { "\($0.0) is \($0.1)" }
        return [
            Finding(
                .block, "status",
                busy.isEmpty ? "\(name) has no members yet." : "\(busy.listed): it is worked on when it is available.")
        ]
    }
}
