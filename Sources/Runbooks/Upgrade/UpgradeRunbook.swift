package import Maintenance

/// Brings a cluster to another version of its engine: by a blue/green deployment, or where it is.
package struct UpgradeRunbook: Runbook {
    package init() {}

    package var name: RunbookName { "upgrade" }

    package func plan(
        _ request: Request, from survey: Survey, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        guard case .upgrade(let wanted) = request else {
            throw Refusal("A \(request.runbook) is not planned by the runbook \(name).")
        }
        let roster = try Roster(survey)
        guard let seen = survey.upgrade else {
            throw Refusal("What an upgrade has to know of \(roster.cluster.identifier) was not read. Ask again.")
        }
        let cluster = roster.cluster.identifier
        let way = wanted.inPlace ? "in place" : "blue/green"
        let title = "Upgrade \(cluster) to \(wanted.version), \(way)"
        guard roster.cluster.engineVersion != wanted.version else {
            return Plan(
                operation: operation, request: request, survey: survey, roster: roster, title: title, steps: [],
                findings: [
                    Finding(.info, "nothing-to-do", "\(cluster) runs \(wanted.version) already: nothing to do.")
                ],
                interruption: nil, madeAt: now)
        }
        let groups = TargetGroups(wanted, roster: roster, seen: seen, operation: operation)
        let scheme = UpgradeScheme(wanted, roster: roster, seen: seen, groups: groups, operation: operation)
        let preflight = Preflight(
            roster: roster, survey: survey, policy: policy, scope: Preflight.Scope(restartsWriter: true), now: now)
        return Plan(
            operation: operation, request: request, survey: survey, roster: roster, title: title,
            steps: Step.inSequence(scheme.steps),
            findings: Preflight.inOrder([
                UpgradeChecks(wanted, roster: roster, seen: seen).findings(at: now), groups.findings,
                preflight.forUpgrade(),
            ]),
            interruption: scheme.interruption, madeAt: now)
    }
}

extension Preflight.Scope {
    fileprivate init(restartsWriter: Bool) {
        self.init()
        self.restartsWriter = restartsWriter
    }
}
