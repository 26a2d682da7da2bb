package import Maintenance

/// Restarts a cluster's members one after the other, so that they run with the parameters they were given: readers in
/// service throughout, the writer's role carried by a stand-in meanwhile.
package struct CycleRunbook: Runbook {
    package static let kind: KindName = "cycle"
    /// Members to leave as they are.
    package var exclude: [InstanceID]
    /// Use a reader of the cluster as the interim writer rather than create one.
    package var skipStandIn: Bool
    package var autoscaling: AutoscalingWish?

    package init(exclude: [InstanceID] = [], skipStandIn: Bool = false, autoscaling: AutoscalingWish? = nil) {
        self.autoscaling = autoscaling
        self.exclude = exclude
        self.skipStandIn = skipStandIn
    }

    private enum CodingKeys: String, CodingKey {
        case exclude, autoscaling
        case skipStandIn = "skip-stand-in"
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        context.planQuestions(seeing: seen) { seen in
            skipStandIn ? nil : seen.writer.flatMap { seen[$0]?.instanceClass }
        }.union(context.pendingParameterQuestions(seeing: seen)).union(autoscaling.questions(in: context))
    }
    package var subject: MarkedText { "restart of its members in turn" }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let (membership, writer) = try Membership.withWriter(basis)
        let cycled = try membership.workable(excluding: self.exclude)
        guard !cycled.isEmpty else {
            let text =
                "\(membership.cluster.identifier) has no member that could be restarted: all belong to autoscaling or are stand-ins."
            throw Refusal(text)
        }
        let shape = CycleShape(cycled, of: membership, writer: writer, self, basis: basis, as: operation)
        let steps = Step.inSequence(
            shape.steps(cycled.map(\.identifier), of: membership, writer: writer.identifier, floor: policy.floor)
                .whileAutoscaling(is: autoscaling, seeing: basis))
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership,
            title: "Restart the members of \(membership.cluster.identifier) in turn", steps: steps,
            findings: findings(
                shape, cycled, self, steps: steps, membership: membership, writer: writer.identifier, basis: basis,
                policy: policy, at: now),
            interruption: shape.interruption, madeAt: now)
    }

    private func findings(
        _ shape: CycleShape, _ cycled: [Membership.Entry], _ request: CycleRunbook, steps: [Step],
        membership: Membership, writer: InstanceID, basis: PlanBasis, policy: PlanPolicy, at now: Timestamp
    ) -> [Finding] {
        var scope = Preflight.Scope()
        scope.changes = cycled.map(\.identifier)
        scope.leftOut = request.exclude
        scope.autoscaling = .init(autoscaling)
        scope.readersInService = steps.compactMap { step in
            (step.work.base as? RestartStep)?.readersInService
        }.min()
        switch shape {
        case .readersOnly: break
        case .inPlace: scope.restartsWriter = true
        case .around(.standIn(let standIn)):
            scope.standIn = standIn
            scope.standInClass = standIn.instanceClass
        case .around(.reader(let reader)), .readersFirst(let reader): scope.nextWriter = reader
        }
        let preflight = Preflight(membership: membership, basis: basis, policy: policy, scope: scope, now: now)
        return Preflight.inOrder([
            preflight.leftOut(), inPlace(shape, membership, writer: writer), preflight.forCycle(),
        ])
    }

    /// Older engines restart all readers together with the writer.
    ///
    /// Source: Aurora user guide, "Rebooting an Aurora cluster with read availability": Aurora MySQL 2.10 and higher,
    /// Aurora PostgreSQL 12.14, 13.10, 14.7, 15.2 and higher keep the readers up.
    private func inPlace(_ shape: CycleShape, _ membership: Membership, writer: InstanceID) -> [Finding] {
        guard case .inPlace = shape else { return [] }
        let also =
            membership.cluster.hasReadAvailability
            ? "" : " On \(membership.cluster.engine) \(membership.cluster.engineVersion) all readers restart with it."
        return [
            Finding(
                .acknowledge, "interim-writer",
                "\(writer) is restarted where it is: writes are refused until it is back, \(RebootInstance.duration).\(also)"
            )
        ]
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.remaindersOfRole(besides: [context.operation.plan.standIn].compactMap { $0 })
    }
}
