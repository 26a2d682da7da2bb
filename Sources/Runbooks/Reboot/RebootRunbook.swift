package import Maintenance

/// Restarts one instance where it is.
package struct RebootRunbook: Runbook {
    package static let kind: KindName = "reboot"
    package var instance: InstanceID
    package var autoscaling: AutoscalingWish?

    package init(instance: InstanceID, autoscaling: AutoscalingWish? = nil) {
        self.autoscaling = autoscaling
        self.instance = instance
    }

    private enum CodingKeys: String, CodingKey {
        case instance, autoscaling
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        context.planQuestions(seeing: seen).union(context.pendingParameterQuestions(seeing: seen))
            .union(autoscaling.questions(in: context))
    }
    package var subject: MarkedText { "restart of \(instance)" }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        if let instance = basis.observation.rdsInstance {
            try autoscaling.refuse(on: instance)
            return try plan(for: instance, from: basis, as: operation, policy: policy, at: now)
        }
        let membership = try Membership(basis)
        let instance = self.instance
        guard let entry = membership[instance] else {
            throw Refusal(
                "\(membership.cluster.identifier) has no member \(instance). Its members are \(membership.identifiers.listed)."
            )
        }
        let isWriter = membership.writer.identifier == instance
        let readers = membership.readers.count
        // Readers that are out of service are told, and not waited for.
        let others = membership.readers.count { $0.isServing && $0.identifier != instance }
        let rolling = Rolling(
            [instance], readers: readers, before: readers, floor: policy.floor, besides: others,
            writer: membership.writer.identifier)
        let expectation = Expectation(
            of: membership, writer: isWriter ? nil : membership.writer.identifier, changing: [instance])
        var scope = Preflight.Scope()
        scope.changes = [instance]
        scope.restartsWriter = isWriter
        scope.readersInService = isWriter ? nil : rolling.readersInService
        // Whatever the others are, and it may be restarted because it is unwell.
        scope.deciding = []
        scope.restarted = instance
        scope.autoscaling = .init(autoscaling)
        let unwell = entry.instance.flatMap { $0.status.isBroken ? $0 : nil }
        let restart: Step =
            unwell.map { .restartUnwell($0, isWriter: isWriter) }
            ?? (isWriter
                ? .restartWriter(instance, isDuringBackup: true) : .restart(rolling, isDuringBackup: true))
        let preflight = Preflight(membership: membership, basis: basis, policy: policy, scope: scope, now: now)
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership, title: "Restart \(instance)",
            steps: Step.inSequence([restart, .verify(expectation)].whileAutoscaling(is: autoscaling, seeing: basis)),
            findings: preflight.forReboot(),
            interruption: isWriter
                ? "writes refused while \(instance) restarts, \(RebootInstance.duration)"
                : "writes go on; connections to \(instance) drop once",
            madeAt: now)
    }
}
