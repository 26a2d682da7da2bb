import Maintenance

extension Plan {
    /// A plan for the cluster of a survey.
    init(
        operation: OperationID, runbook: some Runbook, survey: Survey, membership: Membership, title: String,
        steps: [Step],
        findings: [Finding], interruption: String?, madeAt: Timestamp
    ) {
        self.init(
            operation: operation, runbook: AnyRunbook(runbook), target: survey.observation.target,
            clusterARN: membership.cluster.arn,
            clusterResource: membership.cluster.resourceIdentifier, engine: membership.cluster.engine,
            engineVersion: membership.cluster.engineVersion, title: title, membership: membership.words, steps: steps,
            findings: findings, interruption: interruption, madeAt: madeAt, beginning: membership.beginning)
    }
}
