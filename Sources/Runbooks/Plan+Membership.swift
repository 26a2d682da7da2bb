import Maintenance

extension Plan {
    /// A plan for the cluster of a basis.
    init(
        operation: OperationID, runbook: some Runbook, basis: PlanBasis, membership: Membership, title: String,
        steps: [Step],
        findings: [Finding], interruption: String?, madeAt: Timestamp
    ) {
        self.init(
            operation: operation, runbook: AnyRunbook(runbook), target: basis.observation.target,
            clusterARN: membership.cluster.arn,
            clusterResource: membership.cluster.resourceIdentifier, engine: membership.cluster.engine,
            engineVersion: membership.cluster.engineVersion, title: title, membership: membership.words, steps: steps,
            findings: findings, interruption: interruption, madeAt: madeAt, beginning: membership.beginning)
    }
}
