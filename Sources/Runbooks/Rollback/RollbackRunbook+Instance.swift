import Maintenance

extension RollbackRunbook {
    /// Green goes with its deployment as long as it did not take over; classes are changed back as they were changed, in place. Of
    /// storage AWS takes no other change for hours, and versions do not go back: that is said.
    func plan(
        for seen: RDSInstance, to before: InstanceSubject, from basis: PlanBasis, as operation: OperationID,
        policy: PlanPolicy, at now: Timestamp
    ) -> Plan {
        let name = seen.identifier
        let unsettled = unsettled(in: basis, at: now)
        let restored = restorations(seen, before: before, in: basis.observation)
        let lasting = irrevocable(seen, before: before, restored: restored, in: basis.observation)
        let changed = restored.compactMap { basis.observation.rdsInstance(resource: $0.identity) }
        let isInterrupting = restored.contains { $0.identity == seen.resourceIdentifier }
        let remains = leftovers(of: seen, before: before, in: basis.observation)
        let work = restored.steps + remains
        let preflight = InstancePreflight(
            seen: seen, basis: basis, policy: policy, now: now,
            setting: restored.isEmpty ? nil : "the classes as they were", isInterrupting: isInterrupting)
        guard !work.isEmpty else {
            return Plan(
                operation: operation, runbook: self, instance: seen, in: basis.observation.target.place,
                title: "Bring \(name) back to before \(self.operation)", steps: [],
                findings: Preflight.inOrder([
                    unsettled, unsettled.isEmpty ? [nothing(on: name, lasting)] : [], lasting, preflight.forNothing(),
                ]),
                interruption: nil, madeAt: now)
        }
        let replicas = restored.filter { $0.role == .replica }.map { ($0.identity, $0.instanceClass) }
        let verify = Step.verify(
            InstanceExpectation(
                instance: name, instanceClass: isInterrupting ? before.instanceClass : seen.instance.instanceClass,
                mayAwaitRestart: preflight.parameters == .awaitingRestart,
                replicas: replicas.isEmpty ? nil : Dictionary(replicas) { $1 }))
        return Plan(
            operation: operation, runbook: self, instance: seen, in: basis.observation.target.place,
            title: "Bring \(name) back to before \(self.operation)",
            steps: Step.inSequence(work + [verify]),
            findings: Preflight.inOrder([
                unsettled, lasting, greenFindings(of: remains, in: basis.observation),
                preflight.forRestoration(of: zip(changed, restored).map { ($0, $1.instanceClass) }),
            ]),
            interruption: restored.interruption, madeAt: now)
    }

    /// The changes that bring back the classes of before, in the reverse order; of what is there and has another one.
    private func restorations(
        _ seen: RDSInstance, before: InstanceSubject, in observation: Observation
    ) -> [ChangeInstanceClassStep] {
        guard seen.resourceIdentifier == before.resource else { return [] }
        return (classes ?? []).reversed().compactMap { change in
            guard let there = observation.rdsInstance(resource: change.identity),
                // What AWS has yet to change is changed: it goes on with it by itself.
                (there.instance.pendingChanges["DBInstanceClass"] ?? there.instance.instanceClass.text)
                    != change.former.text
            else { return nil }
            let role: ModifyInstanceClass.Role =
                change.role == .replica ? .replica : there.hasStandby == true ? .standby : .single
            return ChangeInstanceClassStep(
                of: there.identifier, identity: change.identity, from: there.instance.instanceClass, to: change.former,
                as: role)
        }
    }

