package import Maintenance

/// What comes after a switchover, and the upgrade in place.
extension StandardStepRules {
    /// Done when every proxy leads to the cluster and has a healthy target; registered anew only where it does not.
    func assessProxies(_ targets: [ProxyTarget], of cluster: ClusterID, in scene: Scene) -> Assessment {
        guard case .known(let seen)? = scene.observation.proxies else {
            return unread(scene.observation.proxies, "proxies")
        }
        var calls: [Mutation] = []
        var waits: [String] = []
        for target in targets {
            guard let state = seen.first(where: { $0.target == target }) else {
                return .blocked("the proxy \(target.proxy) is not there any more")
            }
            if !scene.outstanding(on: ResourceName(target.proxy)).isEmpty {
                waits.append("\(target.proxy) to show its target")
            } else if state.clusters.contains(cluster.text) {
                if !state.isHealthy { waits.append("\(target.proxy) to be healthy") }
            } else if state.clusters.isEmpty, state.health.isEmpty {
                calls.append(.registerProxyTarget(target, cluster))
            } else {
                waits.append("\(target.proxy) to follow \(cluster) (it leads to \(state.clusters.listed))")
            }
        }
        if !calls.isEmpty { return .ready(calls) }
        return waits.isEmpty ? .satisfied : .inProgress("waiting for \(waits.listed)")
    }

    /// Done when the old cluster is gone; the snapshot is taken by its deletion.
    func assessRetirement(_ retirement: Retirement, in scene: Scene) -> Assessment {
        guard scene.observation.environments != nil else { return .inProgress("waiting to see the old environment") }
        guard scene.cluster.resourceIdentifier != retirement.resource else {
            return .blocked("\(scene.name) is the cluster from before: it was not switched over, and is not deleted")
        }
        guard let old = scene.observation.environment(retirement.resource) else { return .satisfied }
        if let obstacle = scene.clusterObstacle ?? scene.writerObstacle { return obstacle }
        let name = old.cluster.identifier
        if old.cluster.status == "deleting" { return .inProgress("\(name) is deleting") }
        switch old.cluster.status.meaning {
        case .available: break
        case .transitional: return .inProgress("\(name) is \(old.cluster.status)")
        case .stopped, .broken:
            return .blocked("\(name) is \(old.cluster.status): AWS takes a final snapshot of an available cluster only")
        }
        let next = retirementCalls(retirement, old)
        let open = next.filter { call in scene.outstanding(on: call.resource).isEmpty }
        guard !open.isEmpty else { return .inProgress("\(name) is being taken down") }
        return .ready(open)
    }

    /// What is to be done next to an old environment: its protection, then its members, then the cluster itself.
    private func retirementCalls(_ retirement: Retirement, _ old: Environment) -> [Mutation] {
        if old.cluster.isProtected == true { return [.unprotect(old.cluster.identifier)] }
        // AWS deletes nothing that it is at work on.
        let members = old.instances.filter { $0.status.meaning != .transitional }
        if !members.isEmpty {
            return members.map { .deleteOldInstance($0.identifier, resource: retirement.resource) }
        }
        guard old.instances.isEmpty, old.cluster.members.isEmpty else { return [] }
        return [
            .deleteOldCluster(
                old.cluster.identifier, resource: retirement.resource, finalSnapshot: retirement.finalSnapshot)
        ]
    }

    /// All that the deletion of an environment takes: one approval for the whole of it.
    package func scope(of mutation: Mutation, for work: Work, seeing observation: Observation) -> [Mutation] {
        if case .discardDeployment(let plan) = work, let deployment = observation.deployment(named: plan.name) {
            let calls = removalCalls(of: deployment, in: observation)
            return calls.count > 1 ? calls : []
        }
        guard case .retire(let retirement) = work, let old = observation.environment(retirement.resource) else {
            return []
        }
        let name = old.cluster.identifier
        let protection: [Mutation] = old.cluster.isProtected == true ? [.unprotect(name)] : []
        return protection
            + old.instances.map { .deleteOldInstance($0.identifier, resource: retirement.resource) }
            + [.deleteOldCluster(name, resource: retirement.resource, finalSnapshot: retirement.finalSnapshot)]
    }

    func assessSnapshot(_ name: String, in scene: Scene) -> Assessment {
        guard case .known(let seen)? = scene.observation.snapshots else {
            return unread(scene.observation.snapshots, "snapshots")
        }
        switch seen[name] {
        case "available": return .satisfied
        case "failed": return .blocked("the snapshot \(name) failed")
        case let status?: return .inProgress("the snapshot \(name) is \(status)")
        case nil: break
        }
        guard scene.outstanding(on: ResourceName(scene.cluster.identifier)).isEmpty else {
            return .inProgress("waiting for AWS to show the snapshot \(name)")
        }
        return scene.clusterObstacle ?? scene.writerObstacle
            ?? .ready([.createSnapshot(name, of: scene.cluster.identifier)])
    }

    /// Done when the cluster and every member run the version and are at rest.
    func assessUpgrade(_ upgrade: InPlaceUpgrade, in scene: Scene) -> Assessment {
        let cluster = scene.cluster
        if let obstacle = scene.clusterObstacle { return obstacle }
        if !scene.outstanding(on: ResourceName(cluster.identifier)).isEmpty {
            return .inProgress("waiting for AWS to show \(cluster.identifier) as \(upgrade.version)")
        }
        guard cluster.engineVersion != upgrade.version else {
            let behind = scene.observation.instances.filter {
                $0.engineVersion != upgrade.version || !$0.status.isAvailable
            }
            return behind.isEmpty
                ? .satisfied
                : .inProgress(
                    "waiting for \(behind.map { "\($0.identifier) (\($0.engineVersion), \($0.status))" }.listed)")
        }
        if let pending = cluster.pendingChanges["EngineVersion"] {
            return .inProgress("an upgrade to \(pending) is pending")
        }
        return scene.writerObstacle ?? .ready([.upgradeInPlace(upgrade)])
    }
}
