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
            title: title, steps: steps, findings: findings, interruption: interruption, madeAt: madeAt)
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
