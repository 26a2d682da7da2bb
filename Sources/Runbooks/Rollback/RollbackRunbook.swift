package import Maintenance

/// Brings a cluster or an RDS instance back to how it was before an operation began, as far as that can be done; says what cannot.
package struct RollbackRunbook: FollowingRunbook {
    package static let kind: KindName = "rollback"
    package var operation: OperationID
    package var before: Before
    /// The stand-in that the operation was to make.
    package var standIn: InstanceID?
    /// The deployment that the operation was to make.
    package var deployment: DeploymentPlan?
    /// What it did besides; `nil` for nothing, or where that was not kept.
    package var aftermath: Aftermath?
    /// The changes of class of RDS instances that it was to make, as far as they may have taken effect; `nil` for none.
    package var classes: [ChangeInstanceClassStep]?
    /// The deployment of an RDS instance that it was to make.
    package var instanceDeployment: InstanceDeploymentPlan?

    package init(
        operation: OperationID, before: Before, standIn: InstanceID?, deployment: DeploymentPlan? = nil,
        aftermath: Aftermath? = nil, classes: [ChangeInstanceClassStep]? = nil,
        instanceDeployment: InstanceDeploymentPlan? = nil
    ) {
        self.instanceDeployment = instanceDeployment
        self.classes = classes
        self.aftermath = aftermath
        self.deployment = deployment
        self.operation = operation
        self.before = before
        self.standIn = standIn
    }

    package init(after earlier: Operation, isPreview: Bool) throws(Refusal) {
        let id = earlier.id
        switch earlier.phase {
        case .planned:
            throw Refusal("\(id) was not started: there is nothing to bring back.")
        case .running where !isPreview:
            throw Refusal(
                advising: """
                    \(id) is running. \(advice: .pause(id)) first, then ask for its rollback. \
                    \(advice: .previewRollback(id)) shows it now.
                    """)
        case .running, .paused, .ended: break
        }
        guard earlier.progress != nil else {
            throw Refusal("\(id) was never started: there is nothing to bring back.")
        }
        guard let before = Before(earlier.plan.subject) else {
            if let words = earlier.plan.subject.base.insteadOfWayBack { throw Refusal(words) }
            throw Refusal(
                advising: """
                    \(id) did not keep how its cluster was before: it cannot be brought back by command. \
                    \(advice: .events(id)) tells what it did.
                    """)
        }
        self.init(
            operation: id, before: before, standIn: earlier.plan.standIn, deployment: earlier.plan.deployment,
            aftermath: Aftermath(of: earlier), classes: earlier.changedInstanceClasses,
            instanceDeployment: earlier.plan.instanceDeployment)
    }

    private enum CodingKeys: String, CodingKey {
        case operation
        case before
        case standIn = "stand-in"
        case deployment, aftermath, classes
        case instanceDeployment = "instance-deployment"
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        switch before {
        case .cluster(let before):
            context.planQuestions(seeing: seen) { _ in before.classes[before.writer] }
                .union(greenQuestions(in: context, seeing: seen))
                .union(aftermath?.questions(in: context) ?? [])
        case .instance:
            context.planQuestions(seeing: seen).union(classQuestions(in: context, seeing: seen))
                .union(instanceGreenQuestions(in: context, seeing: seen))
                .union(aftermath?.questions(in: context) ?? [])
        }
    }

    /// Whether anybody uses the green environment that goes with the deployment.
    private func greenQuestions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        guard deployment != nil else { return [] }
        return Set.environments(in: context.place)
            .union(seen.flatMap(green)?.connectionQuestions(in: context.place) ?? [])
    }

    private func green(in observation: Observation) -> Environment? {
        deployment.flatMap { observation.deployment(named: $0.name)?.green(in: observation) }
    }
    package var rollsBack: OperationID? { operation }
    package var subject: MarkedText { "rollback of \(operation)" }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        switch before {
        case .cluster(let before):
            return try plan(to: before, from: basis, as: operation, policy: policy, at: now)
        case .instance(let before):
            guard let seen = basis.observation.rdsInstance else {
                throw Refusal(
                    "There is no RDS instance \(before.instance) in \(before.place.region) of account "
                        + "\(before.place.account). `clusters` lists those that there are.")
            }
            return plan(for: seen, to: before, from: basis, as: operation, policy: policy, at: now)
        }
    }

    private func plan(
        to before: Beginning, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let (membership, writer) = try Membership.withWriter(basis)
        let way = WayBack(self, to: before, membership: membership, writer: writer, basis: basis, as: operation)
        let cluster = membership.cluster.identifier
        let title = "Bring \(cluster) back to before \(self.operation)"
        let work = way.steps(floor: policy.floor)
        let unsettled = unsettled(in: basis, at: now)
        guard !work.isEmpty else {
            let nothing = nothing(on: cluster, way.irrevocable + way.aftermathFindings)
            return Plan(
                operation: operation, runbook: self, basis: basis, membership: membership, title: title, steps: [],
                findings: Preflight.inOrder([
                    unsettled, unsettled.isEmpty ? [nothing] : [], way.irrevocable, way.aftermathFindings,
                    preflight(way, [], membership: membership, basis: basis, policy: policy, at: now).forNothing(),
                ]),
                interruption: nil, madeAt: now)
        }
        let steps = work + [.verify(way.expectation)]
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership, title: title,
            steps: Step.inSequence(steps),
            findings: Preflight.inOrder([
                way.irrevocable, way.aftermathFindings, unsettled, way.obstacles(at: now),
                steps.contains { $0.work.base is DiscardDeploymentStep }
                    ? green(in: membership.observation)?.connectionFindings(seeing: membership.observation) ?? [] : [],
                preflight(way, steps, membership: membership, basis: basis, policy: policy, at: now).forRollback(),
            ]),
            interruption: interruption(of: steps), madeAt: now)
    }

    /// - Parameter lasting: what no command brings back.
    func nothing(on name: some Identifier, _ lasting: [Finding]) -> Finding {
        Finding(
            .info, "nothing-to-do",
            lasting.isEmpty
                ? "\(name) is as it was before \(operation): nothing to do."
                : "Of what \(operation) changed on \(name), nothing is left that this can undo.")
    }

    /// What the operation asked for just before it stopped, and may happen yet: how things are now is no beginning.
    func unsettled(in basis: PlanBasis, at now: Timestamp) -> [Finding] {
        let calls = basis.unsettled.filter { $0.isUnsettled(in: basis.observation, at: now) }
        guard !calls.isEmpty else { return [] }
        let names = Set(calls.map(\.mutation.resource.name)).sorted()
        return [
            Finding(
                .block, "unsettled-calls",
                "\(operation) asked AWS for a change of \(names.listed) that is not over, or does not show yet. "
                    + "Ask again in a few minutes.")
        ]
    }

    private func preflight(
        _ way: WayBack, _ steps: [Step], membership: Membership, basis: PlanBasis, policy: PlanPolicy, at now: Timestamp
    ) -> Preflight {
        var scope = Preflight.Scope()
        scope.changes = steps.compactMap { $0.work.base as? ChangeClassStep }.flatMap(\.instances).sorted()
        scope.standIn = way.newStandIn
        scope.standInClass = way.newStandIn?.instanceClass
        scope.undone = self.operation
        scope.modifiesCluster = steps.contains { $0.work.base is ChangeStorageStep }
        scope.disregarded = way.request.standIn.map { [$0] } ?? []
        if steps.contains(where: { $0.work.base is RestoreScalingStep }) { scope.autoscaling = .restored }
        let first = steps.lazy.compactMap { $0.work.base as? FailOverStep }.first?.next
        if first != way.newStandIn?.identifier { scope.nextWriter = first }
        let former = [
            scope.changes.isEmpty ? nil : "the classes as they were",
            steps.lazy.compactMap { $0.work.base as? ChangeStorageStep }.first.map {
                "the storage to \($0.storage.words)"
            },
        ].compactMap { $0 }
        scope.setting = former.isEmpty ? nil : former.listed
        for step in steps {
            if let change = step.work.base as? ChangeClassStep {
                scope.readersInService = min(scope.readersInService ?? .max, change.readersInService)
            }
        }
        return Preflight(membership: membership, basis: basis, policy: policy, scope: scope, now: now)
    }

    private func interruption(of steps: [Step]) -> String? {
        let failovers = steps.count { $0.work.base is FailOverStep }
        let changed = steps.compactMap { $0.work.base as? ChangeClassStep }.flatMap(\.instances)
        let deleted = steps.compactMap { ($0.work.base as? DeleteStandInStep)?.standIn }
        let parts = [
            failovers == 0
                ? nil
                : "\(failovers == 1 ? "one failover" : "\(failovers.inWords) failovers"), \(FailOverStep.interruption)"
                    + (failovers == 1 ? "" : " each"),
            changed.isEmpty
                ? nil
                : "\(failovers == 0 ? "" : "besides, ")connections to \(changed.listed) drop\(changed.count == 1 ? "" : " once each")",
            deleted.isEmpty ? nil : "connections to \(deleted.listed) end",
            RetargetProxyStep.interruption(of: steps.compactMap { $0.work.base as? RetargetProxyStep }),
        ].compactMap { $0 }
        guard !parts.isEmpty else { return nil }
        return (failovers == 0 ? "writes go on; " : "") + parts.joined(separator: "; ")
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        let standIns = standIn.map { context.remainders(ofStandIn: $0, by: operation) } ?? []
        let role = context.remaindersOfRole(besides: [standIn, context.operation.plan.standIn].compactMap { $0 })
        let green =
            deployment.map {
                context.remainders(
                    ofDeployment: $0.name, by: operation, isThere: context.isDone(DiscardDeploymentStep.self) == false)
            } ?? []
        return standIns + role + unrestored(in: context) + green + instanceGreen(in: context)
    }

    /// Members that were to get their class again.
    private func unrestored(in context: RemainderContext) -> [Remainder] {
        guard case .cluster(let before) = before else { return [] }
        let rest = before.classes.sorted { $0.key < $1.key }.compactMap { name, wanted -> String? in
            guard let seen = context.observation[name], seen.instanceClass != wanted else { return nil }
            return "\(name) is \(seen.instanceClass) and was \(wanted)"
        }
        guard !rest.isEmpty else { return [] }
        return [Remainder(.classes, "\(rest.listed). `rollback \(operation)` goes on with the way back.")]
    }
}
