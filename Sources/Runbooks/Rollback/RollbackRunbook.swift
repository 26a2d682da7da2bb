package import Maintenance

/// Brings a cluster back to how it was before an operation began, as far as that can be done; says what cannot.
package struct RollbackRunbook: Runbook {
    package init() {}

    package var name: RunbookName { "rollback" }

    package func plan(
        _ request: Request, from survey: Survey, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        guard case .rollback(let wanted) = request else {
            throw Refusal("A \(request.runbook) is not planned by the runbook \(name).")
        }
        let roster = try Roster(survey, orInstance: true)
        let way = WayBack(wanted, roster: roster, survey: survey, as: operation)
        let cluster = roster.cluster.identifier
        let title = "Bring \(cluster) back to before \(wanted.operation)"
        let work = way.steps(floor: policy.floor)
        let unsettled = WayBack.unsettled(wanted, in: survey, at: now)
        guard !work.isEmpty else {
            let nothing = Finding(
                .info, "nothing-to-do",
                way.irrevocable.isEmpty
                    ? "\(cluster) is as it was before \(wanted.operation): nothing to do."
                    : "Of what \(wanted.operation) changed on \(cluster), nothing is left that this can undo.")
            return Plan(
                operation: operation, request: request, survey: survey, roster: roster, title: title, steps: [],
                findings: Preflight.inOrder([
                    unsettled, unsettled.isEmpty ? [nothing] : [], way.irrevocable,
                    preflight(way, [], roster: roster, survey: survey, policy: policy, at: now).forNothing(),
                ]),
                interruption: nil, madeAt: now)
        }
        let steps = work + [.verify(way.expectation)]
        return Plan(
            operation: operation, request: request, survey: survey, roster: roster, title: title,
            steps: Step.inSequence(steps),
            findings: Preflight.inOrder([
                way.irrevocable, unsettled, way.obstacles(at: now),
                preflight(way, steps, roster: roster, survey: survey, policy: policy, at: now).forRollback(),
            ]),
            interruption: interruption(of: steps), madeAt: now)
    }

    private func preflight(
        _ way: WayBack, _ steps: [Step], roster: Roster, survey: Survey, policy: PlanPolicy, at now: Timestamp
    ) -> Preflight {
        var scope = Preflight.Scope()
        scope.changes = way.changed
        scope.standIn = way.newStandIn
        scope.standInClass = way.newStandIn?.instanceClass
        scope.disregarded = way.request.standIn.map { [$0] } ?? []
        for step in steps {
            switch step.work {
            case .failOver(let next) where scope.nextWriter == nil && next != way.newStandIn?.identifier:
                scope.nextWriter = next
            case .changeClass(let change):
                scope.readersInService = min(scope.readersInService ?? .max, change.readersInService)
            default: break
            }
        }
        return Preflight(roster: roster, survey: survey, policy: policy, scope: scope, now: now)
    }

    private func interruption(of steps: [Step]) -> String? {
        let failovers = steps.count { if case .failOver = $0.work { true } else { false } }
        guard failovers > 0 else { return nil }
        return
            "\(failovers == 1 ? "one failover" : "\(failovers.inWords) failovers"), writes refused for typically under 30 s "
            + "each (AWS says under 60 s); connections to each changed member drop once"
    }
}
