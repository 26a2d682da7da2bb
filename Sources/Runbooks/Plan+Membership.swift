import Maintenance

extension Plan {
    /// A plan for the cluster of a basis.
    init(
        operation: OperationID, runbook: some Runbook, basis: PlanBasis, membership: Membership, title: String,
        steps: [Step],
        findings: [Finding], interruption: String?, madeAt: Timestamp
    ) {
        self.init(
            operation: operation, runbook: AnyRunbook(runbook), subject: AnySubject(ClusterSubject(membership)),
            title: title, steps: steps, findings: findings,
            interruption: interruption.map { $0 + membership.readersRestart(by: steps) }, madeAt: madeAt)
    }
}

extension Membership {
    /// What users of the readers notice where the version restarts all of them with the writer.
    fileprivate func readersRestart(by steps: [Step]) -> String {
        let targets = steps.compactMap { ($0.work.base as? FailOverStep)?.next }
        let restarts = steps.contains { step in
            step.work.base is RestartWriterStep || (step.work.base as? RestartAsAskedStep)?.isWriter == true
        }
        let others = readers.filter { !targets.contains($0.identifier) }
        guard cluster.engine.hasPrefix("aurora-"), !cluster.hasReadAvailability, !others.isEmpty,
            restarts || !targets.isEmpty
        else { return "" }
        return "; on \(cluster.engine) \(cluster.engineVersion) all readers restart as well"
    }
}

extension ClusterSubject {
    init(_ membership: Membership) {
        let cluster = membership.cluster
        self.init(
            place: membership.observation.target.place, cluster: membership.observation.target.cluster,
            arn: cluster.arn, resource: cluster.resourceIdentifier, engine: cluster.engine,
            engineVersion: cluster.engineVersion, membership: membership.words, beginning: membership.beginning)
    }
}
