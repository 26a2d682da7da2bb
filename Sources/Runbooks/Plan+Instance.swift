import Maintenance

extension Plan {
    /// A plan for an RDS instance.
    init(
        operation: OperationID, runbook: some Runbook, instance: RDSInstance, in place: Place, title: String,
        steps: [Step], findings: [Finding], interruption: String?, madeAt: Timestamp
    ) {
        self.init(
            operation: operation, runbook: AnyRunbook(runbook),
            subject: AnySubject(InstanceSubject(instance, in: place)), title: title, steps: steps, findings: findings,
            interruption: interruption, madeAt: madeAt)
    }
}
