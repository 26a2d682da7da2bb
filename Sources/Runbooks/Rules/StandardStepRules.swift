package import Maintenance

/// The predicates of all kinds of work: what is missing, given only what is seen and what was asked for and is not proved.
package struct StandardStepRules: StepRules {
    package init() {}

    package func assess(
        _ work: Work, seeing observation: Observation, outstanding: [Intent], since: Timestamp
    ) -> Assessment {
        guard let cluster = observation.cluster else {
            return .blocked("AWS shows no cluster \(observation.target.cluster) any more")
        }
        let scene = Scene(observation: observation, cluster: cluster, outstanding: outstanding, since: since)
        return switch work {
        case .createStandIn(let standIn): assessCreation(of: standIn, in: scene)
        case .failOver(let next): assessFailover(to: next, in: scene)
        case .changeClass(let change): assessChange(change, in: scene)
        case .deleteStandIn(let standIn): assessDeletion(of: standIn, in: scene)
        case .verify(let expectation): assessVerification(of: expectation, in: scene)
        case .restart(let restart): assessRestart(restart, in: scene)
        case .restartWriter(let writer): assessRestart(ofWriter: writer, in: scene)
        case .applyMaintenance(let round): assessMaintenance(round, in: scene)
        case .applyMaintenanceToWriter(let action): assessMaintenance(onWriter: action, in: scene)
        case .changeStorage(let storage): assessStorage(storage, in: scene)
        case .makeParameterGroups(let plans): assessParameterGroups(plans, in: scene)
        case .deploy(let plan): assessDeployment(plan, in: scene)
        case .assignParameterGroups(let assignment): assessAssignment(assignment, in: scene)
        case .soak(let span): assessSoak(span, in: scene)
        case .switchOver(let plan, let timeout): assessSwitchover(plan, timeout: timeout, in: scene)
        case .checkProxies(let targets, let cluster): assessProxies(targets, of: cluster, in: scene)
        case .removeDeployment(let name): assessRemoval(ofDeployment: name, in: scene)
        case .retire(let retirement): assessRetirement(retirement, in: scene)
        case .discardDeployment(let plan): assessDiscard(plan, in: scene)
        case .takeSnapshot(let name): assessSnapshot(name, in: scene)
        case .upgradeInPlace(let upgrade): assessUpgrade(upgrade, in: scene)
        }
    }
}

/// What an assessment looks at: a cluster that is there, and the calls that nothing has proved yet.
struct Scene: Sendable {
    let observation: Observation
    let cluster: Cluster
    let outstanding: [Intent]
    /// When the step began.
    var since = Timestamp(milliseconds: 0)

    var name: ClusterID { cluster.identifier }

    /// Calls about an instance that may have taken effect unseen.
    func outstanding(on instance: InstanceID) -> [Mutation] { outstanding(on: ResourceName(instance)) }

    func outstanding(on resource: ResourceName) -> [Mutation] {
        outstanding.map(\.mutation).filter { $0.resource == resource }
    }

    /// Why no call may be made on the cluster now; `nil` when it is at rest.
    var clusterObstacle: Assessment? {
        switch cluster.status.meaning {
        case .available: nil
        case .transitional: .inProgress("waiting for \(name) to be available (it is \(cluster.status))")
        case .stopped, .broken: .blocked("\(name) is \(cluster.status)")
        }
    }

    /// Why no call may be made before the writer is at rest; `nil` when it is.
    var writerObstacle: Assessment? {
        guard let writer = observation.writer, let seen = observation[writer] else {
            return .inProgress("waiting for \(name) to show its writer")
        }
        return switch seen.status.meaning {
        case .available: nil
        case .transitional: .inProgress("waiting for the writer \(writer) to be available (it is \(seen.status))")
        case .stopped, .broken: .blocked("the writer \(writer) is \(seen.status)")
        }
    }

    /// "DBInstanceClass db.r6g.large, EngineVersion 15.5".
    func words(for changes: [String: String]) -> String {
        changes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}
