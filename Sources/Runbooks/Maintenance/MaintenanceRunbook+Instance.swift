package import Maintenance

extension MaintenanceRunbook {
    /// The maintenance of an RDS instance, which nobody takes over from.
    package func plan(
        for seen: RDSInstance, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy,
        at now: Timestamp
    ) throws(Refusal) -> Plan {
        try autoscaling.refuse(on: seen)
        let name = seen.identifier
        try checkExclusions(of: name)
        let found = try pending(in: basis, for: name).filter { $0.resource == name.text }.map { FoundMaintenance($0) }
        let actions = found.map(\.action)
        let preflight = InstancePreflight(
            seen: seen, basis: basis, policy: policy, now: now, setting: actions.declared, isInterrupting: true)
        let steps = actions.enumerated().map { index, action in
            Step.maintainInstance(action, id: .maintainingWriter(index))
        }
        let verify = Step.verify(InstanceExpectation(instance: name, instanceClass: seen.instance.instanceClass))
        return Plan(
            operation: operation, runbook: self, instance: seen, in: basis.observation.target.place,
            title: "Apply the pending maintenance of \(name)",
            steps: actions.isEmpty ? [] : Step.inSequence(steps + [verify]),
            findings: actions.isEmpty
                ? [Finding(.info, "nothing-to-do", "Nothing is pending for \(name): nothing to do.")]
                : Preflight.inOrder([found.map(\.finding), actions.interruption, preflight.forMaintenance()]),
            interruption: actions.isEmpty ? nil : "writes may be refused for minutes while the writer is maintained",
            madeAt: now)
    }

    /// - Throws: `Refusal` when something is to be left out: there is only the instance itself.
    private func checkExclusions(of name: InstanceID) throws(Refusal) {
        guard let other = exclude.first(where: { $0 != name }) ?? exclude.first else { return }
        guard other == name else {
            let near = [name.text].nearest(to: other.text)
            let hint = near.isEmpty ? "Its members are \(name)." : "Did you mean \(near.listed)?"
            throw Refusal("\(name) has no member \(other) to leave out. \(hint)")
        }
        throw Refusal("Everything is left out: of \(name) at least one has to be changed.")
    }
}
