import Maintenance

extension Plan {
    /// A plan for the cluster of a survey.
    init(
        operation: OperationID, runbook: some Runbook, survey: Survey, roster: Roster, title: String, steps: [Step],
        findings: [Finding], interruption: String?, madeAt: Timestamp
    ) {
        self.init(
            operation: operation, runbook: AnyRunbook(runbook), target: survey.observation.target,
            clusterARN: roster.cluster.arn,
            clusterResource: roster.cluster.resourceIdentifier, engine: roster.cluster.engine,
            engineVersion: roster.cluster.engineVersion, title: title, membership: roster.membership, steps: steps,
            findings: findings, interruption: interruption, madeAt: madeAt, beginning: roster.beginning)
    }
}
