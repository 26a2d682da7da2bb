package import Maintenance

extension StandardStepRules {
    package func leftBehind(by operation: Operation, seeing observation: Observation) -> [String] {
        guard observation.cluster != nil else {
            return [
                "AWS shows no cluster \(observation.target.cluster): what \(operation.id) left there could not be looked at."
            ]
        }
        guard operation.progress != nil else { return [] }
        let rest = Remains(operation: operation, observation: observation)
        return rest.madeStandIns.flatMap { rest.standIn($0.standIn, by: $0.by) } + rest.writer() + rest.classes()
            + rest.unrestored() + rest.storage() + rest.upgrade() + rest.deployment() + rest.unproved()
    }
}

/// What an operation that stops leaves in AWS, by what was planned and what is seen.
private struct Remains {
    let operation: Operation
    let observation: Observation

    var cluster: ClusterID { observation.target.cluster }

    /// The stand-ins that the plan makes or deletes, each with the operation whose it is.
    var madeStandIns: [(standIn: InstanceID, by: OperationID)] {
        var found: [(standIn: InstanceID, by: OperationID)] = []
        switch operation.plan.request {
        case .cleanup(let request): found.append((request.standIn, request.operation))
        case .rollback(let request): found += request.standIn.map { [($0, request.operation)] } ?? []
        default: break
        }
        return found + (operation.plan.standIn.map { [($0, operation.id)] } ?? [])
    }

    /// The writer that the operation was to leave.
    var plannedWriter: InstanceID? {
        for step in operation.plan.steps {
            if case .verify(let expectation) = step.work { return expectation.writer }
        }
        return nil
    }

    func standIn(_ standIn: InstanceID, by owner: OperationID) -> [String] {
        let cleanup = "`cleanup \(owner)` deletes it"
        if observation.writer == standIn {
            let home = home(except: standIn).map { " --to \($0)" } ?? ""
            return [
                "\(standIn), the stand-in, is THE WRITER of \(cluster). `failover \(cluster)\(home)` moves the role, "
                    + "then \(cleanup)."
            ]
        }
        guard let seen = observation[standIn] else {
            return observation.isMember(standIn)
                ? ["\(cluster) still lists \(standIn): look again with `show \(cluster)`."] : []
        }
        if seen.status == "deleting" { return ["\(standIn) is being deleted: nothing is left to do about it."] }
        return switch seen.status.meaning {
        case .available: ["\(standIn), the stand-in, is still there as a reader: \(cleanup)."]
        case .transitional: ["\(standIn), the stand-in, is \(seen.status): when that is over, \(cleanup)."]
        case .broken, .stopped: ["\(standIn), the stand-in, is \(seen.status): \(cleanup)."]
        }
    }

    /// A failover owes the writer role to nobody: where it stops it has left it where it is.
    private var owesRole: Bool {
        switch operation.plan.request {
        case .resize, .cycle, .storage, .maintenance, .rollback: true
        case .failover, .cleanup, .reboot, .upgrade: false
        }
    }

    func writer() -> [String] {
        guard owesRole, let planned = plannedWriter, let writer = observation.writer,
            writer != planned, !madeStandIns.contains(where: { $0.standIn == writer })
        else { return [] }
        return [
            "\(writer) is the writer instead of \(planned): `failover \(cluster) --to \(planned)` moves the role back."
        ]
    }

    func classes() -> [String] {
        guard case .resize(let request) = operation.plan.request else { return [] }
        let wanted = request.instanceClass
        let planned = operation.plan.steps.flatMap { step -> [InstanceID] in
            guard case .changeClass(let change) = step.work else { return [] }
            return change.instances
        }
        let seen = planned.compactMap { observation[$0] }.sorted { $0.identifier < $1.identifier }
        let working = seen.filter { $0.pendingChanges["DBInstanceClass"] == wanted.text || $0.status == "modifying" }
        let rest = seen.filter { instance in !working.contains { $0.identifier == instance.identifier } }
        let changed = rest.filter { $0.instanceClass == wanted }
        let old = rest.filter { $0.instanceClass != wanted }
        var sentences: [String] = []
        if !working.isEmpty {
            let names = working.map(\.identifier)
            sentences.append("AWS is still changing \(names.listed) and goes on with it by itself.")
        }
        if !old.isEmpty, !(changed.isEmpty && working.isEmpty) {
            let excluded = request.exclude.map { " --exclude \($0)" }.joined()
            let also =
                changed.isEmpty
                ? "" : "; \(changed.map(\.identifier).listed) \(changed.count > 1 ? "are" : "is") \(wanted)"
            let kept = old.map { "\($0.identifier) is still \($0.instanceClass)" }.listed
            sentences.append("\(kept)\(also). `resize \(cluster) \(wanted)\(excluded)` changes the rest.")
        }
        return sentences
    }

    /// Members that a way back was to give their class again.
    func unrestored() -> [String] {
        guard case .rollback(let request) = operation.plan.request else { return [] }
        let rest = request.before.classes.sorted { $0.key < $1.key }.compactMap { name, wanted -> String? in
            guard let seen = observation[name], seen.instanceClass != wanted else { return nil }
            return "\(name) is \(seen.instanceClass) and was \(wanted)"
        }
        return rest.isEmpty ? [] : ["\(rest.listed). `rollback \(request.operation)` goes on with the way back."]
    }

