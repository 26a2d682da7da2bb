package import Maintenance

/// The whole chain of a lifecycle: a new database is made, changed, restarted where that is needed and promoted, and retired
/// ones beyond those that stay are deleted.
package struct RefreshRunbook: LifecycleRunbook {
    package static let kind: KindName = "lifecycle-refresh"
    package var lifecycle: Lifecycle

    package init(_ lifecycle: Lifecycle) { self.lifecycle = lifecycle }

    private enum CodingKeys: String, CodingKey {
        case lifecycle
    }

    package var subject: MarkedText { "refresh" }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        databaseQuestions(in: context).union(recordQuestions(in: context))
            .union(lifecycle.snapshotQuestions(nil, in: context)).union(preparationQuestions(in: context))
            .union([AnyQuestion(InstanceQuotaQuestion(in: context.place))])
            .union(connectionQuestions(in: context, seeing: seen, of: [.promoted, .retired]))
    }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let survey = try LifecycleSurvey(lifecycle, basis, as: operation, at: now)
        let title = "Refresh \(lifecycle.name)"
        if let reason = survey.tooEarly {
            return survey.plan(of: self, title: title, steps: [], findings: [survey.nothingToDo(reason)])
        }
        let shape = try PromotionShape(survey)
        let copy = LifecycleCopy(survey, from: try lifecycle.origin(nil, seeing: basis.observation))
        let preparation = try LifecyclePreparation(survey, of: copy.reference)
        let leaving = leaving(survey)
        let restart = [
            Step.rebootCopy(RebootCopyStep(preparation.database, isForParameters: lifecycle.kind == .aurora))
        ]
        let rebooted =
            lifecycle.kind == .instance
            ? [Step.recordStage(RecordStageStep(preparation.database, .rebooted, of: lifecycle))] : []
        return survey.plan(
            of: self, title: title,
            steps: copy.steps + preparation.steps + restart + rebooted
                + shape.steps(to: copy.reference) + survey.retirements(of: leaving),
            findings: [
                copy.findings, preparation.findings, shape.findings,
                leaving.flatMap { survey.retirementFindings(of: $0) },
                leftovers(survey),
            ], interruption: shape.interruption)
    }

    /// Those beyond the ones that stay, when the promoted one is retired too; the oldest first.
    private func leaving(_ survey: LifecycleSurvey) -> [ManagedDatabase] {
        let retired = survey.all(in: .promoted) + survey.all(in: .retired)
        return retired.dropFirst(lifecycle.names.keep).reversed()
    }

    /// Databases that earlier runs left behind.
    private func leftovers(_ survey: LifecycleSurvey) -> [Finding] {
        let left = survey.managed.filter { [.new, .modified, .rebooted].contains($0.stage) }
        guard !left.isEmpty else { return [] }
        let told = left.map { "\($0.name) (\($0.stage?.rawValue ?? ""))" }
        return [
            Finding(
                .info, "leftovers",
                "\(told.listed) stay as they are: nothing in this lifecycle deletes them before they are retired.")
        ]
    }
}