    private func irrevocable(
        _ seen: RDSInstance, before: InstanceSubject, restored: [ChangeInstanceClassStep], in observation: Observation
    ) -> [Finding] {
        let (name, instance) = (seen.identifier, seen.instance)
        guard seen.resourceIdentifier == before.resource else {
            if instanceDeployment != nil { return [switchedOver(seen, before: before, in: observation)] }
            return [
                Finding(.block, "not-undone", "\(name) is not the RDS instance that \(operation) worked on any more.")
            ]
        }
        var sentences: [String] = []
        if before.engineVersion != instance.engineVersion {
            sentences.append(
                "\(name) runs \(instance.engineVersion) now and ran \(before.engineVersion): an upgrade is not undone. Its "
                    + "snapshot from before can be restored in AWS as another instance.")
        }
        let isRestored = restored.contains { $0.identity == seen.resourceIdentifier }
        if before.instanceClass != instance.instanceClass, !isRestored {
            sentences.append(
                "\(name) is \(instance.instanceClass) now and was \(before.instanceClass), which this does not change back."
            )
        }
        if before.storageType != seen.storage.type {
            sentences.append(
                "The storage of \(name) is \(seen.storage.type) and was \(before.storageType), which this does not change "
                    + "back: `storage \(name) \(before.storageType)` does, 6 hours after the last change and when AWS has "
                    + "optimised the storage.")
        }
        if let retired = aftermath?.retired { sentences += words(for: retired, in: observation) }
        return sentences.map { Finding(.acknowledge, "not-undone", $0) }
    }

    /// What the catalogue says of the classes of before, the replicas that had others, and what their clients need.
    func classQuestions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        guard let classes, let seen, seen.rdsInstance != nil else { return [] }
        let changed = classes.compactMap { change in
            seen.rdsInstance(resource: change.identity).map { ($0, change.former) }
        }
        let hasReplicas = classes.contains { $0.role == .replica }
        return Set(changed.map { AnyQuestion(ClassOffersQuestion($1, for: $0.instance, in: context.place)) })
            .union(changed.flatMap(\.0.ownGroups).map { AnyQuestion(ParameterGroupQuestion($0, in: context.place)) })
            .union([AnyQuestion(ConnectionHistoryQuestion(of: changed.map(\.0.identifier), in: context.place))])
            .union(hasReplicas ? [AnyQuestion(DatabasesQuestion(in: context.place))] : [])
    }
}

extension InstancePreflight {
    /// What the way back to classes of before has to know.
    fileprivate func forRestoration(of changed: [(instance: RDSInstance, wanted: InstanceClass)]) -> [Finding] {
        let isAlone = !isInterrupting || seen.hasStandby == true
        let single = Finding(
            .acknowledge, "no-standby",
            "\(name) has no standby: nobody takes over while its class is changed, and it is down for minutes (AWS gives no figure)."
        )
        return findings(
            modifying: changed.map(\.instance.identifier),
            with: [isAlone ? [] : [single]]
                + changed.map { ofClass($0.wanted, for: $0.instance) } + [awaitingRestart()])
    }
}

extension [ChangeInstanceClassStep] {
    /// What clients notice.
    var interruption: String? {
        let own: String? =
            switch first(where: { $0.role != .replica })?.role {
            case .standby?: "one failover: no reads, no writes, \(ModifyInstanceClass.failover); all connections drop"
            case .single?: "no reads, no writes while the class is changed, for minutes (AWS gives no figure)"
            case .replica?, nil: isEmpty ? nil : "writes go on"
            }
        let readers = contains { $0.role == .replica } ? "the readers of each replica are cut off for minutes" : nil
        let parts = [own, readers].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

extension Operation {
    /// The changes of class of RDS instances that may have taken effect; `nil` for none.
    var changedInstanceClasses: [ChangeInstanceClassStep]? {
        guard let progress else { return nil }
        let calls = progress.outstanding + progress.finished.filter(\.mayHaveTakenEffect).map(\.intent)
        let asked = Set(calls.compactMap { ($0.mutation.base as? ModifyInstanceClass)?.identity })
        let found = plan.steps.compactMap { $0.work.base as? ChangeInstanceClassStep }.filter {
            asked.contains($0.identity)
        }
        return found.isEmpty ? nil : found
    }
}
