package import Maintenance

/// Deletes the stand-in that an ended operation left behind and nobody uses.
package struct CleanupRunbook: FollowingRunbook {
    package static let kind: KindName = "cleanup"
    package var operation: OperationID
    /// The stand-in that the operation made.
    package var standIn: InstanceID

    package init(operation: OperationID, standIn: InstanceID) {
        self.operation = operation
        self.standIn = standIn
    }

    package init(after earlier: Operation, isPreview: Bool) throws(Refusal) {
        let id = earlier.id
        guard earlier.isEnded else {
            throw Refusal(
                advising: """
                    \(id) is not over (\(earlier.phase.name)), and deletes its stand-in itself. \
                    \(advice: .abort(id)) stops it first.
                    """)
        }
        if let cleanup = earlier.plan.runbook.base as? CleanupRunbook {
            self = cleanup
            return
        }
        guard let standIn = earlier.plan.standIn else {
            throw Refusal("\(id) was not to make a stand-in: there is nothing to clean up.")
        }
        self.init(operation: id, standIn: standIn)
    }

    private enum CodingKeys: String, CodingKey {
        case operation
        case standIn = "stand-in"
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        context.planQuestions(seeing: seen)
    }
    package var subject: MarkedText { "cleanup" }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let membership = try Membership(basis)
        let isGone = membership.observation[standIn] == nil && membership[standIn] == nil
        let steps: [Step] =
            isGone
            ? []
            : [
                .deleteStandIn(standIn, title: "Delete stand-in \(standIn)"),
                .verify(expectation(of: membership, without: standIn)),
            ]
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership,
            title: "Clean up after \(self.operation): delete \(standIn)", steps: Step.inSequence(steps),
            findings: isGone
                ? [Finding(.info, "nothing-to-do", "\(standIn) is not there any more: nothing to do.")]
                : findings(membership: membership, basis: basis, policy: policy, at: now),
            interruption: isGone ? nil : "writes go on; connections to \(standIn) end",
            madeAt: now)
    }

    private func expectation(of membership: Membership, without standIn: InstanceID) -> Expectation {
        let isAutoscaled = membership[standIn]?.isAutoscaled ?? false
        var expected = Expectation(of: membership, writer: nil, without: [standIn])
        if isAutoscaled { expected.mayVary.removeAll { $0 == standIn } }
        return expected
    }

    private func findings(
        membership: Membership, basis: PlanBasis, policy: PlanPolicy, at now: Timestamp
    ) -> [Finding] {
        let preflight = Preflight(
            membership: membership, basis: basis, policy: policy,
            scope: Preflight.Scope(disregarded: [standIn]), now: now)
        return Preflight.inOrder([
            ours(membership: membership), notTheWriter(membership: membership), preflight.forCleanup(),
        ])
    }

    /// Nothing is deleted that does not say itself that the operation made it.
    private func ours(membership: Membership) -> [Finding] {
        guard let seen = membership.observation[standIn] else { return [] }
        switch seen.standInOperation {
        case operation:
            return []
        case let other?:
            return [
                Finding(
                    .block, "stand-in-origin",
                    "\(standIn) belongs to operation \(other), not to \(operation): `cleanup \(other)`."
                )
            ]
        case nil:
            return [
                Finding(
                    .block, "stand-in-origin",
                    "\(standIn) has no tag \(StandInTags.operation) = \(operation) and is not ours to "
                        + "delete. Delete it in AWS if nobody needs it.")
            ]
        }
    }

    private func notTheWriter(membership: Membership) -> [Finding] {
        guard membership.writer.identifier == standIn else { return [] }
        let cluster = membership.cluster.identifier
        let others = membership.readers.filter { !$0.isAutoscaled && !$0.isStandIn }
        let next = Membership.preferred(of: others.filter(\.isServing)) ?? Membership.preferred(of: others)
        let first = next.map { "`failover \(cluster) --to \($0.identifier)` first" } ?? "Add another instance first"
        return [
            Finding(
                .block, "stand-in-writes",
                "\(standIn) is the writer of \(cluster). \(first), then `cleanup \(operation)`.")
        ]
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.remainders(ofStandIn: standIn, by: operation)
    }
}
