/// One mutating AWS call, with everything it sends.
package enum Mutation: Sendable, Codable, Equatable {
    case createInstance(StandIn)
    case modifyClass(of: InstanceID, to: InstanceClass)
    case failOver(ClusterID, to: InstanceID)
    /// The deletion of our own stand-in, without a final snapshot (a member holds no data of its own).
    case deleteStandIn(InstanceID)
    case reboot(InstanceID)
    /// Restarts the writer where it is: writes are refused until it is back.
    case rebootWriter(InstanceID)
    /// Has a pending maintenance action applied now, to a reader.
    case applyMaintenance(MaintenanceAction)
    /// The same to what carries the writer role: the writer, or the cluster as a whole.
    case applyMaintenanceToWriter(MaintenanceAction)
    case changeStorage(ClusterID, to: Storage)
    /// The same of an RDS instance that belongs to no cluster.
    case changeInstanceStorage(InstanceID, to: Storage)
    case createParameterGroup(ParameterGroupPlan)
    case setParameters(ParameterGroupName, [ParameterGroupPlan.Setting])
    case createDeployment(DeploymentPlan)
    /// Of a green instance, which serves nobody yet.
    case assignParameterGroup(String, to: InstanceID)
    case rebootGreen(InstanceID)
    case switchOver(Switchover)
    case registerProxyTarget(ProxyTarget, ClusterID)
    /// The record alone: after a switchover blue and green stay as they are.
    case deleteDeployment(String)
    /// A deployment that was not switched over, with green.
    case deleteGreen(String)
    case unprotect(ClusterID)
    /// A member of the old environment, without a final snapshot (a member holds no data of its own).
    case deleteOldInstance(InstanceID, resource: String)
    case deleteOldCluster(ClusterID, resource: String, finalSnapshot: String)
    case createSnapshot(String, of: ClusterID)
    case upgradeInPlace(InPlaceUpgrade)

    /// A failover, a switchover, a promotion, the deletion of a database or a restart of the writer: never made without
    /// an approval.
    package var isGated: Bool {
        switch self {
        case .failOver, .rebootWriter, .applyMaintenanceToWriter, .switchOver, .deleteGreen, .unprotect,
            .deleteOldInstance, .deleteOldCluster, .upgradeInPlace:
            true
        case .createInstance, .modifyClass, .deleteStandIn, .reboot, .applyMaintenance, .changeStorage,
            .changeInstanceStorage, .createParameterGroup, .setParameters, .createDeployment, .assignParameterGroup,
            .rebootGreen, .registerProxyTarget,
            .deleteDeployment,
            .createSnapshot:
            false
        }
    }

    /// The name of the instance that it works on, or of the cluster where it works on that as a whole.
    package var resource: ResourceName {
        switch self {
        case .createInstance(let standIn): ResourceName(standIn.identifier)
        case .modifyClass(let instance, _), .failOver(_, let instance), .deleteStandIn(let instance),
            .reboot(let instance), .rebootWriter(let instance), .changeInstanceStorage(let instance, _),
            .assignParameterGroup(_, let instance), .rebootGreen(let instance):
            ResourceName(instance)
        case .applyMaintenance(let action), .applyMaintenanceToWriter(let action): action.resource
        case .changeStorage(let cluster, _), .unprotect(let cluster), .deleteOldCluster(let cluster, _, _),
            .createSnapshot(_, let cluster):
            ResourceName(cluster)
        case .createParameterGroup(let plan): ResourceName(plan.group.name)
        case .setParameters(let group, _): ResourceName(group.name)
        case .createDeployment(let plan): ResourceName(plan.cluster)
        case .switchOver(let switchover): ResourceName(switchover.cluster)
        case .registerProxyTarget(let target, _): ResourceName(target.proxy)
        case .deleteDeployment(let identifier), .deleteGreen(let identifier): ResourceName(identifier)
        case .deleteOldInstance(let instance, _): ResourceName(instance)
        case .upgradeInPlace(let upgrade): ResourceName(upgrade.cluster)
        }
    }

    /// The instance that becomes the writer by it.
    package var candidate: InstanceID? {
        guard case .failOver(_, let next) = self else { return nil }
        return next
    }

    /// The readings without which nobody is asked about it.
    package var safetyReadings: Decision.Want {
        guard case .switchOver(let switchover) = self else { return .safetyReadings(candidate) }
        return .safetyReadings(nil, before: switchover)
    }

    /// How long AWS may go on answering with the old values after the call: until then an unproved mutation is waited
    /// for, never repeated. Field reports say seconds to a minute; this leaves room.
    package var settleTime: Span {
        switch self {
        case .createInstance, .modifyClass, .deleteStandIn, .reboot, .rebootWriter, .changeStorage,
            .changeInstanceStorage, .assignParameterGroup, .rebootGreen, .createParameterGroup, .setParameters,
            .registerProxyTarget, .deleteDeployment,
            .deleteGreen, .unprotect,
            .deleteOldInstance, .deleteOldCluster, .createSnapshot:
            .minutes(3)
        case .failOver, .createDeployment, .switchOver, .upgradeInPlace: .minutes(4)
        case .applyMaintenance, .applyMaintenanceToWriter: .minutes(5)
        }
    }

    /// How far an observation shows that the mutation took effect.
    package enum Proof: String, Sendable, Codable {
        case none
        /// AWS is at it.
        case working
        /// AWS is through with it: what it was to bring about is there, or AWS gave up on it, which the step will say.
        case done
    }

    /// - Parameter since: when the call was decided on: what shows from before proves nothing.
    package func proof(in observation: Observation, since: Timestamp) -> Proof {
        switch self {
        case .createInstance(let standIn):
            guard let seen = observation[standIn.identifier] else { return .none }
            if seen.status.isBroken { return .done }
            return seen.status.isAvailable && observation.isMember(standIn.identifier) ? .done : .working
        case .modifyClass(let instance, let wanted):
            guard let seen = observation[instance] else { return .none }
            let isPending = seen.pendingChanges["DBInstanceClass"] != nil
            if seen.status.isBroken { return .done }
            if seen.instanceClass == wanted, !isPending, seen.status.isAvailable { return .done }
            return isPending || seen.instanceClass == wanted || !seen.status.isAvailable ? .working : .none
        case .failOver(_, let target):
            guard let cluster = observation.cluster else { return .none }
            let isWriter = observation.writer == target
            let isAtRest = cluster.status.isAvailable && observation[target]?.status.isAvailable ?? false
            if isWriter, isAtRest { return .done }
            if isWriter, observation[target]?.status.isBroken ?? false { return .done }
            return isWriter || cluster.status == "failing-over" ? .working : .none
        case .deleteStandIn(let instance):
            guard let seen = observation[instance] else {
                return observation.isMember(instance) ? .working : .done
            }
            return seen.status.isAvailable ? .none : .working
        case .reboot(let instance), .rebootWriter(let instance):
            guard let seen = observation[instance] else { return .none }
            if seen.status.isBroken { return .done }
            if !seen.status.isAvailable { return .working }
            return observation.hasRestarted(instance, since: since) ? .done : .none
        case .applyMaintenance(let action), .applyMaintenanceToWriter(let action):
            return action.proof(in: observation)
        case .changeStorage(_, let storage), .changeInstanceStorage(_, let storage):
            return storage.proof(in: observation)
        default:
            return upgradeProof(in: observation)
        }
    }
}
