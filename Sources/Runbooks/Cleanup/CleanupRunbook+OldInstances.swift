import Maintenance

/// The deletion of RDS instances from before a switchover. The deployment's record goes last, unless AWS refuses them while it is
/// there.
extension CleanupRunbook {
    func plan(
        for old: OldInstances, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let observation = basis.observation
        guard let current = observation.rdsInstance else {
            throw Refusal(
                "There is no RDS instance \(old.successor) in \(observation.target.place.region) of account "
                    + "\(observation.target.place.account): nothing tells what is in use, and nothing is deleted.")
        }
        let left = old.seen(in: observation)
        let obstacles = old.obstacles(besides: current, in: observation)
        let steps = obstacles.isEmpty ? steps(for: old, left: left, in: observation) : []
        let names = left.isEmpty ? "the old environment of \(old.successor)" : left.map(\.identifier).listed
        let preflight = InstancePreflight(seen: current, basis: basis, policy: policy, now: now)
        let verify = Step.verify(
            InstanceExpectation(
                instance: current.identifier, instanceClass: current.instance.instanceClass,
                mayAwaitRestart: preflight.parameters == .awaitingRestart))
        return Plan(
            operation: operation, runbook: self, instance: current, in: observation.target.place,
            title: "Clean up after \(self.operation): delete \(names)",
            steps: steps.isEmpty ? [] : Step.inSequence(steps + [verify]),
            findings: Preflight.inOrder([
                obstacles,
                steps.isEmpty && obstacles.isEmpty
                    ? [Finding(.info, "nothing-to-do", "The old environment is not there any more: nothing to do.")]
                    : [],
                left.isEmpty ? [] : age(of: old) + standing(of: left, old, in: observation),
                observation.connectionFindings(to: left.map(\.identifier), of: names),
                preflight.forOldEnvironment(),
            ]),
            interruption: left.isEmpty
                ? nil : "\(old.successor) is not interrupted; connections to \(names) end, if there are any",
            madeAt: now)
    }

    private func steps(for old: OldInstances, left: [RDSInstance], in observation: Observation) -> [Step] {
        var steps: [Step] = []
        let primary = left.first { $0.resourceIdentifier == old.primary }
        if let name = primary?.identifier ?? left.first?.identifier {
            let successor = ClusterID(old.successor.text)
            steps.append(
                .retire(
                    RetireInstancesStep(
                        name, of: old, finalSnapshot: .made(for: self.operation, on: successor, ending: "final"))))
        }
        if observation.deployment(named: old.deployment) != nil {
            steps.append(.removeDeployment(RemoveDeploymentStep(old.deployment, of: left.isEmpty ? nil : old.primary)))
        }
        return steps
    }

    /// Said and no more: what changes with time alone would have a plan that is read now be another one tomorrow. The question
    /// warns.
    private func age(of old: OldInstances) -> [Finding] {
        let check = "not-before"
        guard let switchedAt = old.switchedAt else {
            return [
                Finding(.info, check, "Not before 24 to 48 h after the switchover; when that was is not known here.")
            ]
        }
        let (least, full) = (switchedAt + OldInstances.leastAge, switchedAt + OldInstances.leastAge * 2)
        return [
            Finding(
                .info, check,
                "Not before 24 to 48 h after the switchover (\(switchedAt.words)), from \(least.words) to \(full.words): until then "
                    + "it shows how things were, should something be amiss.")
        ]
    }

    /// How they stand as long as nobody starts the plan.
    private func standing(of left: [RDSInstance], _ old: OldInstances, in observation: Observation) -> [Finding] {
        let names = left.map(\.identifier).listed
        let protected = left.filter { $0.isProtected == true }.map(\.identifier)
        var findings = [
            Finding(
                .info, "old-environment",
                // RDS user guide, "Switching a blue/green deployment", "After switchover".
                "Until then \(names) stays and goes on costing, read-only until somebody sets it otherwise and restarts it. "
                    + (observation.deployment(named: old.deployment) == nil
                        ? "The record of the deployment is gone."
                        : "The record of the deployment stays as long; where AWS refuses to delete what is part of it, it "
                            + "goes first, under the same approval.")),
            Finding(
                .info, "final-snapshot",
                // API reference, DeleteDBInstance, `DeleteAutomatedBackups` and `SkipFinalSnapshot`.
                "What wrote gets a final snapshot; read replicas get none. Automated backups stay as long as they were to be "
                    + "kept, and cost.\(protected.isEmpty ? "" : " \(protected.listed) has deletion protection, which is taken off first.")"
            ),
        ]
        if left.contains(where: { !$0.replicas.isEmpty }) {
            findings.append(
                Finding(
                    .info, "replicas-first",
                    "Read replicas go first: a replica whose source is deleted becomes a database of its own, which takes "
                        + "writes."))
        }
        return findings
    }
}

extension InstancePreflight {
    /// What is done to instances that are not in use has to know of the one that is.
    fileprivate func forOldEnvironment() -> [Finding] { Preflight.inOrder([restraint(), otherOperation()]) }
}
