package import Maintenance

/// Changes the instance class of a cluster's members, with two short failovers at most and readers in service throughout, or
/// that of an RDS instance.
package struct ResizeRunbook: DatabaseRunbook {
    package static let kind: KindName = "resize"
    package var instanceClass: InstanceClass
    /// Members to leave as they are.
    package var exclude: [InstanceID]
    /// Use a reader of the cluster as the interim writer rather than create one.
    package var skipStandIn: Bool
    package var autoscaling: AutoscalingWish?
    /// How an RDS instance gets the class; `nil` for the better way.
    package var way: Way?
    /// The read replicas of an RDS instance get it too; `nil` for no.
    package var includesReplicas: Bool?

    /// The ways in which an RDS instance gets another class.
    package enum Way: String, Sendable, Codable, Equatable {
        case inPlace = "in-place"
        case blueGreen = "blue-green"
    }

    package init(
        instanceClass: InstanceClass, exclude: [InstanceID] = [], skipStandIn: Bool = false,
        autoscaling: AutoscalingWish? = nil, way: Way? = nil, includesReplicas: Bool? = nil
    ) {
        self.way = way
        self.includesReplicas = includesReplicas
        self.autoscaling = autoscaling
        self.instanceClass = instanceClass
        self.exclude = exclude
        self.skipStandIn = skipStandIn
    }

    private enum CodingKeys: String, CodingKey {
        case instanceClass = "class"
        case exclude, autoscaling, way
        case skipStandIn = "skip-stand-in"
        case includesReplicas = "replicas"
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        context.planQuestions(seeing: seen) { _ in instanceClass }.union(autoscaling.questions(in: context))
            .union(instanceQuestions(in: context, seeing: seen))
    }
    package var subject: MarkedText { "resize to \(instanceClass)" }

    package func plan(
        forClusterIn basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        try refuseInstanceOptions(on: basis)
        let (membership, writer) = try Membership.withWriter(basis)
        let roles = try ResizeRoles(membership, writer: writer, self)
        let shape = ResizeShape(roles, basis: basis, as: operation)
        let steps = Step.inSequence(
            shape.steps(roles, floor: policy.floor).whileAutoscaling(is: autoscaling, seeing: basis))
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership,
            title: "Resize \(membership.cluster.identifier) to \(self.instanceClass)", steps: steps,
            findings: findings(shape, roles, steps: steps, basis: basis, policy: policy, at: now),
            interruption: shape.interruption, madeAt: now)
    }

    private func findings(
        _ shape: ResizeShape, _ roles: ResizeRoles, steps: [Step], basis: PlanBasis, policy: PlanPolicy,
        at now: Timestamp
    ) -> [Finding] {
        var scope = Preflight.Scope()
        scope.changes = roles.changing.map(\.identifier)
        scope.instanceClass = roles.request.instanceClass
        scope.leftOut = roles.request.exclude
        scope.autoscaling = .init(autoscaling)
        scope.readersInService = steps.compactMap { step in
            (step.work.base as? ChangeClassStep)?.readersInService
        }.min()
        switch shape {
        case .standIn(let standIn): scope.standIn = standIn
        case .readyReader(let reader), .readersFirst(let reader): scope.nextWriter = reader
        case .nothing, .readersOnly, .inPlace: break
        }
        let preflight = Preflight(membership: roles.membership, basis: basis, policy: policy, scope: scope, now: now)
        if case .nothing = shape {
            return Preflight.inOrder([
                nothingToDo(roles), preflight.leftOverStandIn(), preflight.autoscaled(),
                others(roles).isEmpty ? [] : preflight.serverlessMembers(),
            ])
        }
        return Preflight.inOrder([interimWriter(shape, roles), preflight.leftOut(), preflight.forResize()])
    }

    /// Members that are not of the class and are not to be changed.
    private func others(_ roles: ResizeRoles) -> [InstanceID] {
        roles.membership.entries.filter { $0.instance?.instanceClass != roles.request.instanceClass }.map(\.identifier)
    }

    private func nothingToDo(_ roles: ResizeRoles) -> [Finding] {
        let wanted = roles.request.instanceClass
        let others = others(roles)
        let text =
            others.isEmpty
            ? "\(roles.membership.cluster.identifier) is already \(wanted) on every member: nothing to do."
            : "\(roles.membership.cluster.identifier) has nothing to change to \(wanted): \(others.listed) is left as it is."
        return [Finding(.info, "nothing-to-do", text)]
    }

    /// Without a stand-in somebody has to carry the writer role while the writer is changed.
    private func interimWriter(_ shape: ResizeShape, _ roles: ResizeRoles) -> [Finding] {
        let writer = roles.writer.identifier
        switch shape {
        case .inPlace:
            return [
                Finding(
                    .block, "interim-writer",
                    "No reader that is \(instanceClass) by then can write while \(writer) is changed, which takes it out of "
                        + "service for minutes (AWS gives no figure). Ask again without `--skip-stand-in`.")
            ]
        case .readyReader(let reader):
            return [
                Finding(
                    .info, "interim-writer",
                    "\(reader) is \(roles.request.instanceClass) already and writes while \(writer) is changed: no stand-in "
                        + "is needed.")
            ]
        case .nothing, .readersOnly, .readersFirst, .standIn:
            return []
        }
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.remaindersOfRole(besides: [context.operation.plan.standIn].compactMap { $0 }) + classes(in: context)
            + replicas(in: context)
    }

    private func classes(in context: RemainderContext) -> [Remainder] {
        let planned = context.operation.plan.steps.compactMap { $0.work.base as? ChangeClassStep }.flatMap(\.instances)
        let seen = planned.compactMap { context.observation[$0] }.sorted { $0.identifier < $1.identifier }
        let working = seen.filter {
            $0.pendingChanges["DBInstanceClass"] == instanceClass.text || $0.status == "modifying"
        }
        let rest = seen.filter { instance in !working.contains { $0.identifier == instance.identifier } }
        let changed = rest.filter { $0.instanceClass == instanceClass }
        let old = rest.filter { $0.instanceClass != instanceClass }
        var remainders: [Remainder] = []
        if !working.isEmpty {
            remainders.append(
                Remainder(
                    .classes,
                    "AWS is still changing \(working.map(\.identifier).listed) and goes on with it by itself."))
        }
        if !old.isEmpty, !(changed.isEmpty && working.isEmpty) {
            let excluded = exclude.map { " --exclude \($0)" }.joined()
            let also =
                changed.isEmpty
                ? "" : "; \(changed.map(\.identifier).listed) \(changed.count > 1 ? "are" : "is") \(instanceClass)"
            let kept = old.map { "\($0.identifier) is still \($0.instanceClass)" }.listed
            remainders.append(
                Remainder(
                    .classes,
                    "\(kept)\(also). `resize \(context.cluster) \(instanceClass)\(excluded)` changes the rest."))
        }
        return remainders
    }
}
