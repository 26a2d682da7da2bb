package import Maintenance

/// Changes the type of a database's storage: Aurora Standard and I/O-Optimized online, with a stand-in where members
/// have to restart for it; the provisioned types of a Multi-AZ DB cluster and of an RDS instance.
package struct StorageRunbook: Runbook {
    package init() {}

    package var name: RunbookName { "storage" }

    package func plan(
        _ request: Request, from survey: Survey, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        guard case .storage(let wanted) = request else {
            throw Refusal("A \(request.runbook) is not planned by the runbook \(name).")
        }
        let roster = try Roster(survey, orInstance: true)
        let cluster = roster.cluster
        let storage = try storage(wanted, cluster)
        let title = "Change the storage of \(cluster.identifier) to \(storage.words)"
        guard !storage.matches(cluster) else {
            let text = "The storage of \(cluster.identifier) is \(storage.words) already: nothing to do."
            return Plan(
                operation: operation, request: request, survey: survey, roster: roster, title: title, steps: [],
                findings: [Finding(.info, "nothing-to-do", text)], interruption: nil, madeAt: now)
        }
        let interim = interim(storage, roster: roster, survey: survey, as: operation)
        let change = Step.changeStorage(storage, of: cluster)
        let writer = roster.writer.identifier
        let absent = interim.map { [$0.identifier] } ?? []
        let verify = Step.verify(Expectation(of: roster, writer: writer, without: absent, storage: storage))
        let work = interim?.steps(around: [change], home: writer) ?? [change]
        var scope = Preflight.Scope()
        if case .standIn(let standIn)? = interim {
            scope.standIn = standIn
            scope.standInClass = standIn.instanceClass
        }
        let preflight = Preflight(roster: roster, survey: survey, policy: policy, scope: scope, now: now)
        return Plan(
            operation: operation, request: request, survey: survey, roster: roster, title: title,
            steps: Step.inSequence(work + [verify]),
            findings: Preflight.inOrder([
                findings(storage, roster, at: now), preflight.forStorage(), preflight.storageOffered(storage),
            ]),
            interruption: interim == nil
                ? nil : "\(Interim.interruption); connections to members with local storage drop",
            madeAt: now)
    }

    private func storage(_ wanted: StorageRequest, _ cluster: Cluster) throws(Refusal) -> Storage {
        if cluster.kind == .instance { return try instanceStorage(wanted, cluster) }
        return try cluster.isAurora ? auroraStorage(wanted, cluster) : provisionedStorage(wanted, cluster)
    }

    private func findings(_ storage: Storage, _ roster: Roster, at now: Timestamp) -> [Finding] {
        if roster.cluster.kind == .instance { return instanceFindings(storage, roster) }
        return roster.cluster.isAurora
            ? auroraFindings(storage, roster: roster, at: now) : provisionedFindings(storage, roster)
    }

    /// Members with local storage restart for the change, the writer among them.
    private func interim(
        _ storage: Storage, roster: Roster, survey: Survey, as operation: OperationID
    ) -> Interim? {
        guard roster.cluster.isAurora, roster.writer.instanceClass.hasLocalStorage else { return nil }
        return .standIn(
            StandIn(
                for: roster, instanceClass: roster.writer.instanceClass.withoutLocalStorage, operation: operation,
                survey: survey))
    }
}
