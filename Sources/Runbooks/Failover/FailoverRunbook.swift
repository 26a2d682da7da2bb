package import Maintenance

/// Moves the writer role to another member of the cluster, or has the standby of an RDS instance take over.
package struct FailoverRunbook: DatabaseRunbook {
    package static let kind: KindName = "failover"
    /// `nil`: the runbook proposes one; the plan and the prompt always name it.
    package var to: InstanceID?
    package var autoscaling: AutoscalingWish?

    package init(to: InstanceID? = nil, autoscaling: AutoscalingWish? = nil) {
        self.to = to
        self.autoscaling = autoscaling
    }

    private enum CodingKeys: String, CodingKey {
        case to, autoscaling
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        context.planQuestions(seeing: seen).union(topologyQuestions(in: context, seeing: seen))
            .union(autoscaling.questions(in: context))
    }
    package var subject: MarkedText { "failover" }

    package func plan(
        forClusterIn basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        try basis.refuseMember { cluster, member in
            "`failover \(cluster) --to \(member)` makes it the writer"
        }
        let membership = try Membership(basis)
        let next = try nextWriter(of: membership, seeing: basis)
        let cluster = membership.cluster.identifier
        let writer = membership.writer.identifier
        guard next != writer else {
            return Plan(
                operation: operation, runbook: self, basis: basis, membership: membership,
                title: "Fail over \(cluster) to \(next)", steps: [],
                findings: [
                    Finding(.info, "nothing-to-do", "\(next) is the writer of \(cluster) already: nothing to do.")
                ],
                interruption: nil, madeAt: now)
        }
        var scope = Preflight.Scope(nextWriter: next, deciding: [next])
        scope.autoscaling = .init(autoscaling)
        let preflight = Preflight(membership: membership, basis: basis, policy: policy, scope: scope, now: now)
        let work = [
            Step.failOver(from: writer, to: next, isUrgent: true),
            .verify(Expectation(of: membership, writer: next)),
        ]
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership,
            title: "Fail over \(cluster) to \(next)",
            steps: Step.inSequence(work.whileAutoscaling(is: autoscaling, seeing: basis)),
            findings: preflight.forFailover(),
            interruption: "one failover, \(FailOverStep.interruption); connections to "
                + (writer == nil ? "\(next) drop once, and those to whoever writes now" : "both drop once"),
            madeAt: now)
    }

    /// The member named, or the one to propose.
    private func nextWriter(of membership: Membership, seeing basis: PlanBasis) throws(Refusal) -> InstanceID {
        if let named = to, named == membership.writer.identifier { return named }
        guard membership.entries.count > 1 else {
            throw Refusal(
                "\(membership.identifiers.listed) is the only instance of \(membership.cluster.identifier): there is nothing to "
                    + "fail over to. A reader has to be added first.")
        }
        guard let named = to else { return try proposed(of: membership, seeing: basis).identifier }
        guard membership[named] == nil else { return named }
        let near = membership.identifiers.map(\.text).nearest(to: named.text)
        let hint = near.isEmpty ? "Its members are \(membership.identifiers.listed)." : "Did you mean \(near.listed)?"
        throw Refusal("\(membership.cluster.identifier) has no member \(named) to fail over to. \(hint)")
    }

    /// Lowest promotion tier, then the writer's class, then by name; those that are at rest and meant to stay before others.
    /// Where AWS lists no writer, those come first that were replicas in the last minutes: of these alone CloudWatch has an
    /// `AuroraReplicaLag` ("Amazon CloudWatch metrics for Amazon Aurora", Aurora user guide).
    private func proposed(of membership: Membership, seeing basis: PlanBasis) throws(Refusal) -> Membership.Entry {
        let readers = membership.readers
        let permanent = readers.filter { !$0.isAutoscaled && !$0.isStandIn }
        let lags = membership.writer.identifier == nil ? basis.replicaLag.value ?? [:] : [:]
        let choices = [
            permanent.filter { $0.isServing && lags[$0.identifier] != nil }, permanent.filter(\.isServing), permanent,
            readers.filter(\.isServing), readers,
        ]
        for choice in choices {
            if let best = Membership.preferred(of: choice, instanceClass: membership.writer.instance?.instanceClass) {
                return best
            }
        }
        throw Refusal("\(membership.cluster.identifier) has no reader to fail over to. One has to be added first.")
    }
}
