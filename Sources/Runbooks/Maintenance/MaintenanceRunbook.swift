package import Maintenance

/// Applies pending maintenance (operating system, certificates, minor versions) to one member after the other: readers
/// first, the writer after a failover to one of them.
package struct MaintenanceRunbook: DatabaseRunbook {
    package static let kind: KindName = "apply-maintenance"
    /// Members to leave as they are.
    package var exclude: [InstanceID]
    package var autoscaling: AutoscalingWish?

    package init(exclude: [InstanceID] = [], autoscaling: AutoscalingWish? = nil) {
        self.autoscaling = autoscaling
        self.exclude = exclude
    }

    private enum CodingKeys: String, CodingKey {
        case exclude, autoscaling
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        context.planQuestions(seeing: seen).union(autoscaling.questions(in: context))
    }
    package var subject: MarkedText { "pending maintenance" }

    package func plan(
        forClusterIn basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let (membership, writer) = try Membership.withWriter(basis)
        let workable = try membership.workable(excluding: self.exclude).map(\.identifier)
        let cluster = membership.cluster.identifier
        let title = "Apply the pending maintenance of \(cluster)"
        let pending = try pending(in: basis, for: cluster)
        let shape = MaintenanceShape(pending, workable: workable, membership: membership, writer: writer)
        guard !shape.isEmpty else {
            let left = pending.isEmpty ? "" : " What is pending is on members that are left alone."
            return Plan(
                operation: operation, runbook: self, basis: basis, membership: membership, title: title, steps: [],
                findings: [Finding(.info, "nothing-to-do", "Nothing is pending for \(cluster): nothing to do.\(left)")],
                interruption: nil, madeAt: now)
        }
        let steps = shape.steps(floor: policy.floor).whileAutoscaling(is: autoscaling, seeing: basis)
        var scope = Preflight.Scope()
        scope.changes = shape.touched
        scope.leftOut = self.exclude
        scope.setting = shape.actions.declared
        scope.autoscaling = .init(autoscaling)
        scope.nextWriter = shape.interim
        scope.restartsWriter = shape.interruptsWriter
        scope.readersInService = steps.compactMap { step in
            (step.work.base as? ApplyMaintenanceStep)?.readersInService
        }.min()
        let preflight = Preflight(membership: membership, basis: basis, policy: policy, scope: scope, now: now)
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership, title: title,
            steps: Step.inSequence(steps),
            findings: Preflight.inOrder([
                shape.found.map(\.finding), shape.writerActions.interruption,
                preflight.leftOut(), preflight.forMaintenance(),
            ]),
            interruption: shape.interruption, madeAt: now)
    }

    /// What AWS lists as pending for a database.
    func pending(
        in basis: PlanBasis, for name: some Identifier
    ) throws(Refusal) -> [PendingMaintenance] {
        switch basis.pendingMaintenance {
        case .known(let known): return known
        case .unavailable(let reason):
            throw Refusal("What maintenance is pending for \(name) could not be read: \(reason.asSentence)")
        }
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.remaindersOfRole(besides: [context.operation.plan.standIn].compactMap { $0 })
    }
}
