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
        let secret = isBack ? lifecycle.changes.passwordSecret : nil
        return databaseQuestions(in: context).union(recordQuestions(in: context))
            .union(connectionQuestions(in: context, seeing: seen, of: [.promoted]))
            .union(secret.map { [AnyQuestion(SecretStagesQuestion($0, in: context.place))] } ?? [])
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
                older(database, survey), password(of: database, in: basis.observation),
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
    /// Each database has its own password, and the secret's current version is that of the newest: what the versions tell.
    private func password(of database: ManagedDatabase, in observation: Observation) -> [Finding] {
        guard isBack, let secret = lifecycle.changes.passwordSecret else { return [] }
        let check = "password"
        let change = "until the password of \(database.name) is changed"
        switch observation.password(of: database, in: secret, lifecycle.name) {
        case .unavailable(let reason):
            return [
                Finding(
                    .acknowledge, check,
                    "\(secret) is not read, so whether clients that read it can log in to \(database.name) is not known. "
                        + reason.asSentence)
            ]
        case .known(.current):
            return [Finding(.info, check, "The current version of \(secret) was made for \(database.name).")]
        case .known(.labelled(let labels)):
            return [
                Finding(
                    .acknowledge, check,
                    "The version of \(secret) that was made for \(database.name) is labelled \(labels.listed), not AWSCURRENT: "
                        + "clients that read the secret cannot log in until that one is made current again, or \(change)."
                )
            ]
        case .known(.madeFor(let other)):
            return [
                Finding(
                    .acknowledge, check,
                    "The current version of \(secret) was made for \(other), and no other tells that it was made for "
                        + "\(database.name): clients that read the secret cannot log in \(change).")
            ]
        case .known(.untold):
            return [
                Finding(
                    .acknowledge, check,
                    "Whether the current version of \(secret) has the password of \(database.name) cannot be told from its "
                        + "versions: where it has another, clients that read the secret cannot log in \(change).")
            ]
        }
    }
}
