package import Maintenance

/// Removes the record of a deployment and leaves the environment from before its switchover, which AWS then does not keep from
/// writes any more.
package struct RecordRemovalRunbook: FollowingRunbook {
    package static let kind: KindName = "remove-record"
    package var operation: OperationID
    package var old: OldEnvironment

    package init(operation: OperationID, old: OldEnvironment) {
        self.operation = operation
        self.old = old
    }

    package init(after earlier: Operation, isPreview: Bool) throws(Refusal) {
        let id = earlier.id
        guard earlier.isEnded else {
            throw Refusal(
                advising: "\(id) is not over (\(earlier.phase.name)). \(advice: .abort(id)) stops it first.")
        }
        guard earlier.plan.instanceDeployment == nil else {
            throw Refusal(
                "\(id) was about an RDS instance, whose deployment's record goes with the old environment: `cleanup \(id)`."
            )
        }
        guard let old = OldEnvironment(of: earlier) else {
            throw Refusal("\(id) was not to make a deployment: there is no record to remove.")
        }
        self.init(operation: id, old: old)
    }

    private enum CodingKeys: String, CodingKey {
        case operation
        case old = "old-environment"
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        context.planQuestions(seeing: seen).union(old.questions(in: context, seeing: seen))
    }
    package var subject: MarkedText { "removal of a deployment's record" }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let (membership, _) = try Membership.withWriter(basis)
        let obstacles = old.obstacles(in: membership)
        let isThere = membership.observation.deployment(named: old.deployment) != nil
        let steps: [Step] =
            isThere && obstacles.isEmpty ? [.removeDeployment(RemoveDeploymentStep(old.deployment, of: nil))] : []
        let environment = membership.observation.environment(old.resource)
        let name = environment?.cluster.identifier.text ?? "the old environment"
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership,
            title: "Remove the record of the deployment \(old.deployment)", steps: Step.inSequence(steps),
            findings: Preflight.inOrder([
                obstacles,
                isThere
                    ? [
                        Finding(
                            .acknowledge, "write-protection",
                            "\(name) stays, and AWS does not keep it from writes any more: what a client that still "
                                + "reaches it writes does not come to \(old.successor).")
                    ]
                    : [Finding(.info, "nothing-to-do", "The record is not there any more: nothing to do.")],
                isThere ? environment?.connectionFindings(seeing: membership.observation) ?? [] : [],
                Preflight(
                    membership: membership, basis: basis, policy: policy, scope: Preflight.Scope(deciding: []), now: now
                ).forOldEnvironment(),
            ]),
            interruption: nil, madeAt: now)
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        old.remainders(in: context, by: operation)
    }
}
