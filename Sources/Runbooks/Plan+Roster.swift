import Maintenance

extension Plan {
    /// A plan for the cluster of a survey.
    init(
        operation: OperationID, request: Request, survey: Survey, roster: Roster, title: String, steps: [Step],
        findings: [Finding], interruption: String?, madeAt: Timestamp
    ) {
        self.init(
            operation: operation, request: request, target: survey.observation.target, clusterARN: roster.cluster.arn,
            clusterResource: roster.cluster.resourceIdentifier, engine: roster.cluster.engine,
            engineVersion: roster.cluster.engineVersion, title: title, membership: roster.membership, steps: steps,
            findings: findings, interruption: interruption, madeAt: madeAt, beginning: roster.beginning)
    }
}
