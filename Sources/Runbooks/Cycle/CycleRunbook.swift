package import Maintenance

/// Restarts a cluster's members one after the other, so that they run with the parameters they were given: readers in
/// service throughout, the writer's role carried by a stand-in meanwhile.
package struct CycleRunbook: Runbook {
    package init() {}

    package var name: RunbookName { "cycle" }

    package func plan(
        _ request: Request, from survey: Survey, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        guard case .cycle(let wanted) = request else {
            throw Refusal("A \(request.runbook) is not planned by the runbook \(name).")
        }
        let roster = try Roster(survey)
        let cycled = try roster.workable(excluding: wanted.exclude)
        guard !cycled.isEmpty else {
            let text =
                "\(roster.cluster.identifier) has no member that could be restarted: all belong to autoscaling or are stand-ins."
            throw Refusal(text)
        }
        let shape = CycleShape(cycled, of: roster, wanted, survey: survey, as: operation)
        let steps = Step.inSequence(shape.steps(cycled.map(\.identifier), of: roster, floor: policy.floor))
        return Plan(
            operation: operation, request: request, survey: survey, roster: roster,
            title: "Restart the members of \(roster.cluster.identifier) in turn", steps: steps,
            findings: findings(
                shape, cycled, wanted, steps: steps, roster: roster, survey: survey, policy: policy, at: now),
            interruption: shape.interruption, madeAt: now)
    }

    private func findings(
        _ shape: CycleShape, _ cycled: [Roster.Entry], _ request: CycleRequest, steps: [Step], roster: Roster,
        survey: Survey, policy: PlanPolicy, at now: Timestamp
    ) -> [Finding] {
        var scope = Preflight.Scope()
        scope.changes = cycled.map(\.identifier)
        scope.leftOut = request.exclude
        scope.readersInService = steps.compactMap { step in
            guard case .restart(let restart) = step.work else { return nil }
            return restart.readersInService
        }.min()
        switch shape {
        case .readersOnly: break
        case .inPlace: scope.restartsWriter = true
        case .around(.standIn(let standIn)):
            scope.standIn = standIn
            scope.standInClass = standIn.instanceClass
        case .around(.reader(let reader)), .readersFirst(let reader): scope.nextWriter = reader
        }
        let preflight = Preflight(roster: roster, survey: survey, policy: policy, scope: scope, now: now)
        return Preflight.inOrder([preflight.leftOut(), inPlace(shape, roster), preflight.forCycle()])
    }

    /// Older engines restart all readers together with the writer.
    ///
    /// Source: Aurora user guide, "Rebooting an Aurora cluster with read availability": Aurora MySQL 2.10 and higher,
    /// Aurora PostgreSQL 12.14, 13.10, 14.7, 15.2 and higher keep the readers up.
    private func inPlace(_ shape: CycleShape, _ roster: Roster) -> [Finding] {
        guard case .inPlace = shape else { return [] }
        let writer = roster.writer.identifier
        let also =
            roster.cluster.hasReadAvailability
            ? "" : " On \(roster.cluster.engine) \(roster.cluster.engineVersion) all readers restart with it."
        return [
            Finding(
                .acknowledge, "interim-writer",
                "\(writer) is restarted where it is: writes are refused until it is back, typically a minute or two.\(also)"
            )
        ]
    }
}