    /// A change of storage goes on by itself once AWS took it.
    func storage() -> [String] {
        guard let pending = observation.cluster?.pendingChanges["StorageType"],
            operation.plan.steps.contains(where: { if case .changeStorage = $0.work { true } else { false } })
        else { return [] }
        return ["AWS is still changing the storage of \(cluster) to \(pending) and goes on with it by itself."]
    }

    /// The deployment that the plan makes or deletes, with the operation whose it is.
    private var madeDeployment: (name: String, by: OperationID)? {
        if let plan = operation.plan.deployment { return (plan.name, operation.id) }
        guard case .rollback(let request) = operation.plan.request else { return nil }
        return request.deployment.map { ($0.name, request.operation) }
    }

    private func words(for seen: Deployment, by owner: OperationID) -> String {
        if seen.isSwitched {
            return "The deployment \(seen.name) is switched over; its record stays until it is deleted in AWS."
        }
        if seen.isSwitching { return "AWS is switching \(cluster) over to green and goes on with it by itself." }
        if seen.status == "DELETING" { return "The deployment \(seen.name) is being deleted." }
        return "The deployment \(seen.name) with its green environment is \(seen.status) and costs money: "
            + "`rollback \(owner)` deletes it."
    }

    /// An upgrade in place goes on by itself once AWS took it.
    func upgrade() -> [String] {
        guard let seen = observation.cluster else { return [] }
        return operation.plan.steps.compactMap { step in
            guard case .upgradeInPlace(let upgrade) = step.work,
                seen.status == "upgrading" || seen.pendingChanges["EngineVersion"] == upgrade.version
            else { return nil }
            return "AWS is still upgrading \(cluster) to \(upgrade.version) and goes on with it by itself."
        }
    }

    /// What an upgrade leaves: green beside blue, or the old environment after the switchover.
    func deployment() -> [String] {
        var sentences: [String] = []
        if let made = madeDeployment, let seen = observation.deployment(named: made.name) {
            sentences.append(words(for: seen, by: made.by))
        }
        for old in observation.environments ?? [] where operation.plan.switchesOver {
            guard old.cluster.resourceIdentifier == operation.plan.clusterResource else { continue }
            guard old.cluster.status != "deleting" else {
                sentences.append(
                    "The old environment \(old.cluster.identifier) is being deleted: nothing is left to do about it.")
                continue
            }
            sentences.append(
                "The old environment \(old.cluster.identifier) is still there and costs money: delete it in AWS when nobody "
                    + "needs it.")
        }
        let groups =
            operation.progress?.finished.compactMap { past -> String? in
                guard past.isProved, case .createParameterGroup(let plan) = past.intent.mutation else { return nil }
                return plan.group.name
            } ?? []
        if !groups.isEmpty { sentences.append("Parameter groups that it made stay: \(groups.listed).") }
        for past in operation.progress?.finished ?? [] where past.isProved {
            guard case .createSnapshot(let name, _) = past.intent.mutation else { continue }
            sentences.append("The snapshot \(name) stays.")
        }
        return sentences
    }

    /// Calls that may have been made and that nothing shows.
    func unproved() -> [String] {
        (operation.progress?.outstanding ?? []).compactMap { intent in
            guard intent.mutation.proof(in: observation, since: intent.decidedAt) == .none else { return nil }
            let look = "look again with `show \(cluster)`."
            return switch intent.mutation {
            case .createParameterGroup, .setParameters, .createDeployment, .switchOver, .registerProxyTarget,
                .deleteDeployment, .deleteGreen, .unprotect, .deleteOldInstance, .deleteOldCluster, .createSnapshot,
                .upgradeInPlace, .assignParameterGroup, .rebootGreen:
                "A call for \(intent.mutation.resource) may have been made and not show yet: \(look)"
            case .reboot(let instance), .rebootWriter(let instance):
                "\(instance) may have been asked to restart and not show it yet: \(look)"
            case .applyMaintenance(let action), .applyMaintenanceToWriter(let action):
                "\(action.action) may have been asked for on \(action.resource) and not show yet: \(look)"
            case .changeStorage(_, let storage), .changeInstanceStorage(_, let storage):
                "The change of \(cluster) to \(storage.words) may have been asked for and not show yet: \(look)"
            case .createInstance(let standIn):
                "\(standIn.identifier) may have been asked for and not show yet: look again with `show \(cluster)`."
            case .failOver(_, let next):
                "The failover to \(next) may have been asked for and happen yet: look again with `show \(cluster)`."
            case .modifyClass(let instance, let wanted):
                "\(instance) may have been asked to become \(wanted) and not show it yet: "
                    + "look again with `show \(cluster)`."
            case .deleteStandIn(let standIn):
                "The deletion of \(standIn) may have been asked for and not show yet: look again with `show \(cluster)`."
            }
        }
    }

    /// Where the writer role belongs: where it was to end, else the best reader that is meant to stay.
    private func home(except standIn: InstanceID) -> InstanceID? {
        if let planned = plannedWriter, planned != standIn, observation[planned] != nil { return planned }
        return observation.readers.first {
            $0 != standIn && observation.isServing($0) && observation[$0]?.isAutoscaled == false
        }
    }
}
