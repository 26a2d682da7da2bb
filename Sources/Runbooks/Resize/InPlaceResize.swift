import Maintenance

/// Another class for an RDS instance where it is, and for its read replicas where that is asked for.
struct InPlaceResize: Sendable {
    let request: ResizeRunbook
    let topology: InstanceTopology
    /// Those that do not have the class yet.
    let changing: [RDSInstance]

    init(_ request: ResizeRunbook, topology: InstanceTopology, changing: [RDSInstance]) {
        self.request = request
        self.topology = topology
        self.changing = changing
    }

    private var seen: RDSInstance { topology.instance }
    private var changesInstance: Bool { changing.contains { $0.resourceIdentifier == seen.resourceIdentifier } }

    func plan(from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp) -> Plan {
        let preflight = InstancePreflight(
            seen: seen, basis: basis, policy: policy, now: now, setting: "the class to \(request.instanceClass)",
            isInterrupting: changesInstance)
        return Plan(
            operation: operation, runbook: request, instance: seen, in: basis.observation.target.place,
            title: request.title(of: seen), steps: Step.inSequence(changes.steps + [.verify(expectation(preflight))]),
            findings: preflight.forResize(of: changing, to: request.instanceClass, with: [ways, replicas]),
            interruption: changes.interruption, madeAt: now)
    }

    private var changes: [ChangeInstanceClassStep] {
        ordered.map { changed in
            ChangeInstanceClassStep(
                of: changed.identifier, identity: changed.resourceIdentifier, from: changed.instance.instanceClass,
                to: request.instanceClass, as: role(of: changed))
        }
    }

    private func role(of changed: RDSInstance) -> ModifyInstanceClass.Role {
        guard changed.resourceIdentifier == seen.resourceIdentifier else { return .replica }
        return seen.hasStandby == true ? .standby : .single
    }

    /// Replicas first where they grow, the source first where they shrink: a replica needs as much as its source (RDS user guide,
    /// "Working with read replicas for Amazon RDS for PostgreSQL": `max_connections` and others at least as on the source).
    private var ordered: [RDSInstance] {
        let replicas = changing.filter { $0.resourceIdentifier != seen.resourceIdentifier }
        let own = changesInstance ? [seen] : []
        guard let now = seen.instance.instanceClass.memory, let then = request.instanceClass.memory, then < now else {
            return replicas + own
        }
        return own + replicas
    }

    private func expectation(_ preflight: InstancePreflight) -> InstanceExpectation {
        let replicas = changing.filter { $0.resourceIdentifier != seen.resourceIdentifier }.map(\.resourceIdentifier)
        return InstanceExpectation(
            instance: seen.identifier,
            instanceClass: changesInstance ? request.instanceClass : seen.instance.instanceClass,
            mayAwaitRestart: preflight.parameters == .awaitingRestart,
            replicas: replicas.isEmpty
                ? nil : Dictionary(uniqueKeysWithValues: replicas.map { ($0, request.instanceClass) }))
    }

    /// What other ways there are, and what this one costs.
    private var ways: [Finding] {
        guard changesInstance else { return [] }
        let all = InstanceResizeWays(seen, to: request.instanceClass)
        guard seen.hasStandby != true else { return [all.finding] }
        return [
            Finding(
                .acknowledge, "no-standby",
                "\(seen.identifier) has no standby: nobody takes over while its class is changed, and it is down for minutes, as "
                    + "long as its recovery takes (AWS gives no figure)."), all.finding,
        ]
    }

    /// Replicas keep their class unless it is asked for.
    private var replicas: [Finding] {
        let check = "replicas"
        if request.includesReplicas == true {
            let elsewhere = topology.replicasElsewhere + topology.undescribed
            let left =
                elsewhere.isEmpty
                ? "" : " \(elsewhere.listed) \(elsewhere.count == 1 ? "keeps its" : "keep their") class."
            return [Finding(.info, check, "Changed in this order: \(ordered.map(\.identifier).listed).\(left)")]
        }
        let others = topology.replicas.filter { $0.instance.instanceClass != request.instanceClass }
        guard !others.isEmpty else { return [] }
        let names = others.map { "\($0.identifier) (\($0.instance.instanceClass))" }.listed
        return [
            Finding(
                .info, check,
                "Its read \(others.count == 1 ? "replica" : "replicas") \(names) \(others.count == 1 ? "keeps its" : "keep their") "
                    + "class; `--replicas` changes \(others.count == 1 ? "it" : "them") too.")
        ]
    }
}

extension [ChangeInstanceClassStep] {
    /// A step for each, in their order, not yet tied to each other.
    var steps: [Step] {
        var count = 0
        return map { change in
            guard change.role == .replica else { return Step.changeClass(change) }
            count += 1
            return Step.changeClass(change, id: StepID(count == 1 ? "change-replica" : "change-replica-\(count)"))
        }
    }
}
