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
        databaseQuestions(in: context).union(recordQuestions(in: context))
            .union(connectionQuestions(in: context, seeing: seen, of: [.new])).union(preparationQuestions(in: context))
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
            findings: [database.restFindings, survey.useFindings(of: database), preparation.findings])
    }
}

extension LifecycleSurvey {
    /// Why a database is not worked on as one that nobody uses: clients are led to it, or that is not known.
    func useFindings(of database: ManagedDatabase) -> [Finding] { recordFindings(of: database) + clients(of: database) }

    /// Clients may come by the endpoint itself, as after a way back; whether a copy that is minutes old has any, CloudWatch does
    /// not tell yet.
    private func clients(of database: ManagedDatabase) -> [Finding] {
        let isUsed = !basis.observation.connections(to: database.instances.map(\.identifier)).used.isEmpty
        return isUsed ? database.connectionFindings(seeing: basis.observation) : []
    }

    private func recordFindings(of database: ManagedDatabase) -> [Finding] {
        guard let record = lifecycle.dns?.record else { return [] }
        switch basis.observation.records ?? .unavailable(Observation.notAsked) {
        case .unavailable(let reason):
            return [
                Finding(
                    .block, "in-use",
                    "\(record) is not read, so whether clients use \(database.name) is not known. \(reason.asSentence)")
            ]
        case .known(let zones):
            guard !isLedTo(database) else {
                return [
                    Finding(
                        .block, "in-use",
                        "\(record) leads to \(database.name), which its stage does not tell: clients use it.")
                ]
            }
            return zones.uncertainties.map {
                Finding(
                    .acknowledge, "in-use", "\(record) \($0): whether clients use \(database.name) cannot be told.")
            }
        }
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
