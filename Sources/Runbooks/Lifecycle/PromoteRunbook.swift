package import Maintenance

/// Leads clients to the newest database of a lifecycle that is ready for it, or back to the one before.
package struct PromoteRunbook: LifecycleRunbook {
    package static let kind: KindName = "lifecycle-promote"
    package var lifecycle: Lifecycle
    package var isBack: Bool

    package init(_ lifecycle: Lifecycle, isBack: Bool = false) {
        self.lifecycle = lifecycle
        self.isBack = isBack
    }

    private enum CodingKeys: String, CodingKey {
        case lifecycle
        case isBack = "back"
    }

    package var subject: MarkedText { isBack ? "return to the database before" : "promotion" }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        databaseQuestions(in: context).union(recordQuestions(in: context))
            .union(connectionQuestions(in: context, seeing: seen, of: [.promoted]))
    }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let survey = try LifecycleSurvey(lifecycle, basis, as: operation, at: now)
        let action: LifecycleAction = isBack ? .promoteBack : .promote
        let shape = try PromotionShape(survey, isBack: isBack)
        guard let database = survey.candidate(for: action) else {
            return survey.plan(
                of: self, title: "Promote \(lifecycle.name)", steps: [], findings: [survey.nothing(for: action)])
        }
        let reference = ManagedReference(database)
        return survey.plan(
            of: self, title: isBack ? "Return to \(database.name)" : "Promote \(database.name)",
            steps: shape.steps(to: reference),
            findings: [
                database.restFindings, awaiting(reference, in: basis.observation), shape.findings, way(survey),
                older(database, survey),
            ],
            interruption: shape.interruption)
    }

    /// What waits for a restart is not in force for clients either.
    private func awaiting(_ database: ManagedReference, in observation: Observation) -> [Finding] {
        let waiting = observation.awaitingParameters(of: database)
        guard !waiting.isEmpty else { return [] }
        return [
            Finding(
                .block, "parameters",
                "Parameters of \(waiting.listed) wait for a restart. `reboot \(lifecycle.name)` restarts it first.")
        ]
    }

    /// A database that an earlier run left behind may be older than the one that clients use.
    private func older(_ database: ManagedDatabase, _ survey: LifecycleSurvey) -> [Finding] {
        guard !isBack, let current = survey.promoted, let made = database.createdAt, let since = current.createdAt,
            made < since
        else { return [] }
        return [
            Finding(
                .acknowledge, "older",
                "\(database.name) was made before \(current.name), which is promoted now: its data is older.")
        ]
    }

    private func way(_ survey: LifecycleSurvey) -> [Finding] {
        guard isBack, let current = survey.promoted else { return [] }
        return [
            Finding(
                .acknowledge, "later-writes",
                "What was written to \(current.name) since it was promoted is not in the one before.")
        ]
    }
}
