package import Maintenance

/// Changes the instance class of a cluster's members, with two short failovers at most and readers in service throughout.
package struct ResizeRunbook: Runbook {
    package init() {}

    package var name: RunbookName { "resize" }

    package func plan(
        _ request: Request, from survey: Survey, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        guard case .resize(let wanted) = request else {
            throw Refusal("A \(request.runbook) is not planned by the runbook \(name).")
        }
        let roster = try Roster(survey)
        let roles = try ResizeRoles(roster, wanted)
        let shape = ResizeShape(roles, survey: survey, as: operation)
        let steps = Step.inSequence(shape.steps(roles, floor: policy.floor))
        return Plan(
            operation: operation, request: request, survey: survey, roster: roster,
            title: "Resize \(roster.cluster.identifier) to \(wanted.instanceClass)", steps: steps,
            findings: findings(shape, roles, steps: steps, survey: survey, policy: policy, at: now),
            interruption: shape.interruption, madeAt: now)
    }

    private func findings(
        _ shape: ResizeShape, _ roles: ResizeRoles, steps: [Step], survey: Survey, policy: PlanPolicy,
        at now: Timestamp
    ) -> [Finding] {
        var scope = Preflight.Scope()
        scope.changes = roles.changing.map(\.identifier)
        scope.instanceClass = roles.request.instanceClass
        scope.leftOut = roles.request.exclude
        scope.readersInService = steps.compactMap { step in
            guard case .changeClass(let change) = step.work else { return nil }
            return change.readersInService
        }.min()
        switch shape {
        case .standIn(let standIn): scope.standIn = standIn
        case .readyReader(let reader), .readersFirst(let reader): scope.nextWriter = reader
        case .nothing, .readersOnly, .inPlace: break
        }
        let preflight = Preflight(roster: roles.roster, survey: survey, policy: policy, scope: scope, now: now)
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
        roles.roster.entries.filter { $0.instance?.instanceClass != roles.request.instanceClass }.map(\.identifier)
    }

    private func nothingToDo(_ roles: ResizeRoles) -> [Finding] {
        let wanted = roles.request.instanceClass
        let others = others(roles)
        let text =
            others.isEmpty
            ? "\(roles.roster.cluster.identifier) is already \(wanted) on every member: nothing to do."
            : "\(roles.roster.cluster.identifier) has nothing to change to \(wanted): \(others.listed) is left as it is."
        return [Finding(.info, "nothing-to-do", text)]
    }

    /// Without a stand-in somebody has to carry the writer role while the writer is changed.
    private func interimWriter(_ shape: ResizeShape, _ roles: ResizeRoles) -> [Finding] {
        let writer = roles.roster.writer.identifier
        switch shape {
        case .inPlace:
            return [
                Finding(
                    .block, "interim-writer",
                    "No reader can write while \(writer) is changed: writes would be refused for about "
                        + "\(Span.minutes(12).words). Ask again without `--skip-stand-in`.")
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
}
