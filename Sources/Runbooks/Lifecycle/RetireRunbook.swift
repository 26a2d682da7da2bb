package import Maintenance

/// Deletes every retired database of a lifecycle that clients are not led to, the oldest first.
package struct RetireRunbook: LifecycleRunbook {
    package static let kind: KindName = "lifecycle-retire"
    package var lifecycle: Lifecycle

    package init(_ lifecycle: Lifecycle) { self.lifecycle = lifecycle }

    private enum CodingKeys: String, CodingKey {
        case lifecycle
    }

    package var subject: MarkedText { "retirement" }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        databaseQuestions(in: context).union(recordQuestions(in: context))
            .union(connectionQuestions(in: context, seeing: seen, of: [.retired]))
    }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let survey = try LifecycleSurvey(lifecycle, basis, as: operation, at: now)
        if lifecycle.dns != nil, case .unavailable(let reason)? = basis.observation.records {
            throw Refusal(
                "What clients of \(lifecycle.name) are led to is not read, so nothing is deleted. \(reason.asSentence)")
        }
        if lifecycle.dns != nil, let uncertainty = basis.observation.records?.value?.uncertainty {
            throw Refusal(
                "Which database clients of \(lifecycle.name) are led to cannot be told, so nothing is deleted: "
                    + "\(lifecycle.dns?.record ?? "") \(uncertainty).")
        }
        let retired = Array(survey.all(in: .retired).reversed())
        let live = retired.filter(survey.isLedTo)
        let leaving = retired.filter { !survey.isLedTo($0) }
        let title = "Delete retired databases of \(lifecycle.name)"
        guard !leaving.isEmpty else {
            return survey.plan(
                of: self, title: title, steps: [],
                findings: [live.isEmpty ? survey.nothing(for: .retire) : survey.nothingToDo(Self.words(live))])
        }
        return survey.plan(
            of: self, title: leaving.count == 1 ? "Delete \(leaving[0].name)" : title,
            steps: survey.retirements(of: leaving),
            findings: [
                live.isEmpty ? [] : [Finding(.info, "in-use", Self.words(live))],
                leaving.flatMap { $0.connectionFindings(seeing: basis.observation) },
                leaving.flatMap { survey.retirementFindings(of: $0) },
            ])
    }

    private static func words(_ live: [ManagedDatabase]) -> String {
        "\(live.map(\.name).listed) is in stage retired and the record still points there: it is left alone."
    }
}

extension LifecycleSurvey {
    /// The deletion of databases, one after the other.
    func retirements(of databases: [ManagedDatabase]) -> [Step] {
        databases.enumerated().map { index, database in
            let snapshot = lifecycle.takesFinalSnapshot ? finalSnapshot(of: database) : nil
            return .retireDatabase(
                RetireDatabaseStep(
                    Retirement(
                        of: lifecycle, name: database.name, identity: database.identity, finalSnapshot: snapshot),
                    lifecycle.dns), number: index + 1)
        }
    }

    /// At most 63 characters (API reference, DeleteDBCluster, `FinalDBSnapshotIdentifier`).
    private func finalSnapshot(of database: ManagedDatabase) -> String {
        String.made(for: operation, on: ClusterID(database.name), ending: "final")
    }

    func retirementFindings(of database: ManagedDatabase) -> [Finding] {
        let protection =
            database.isProtected == true
            ? [
                Finding(
                    .acknowledge, "deletion-protection",
                    "\(database.name) has deletion protection, which is taken off when its deletion is approved.")
            ] : []
        let snapshot =
            lifecycle.takesFinalSnapshot
            ? []
            : [
                Finding(
                    .acknowledge, "final-snapshot",
                    "No final snapshot is taken of \(database.name) (retire.final_snapshot: false).")
            ]
        return protection + snapshot
    }
}
