extension Mutation {
    /// How far an observation shows that a call of an upgrade took effect.
    func upgradeProof(in observation: Observation) -> Proof {
        switch self {
        case .createParameterGroup(let plan):
            guard case .known(let groups)? = observation.parameterGroups else { return .none }
            return groups[plan.group] == nil ? .none : .done
        case .setParameters(let group, let settings):
            guard case .known(let groups)? = observation.parameterGroups, let seen = groups[group] else { return .none }
            return seen.missing(of: settings).isEmpty ? .done : .none
        case .createDeployment(let plan):
            guard let seen = observation.deployment(named: plan.name) else { return .none }
            return seen.isAvailable || seen.isBroken || seen.isSwitched ? .done : .working
        case .assignParameterGroup(let group, let instance):
            return observation.green(instance)?.parameterGroups.first?.name == group ? .done : .none
        case .rebootGreen(let instance):
            guard let seen = observation.green(instance) else { return .none }
            if !seen.status.isAvailable { return seen.status.isBroken ? .done : .working }
            return seen.areParametersInSync ? .done : .none
        case .switchOver(let switchover):
            guard let seen = observation.deployment(switchover.deployment) else { return .none }
            if seen.isSwitched { return .done }
            return seen.isSwitching ? .working : .none
        case .registerProxyTarget(let target, let cluster):
            guard case .known(let proxies)? = observation.proxies else { return .none }
            let isListed = proxies.contains { $0.target == target && $0.clusters.contains(cluster.text) }
            return isListed ? .done : .none
        case .deleteDeployment(let identifier), .deleteGreen(let identifier):
            guard case .known? = observation.deployments else { return .none }
            guard let seen = observation.deployment(identifier) else { return .done }
            return seen.status == "DELETING" ? .working : .none
        case .deleteOldInstance(let instance, let resource):
            guard observation.environments != nil else { return .none }
            guard let seen = observation.environment(resource)?.instances.first(where: { $0.identifier == instance })
            else { return .done }
            return seen.status == "deleting" ? .working : .none
        default:
            return clusterProof(in: observation)
        }
    }

    /// The same for calls on a cluster as a whole.
    private func clusterProof(in observation: Observation) -> Proof {
        switch self {
        case .unprotect(let cluster):
            let seen = observation.environments?.first { $0.cluster.identifier == cluster }
            return seen?.cluster.isProtected == false ? .done : .none
        case .deleteOldCluster(_, let resource, _):
            guard observation.environments != nil else { return .none }
            guard let seen = observation.environment(resource) else { return .done }
            return seen.cluster.status == "deleting" ? .working : .none
        case .createSnapshot(let name, _):
            guard case .known(let snapshots)? = observation.snapshots, let status = snapshots[name] else {
                return .none
            }
            return status == "available" || status == "failed" ? .done : .working
        case .upgradeInPlace(let upgrade):
            guard let cluster = observation.cluster else { return .none }
            if cluster.status.isBroken { return .done }
            let isThere = cluster.engineVersion == upgrade.version && cluster.pendingChanges["EngineVersion"] == nil
            if isThere, cluster.status.isAvailable { return .done }
            return isThere || !cluster.status.isAvailable || cluster.pendingChanges["EngineVersion"] != nil
                ? .working : .none
        default:
            preconditionFailure("the proof of \(self) is elsewhere")
        }
    }
}

extension Observation {
    package func deployment(named name: String) -> Deployment? {
        deployments?.value?.first { $0.name == name }
    }

    /// An instance of a cluster beside the one that is worked on.
    func green(_ instance: InstanceID) -> Instance? {
        environments?.lazy.flatMap(\.instances).first { $0.identifier == instance }
    }

    package func deployment(_ identifier: String) -> Deployment? {
        deployments?.value?.first { $0.identifier == identifier }
    }
}
