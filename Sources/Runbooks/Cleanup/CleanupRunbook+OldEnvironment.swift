import Maintenance

/// The deletion of an environment from before a switchover. The deployment's record goes last: as long as it is there AWS keeps
/// the environment from writes (Aurora user guide, "Deleting a blue/green deployment").
extension CleanupRunbook {
    func plan(
        for old: OldEnvironment, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let (membership, _) = try Membership.withWriter(basis)
        let environment = membership.observation.environment(old.resource)
        let deployment = membership.observation.deployment(named: old.deployment)
        let obstacles = old.obstacles(in: membership)
        let restarts = old.restartFindings(of: environment, seeing: membership.observation)
        var steps: [Step] = []
        if let environment, obstacles.isEmpty {
            steps.append(
                .retire(
                    RetireStep(
                        environment.cluster.identifier, resource: old.resource, successor: old.successor,
                        finalSnapshot: .made(for: self.operation, on: old.successor, ending: "final"))))
        }
        if deployment != nil, obstacles.isEmpty {
            // Only after a deletion of our own is it certain that there is nothing to keep from writes; a list may lack an entry.
            steps.append(
                .removeDeployment(RemoveDeploymentStep(old.deployment, of: environment == nil ? nil : old.resource)))
        }
        let name = environment?.cluster.identifier.text ?? "the old environment of \(old.successor)"
        if !steps.isEmpty { steps.append(.verify(Expectation(of: membership, writer: nil))) }
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership,
            title: "Clean up after \(self.operation): delete \(name)", steps: Step.inSequence(steps),
            findings: Preflight.inOrder([
                obstacles,
                steps.isEmpty && obstacles.isEmpty
                    ? [Finding(.info, "nothing-to-do", "The old environment is not there any more: nothing to do.")]
                    : [],
                environment.map { standing(of: $0, deployment, restarts: restarts) }
                    ?? (steps.isEmpty ? [] : [absence]),
                restarts,
                environment?.connectionFindings(seeing: membership.observation) ?? [],
                Preflight(
                    membership: membership, basis: basis, policy: policy, scope: Preflight.Scope(deciding: []), now: now
                ).forOldEnvironment(),
            ]),
            interruption: environment == nil
                ? nil : "\(old.successor) is not interrupted; connections to \(name) end, if there are any",
            madeAt: now)
    }

    /// AWS does not list the old environment, and the record that would keep it from writes is there.
    private var absence: Finding {
        Finding(
            .acknowledge, "write-protection",
            "AWS does not list the old environment now. Where it is there all the same, it is not kept from writes any more "
                + "once the deployment's record is gone; that is asked before.")
    }

    /// How the old environment stands as long as nobody starts the plan.
    private func standing(
        of environment: Environment, _ deployment: Deployment?, restarts: [Finding]
    ) -> [Finding] {
        let name = environment.cluster.identifier
        let hasRestarted = restarts.contains { $0.severity == .acknowledge }
        return [
            Finding(
                .info, "old-environment",
                deployment == nil
                    ? "The record of the deployment is gone: AWS does not keep \(name) from writes any more."
                    : hasRestarted
                        ? "Until then \(name) stays and goes on costing. AWS keeps it from writes only where no member "
                            + "restarted since the switchover."
                        : "Until then \(name) stays, read-only, as AWS documents it for as long as the deployment's record is "
                            + "there and no member restarts; it goes on costing."),
            Finding(
                .info, "final-snapshot",
                // API reference, DeleteDBCluster: automated backups go, manual snapshots stay.
                "There is no way back to \(name) after this but the final snapshot and manual ones: its automated backups, "
                    + "and with them point-in-time restore, go too."
                    + (environment.cluster.isProtected == true
                        ? " It has deletion protection, which is taken off first." : "")),
        ]
    }
}
