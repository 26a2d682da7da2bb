import Maintenance

/// The deletion of a stand-in.
extension CleanupRunbook {
    func plan(
        for standIn: InstanceID, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let (membership, writer) = try Membership.withWriter(basis)
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
                : findings(
                    on: standIn, membership: membership, writer: writer.identifier, basis: basis, policy: policy,
                    at: now),
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
        on standIn: InstanceID, membership: Membership, writer: InstanceID, basis: PlanBasis, policy: PlanPolicy,
        at now: Timestamp
    ) -> [Finding] {
        let preflight = Preflight(
            membership: membership, basis: basis, policy: policy,
            scope: Preflight.Scope(disregarded: [standIn]), now: now)
        return Preflight.inOrder([
            ours(standIn, membership: membership), notTheWriter(standIn, writer: writer, membership: membership),
            preflight.forCleanup(),
        ])
    }

    /// Nothing is deleted that does not say itself that the operation made it.
    private func ours(_ standIn: InstanceID, membership: Membership) -> [Finding] {
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

    private func notTheWriter(_ standIn: InstanceID, writer: InstanceID, membership: Membership) -> [Finding] {
        guard writer == standIn else { return [] }
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
}
