package import Maintenance

/// Deletes the stand-in that an ended operation left behind and nobody uses.
package struct CleanupRunbook: Runbook {
    package init() {}

    package var name: RunbookName { "cleanup" }

    package func plan(
        _ request: Request, from survey: Survey, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        guard case .cleanup(let wanted) = request else {
            throw Refusal("A \(request.runbook) is not planned by the runbook \(name).")
        }
        let roster = try Roster(survey)
        let standIn = wanted.standIn
        let isGone = roster.observation[standIn] == nil && roster[standIn] == nil
        let steps: [Step] =
            isGone
            ? []
            : [
                .deleteStandIn(standIn, title: "Delete stand-in \(standIn)"),
                .verify(expectation(of: roster, without: standIn)),
            ]
        return Plan(
            operation: operation, request: request, survey: survey, roster: roster,
            title: "Clean up after \(wanted.operation): delete \(standIn)", steps: Step.inSequence(steps),
            findings: isGone
                ? [Finding(.info, "nothing-to-do", "\(standIn) is not there any more: nothing to do.")]
                : findings(wanted, roster: roster, survey: survey, policy: policy, at: now),
            interruption: isGone ? nil : "writes go on; connections to \(standIn) end",
            madeAt: now)
    }

    private func expectation(of roster: Roster, without standIn: InstanceID) -> Expectation {
        let isAutoscaled = roster[standIn]?.isAutoscaled ?? false
        var expected = Expectation(of: roster, writer: nil, without: [standIn])
        if isAutoscaled { expected.mayVary.removeAll { $0 == standIn } }
        return expected
    }

    private func findings(
        _ request: CleanupRequest, roster: Roster, survey: Survey, policy: PlanPolicy, at now: Timestamp
    ) -> [Finding] {
        let preflight = Preflight(
            roster: roster, survey: survey, policy: policy,
            scope: Preflight.Scope(disregarded: [request.standIn]), now: now)
        return Preflight.inOrder([
            ours(request, roster: roster), notTheWriter(request, roster: roster), preflight.forCleanup(),
        ])
    }

    /// Nothing is deleted that does not say itself that the operation made it.
    private func ours(_ request: CleanupRequest, roster: Roster) -> [Finding] {
        guard let seen = roster.observation[request.standIn] else { return [] }
        switch seen.standInOperation {
        case request.operation:
            return []
        case let other?:
            return [
                Finding(
                    .block, "stand-in-origin",
                    "\(request.standIn) belongs to operation \(other), not to \(request.operation): `cleanup \(other)`."
                )
            ]
        case nil:
            return [
                Finding(
                    .block, "stand-in-origin",
                    "\(request.standIn) has no tag \(StandInTags.operation) = \(request.operation) and is not ours to "
                        + "delete. Delete it in AWS if nobody needs it.")
            ]
        }
    }

    private func notTheWriter(_ request: CleanupRequest, roster: Roster) -> [Finding] {
        guard roster.writer.identifier == request.standIn else { return [] }
        let cluster = roster.cluster.identifier
        let others = roster.readers.filter { !$0.isAutoscaled && !$0.isStandIn }
        let next = Roster.preferred(of: others.filter(\.isServing)) ?? Roster.preferred(of: others)
        let first = next.map { "`failover \(cluster) --to \($0.identifier)` first" } ?? "Add another instance first"
        return [
            Finding(
                .block, "stand-in-writes",
                "\(request.standIn) is the writer of \(cluster). \(first), then `cleanup \(request.operation)`.")
        ]
    }
}
