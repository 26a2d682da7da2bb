import Maintenance
import Simulation

extension Mutation {
    /// The action that its call is.
    var action: RDSAction {
        switch self {
        case .createInstance: .createDBInstance
        case .modifyClass, .changeInstanceStorage, .assignParameterGroup: .modifyDBInstance
        case .failOver: .failoverDBCluster
        case .deleteStandIn, .deleteOldInstance: .deleteDBInstance
        case .reboot, .rebootWriter, .rebootGreen: .rebootDBInstance
        case .applyMaintenance, .applyMaintenanceToWriter: .applyPendingMaintenanceAction
        case .changeStorage, .unprotect, .upgradeInPlace: .modifyDBCluster
        case .createParameterGroup(let plan):
            plan.group.scope == .cluster ? .createDBClusterParameterGroup : .createDBParameterGroup
        case .setParameters(let group, _):
            group.scope == .cluster ? .modifyDBClusterParameterGroup : .modifyDBParameterGroup
        case .createDeployment: .createBlueGreenDeployment
        case .switchOver: .switchoverBlueGreenDeployment
        case .registerProxyTarget: .registerDBProxyTargets
        case .deleteDeployment, .deleteGreen: .deleteBlueGreenDeployment
        case .deleteOldCluster: .deleteDBCluster
        case .createSnapshot: .createDBClusterSnapshot
        }
    }

    /// Makes its call to the simulated region.
    func call(_ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        switch self {
        case .createInstance(let standIn):
            _ = try world.createInstance(CreateInstanceCall(standIn), at: now)
        case .modifyClass(let instance, let wanted):
            var call = ModifyInstanceCall(identifier: instance.text)
            call.instanceClass = wanted.text
            call.appliesImmediately = true
            _ = try world.modifyInstance(call, at: now)
        case .assignParameterGroup(let group, let instance):
            var call = ModifyInstanceCall(identifier: instance.text)
            call.parameterGroup = group
            call.appliesImmediately = true
            _ = try world.modifyInstance(call, at: now)
        case .changeInstanceStorage(let instance, let storage):
            var call = ModifyInstanceCall(identifier: instance.text)
            call.storageType = storage.type
            call.gibibytes = storage.allocated
            call.iops = storage.iops
            call.throughput = storage.throughput
            call.appliesImmediately = true
            _ = try world.modifyInstance(call, at: now)
        case .failOver(let cluster, let target):
            _ = try world.failOver(cluster: cluster.text, to: target.text, at: now)
        case .deleteStandIn(let instance), .deleteOldInstance(let instance, _):
            _ = try world.deleteInstance(DeleteInstanceCall(identifier: instance.text), at: now)
        case .reboot(let instance), .rebootWriter(let instance), .rebootGreen(let instance):
            _ = try world.rebootInstance(instance.text, at: now)
        case .applyMaintenance(let action), .applyMaintenanceToWriter(let action):
            _ = try world.applyMaintenance(
                ApplyMaintenanceCall(resource: action.resource.text, action: action.action), at: now)
        case .createDeployment(let plan):
            var call = CreateDeploymentCall(
                name: plan.name, source: plan.cluster.text, engineVersion: plan.version)
            call.clusterParameterGroup = plan.clusterGroup
            call.instanceParameterGroup = plan.instanceGroup
            call.tags = plan.tags.map { SimulatedTag($0.key, $0.value) }
            _ = try world.createDeployment(call, at: now)
        case .switchOver(let switchover):
            _ = try world.switchOver(deployment: switchover.deployment, timeout: switchover.timeout, at: now)
        case .registerProxyTarget(let target, let cluster):
            _ = try world.registerProxyTarget(cluster.text, with: target.proxy, group: target.group, at: now)
        case .deleteDeployment(let identifier):
            _ = try world.deleteDeployment(identifier, at: now)
        case .deleteGreen(let identifier):
            _ = try world.deleteDeployment(identifier, deletesTarget: true, at: now)
        case .createParameterGroup, .setParameters: try callForGroups(&world, at: now)
        case .changeStorage, .unprotect, .upgradeInPlace, .deleteOldCluster, .createSnapshot:
            try callForCluster(&world, at: now)
        }
    }

    private func callForGroups(_ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        switch self {
        case .createParameterGroup(let plan):
            _ = try world.createParameterGroup(
                plan.group.name, SimulatedParameterGroup.Scope(plan.group.scope), family: plan.family,
                description: plan.source,
                tags: plan.tags.map { SimulatedTag($0.key, $0.value) }, at: now)
        case .setParameters(let group, let settings):
            try world.modifyParameterGroup(
                group.name, SimulatedParameterGroup.Scope(group.scope),
                settings.map { ParameterSetting($0.name, $0.value, $0.isDynamic ? .immediate : .pendingReboot) },
                at: now)
        default: break
        }
    }

    private func callForCluster(_ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        switch self {
        case .changeStorage(let cluster, let storage):
            var call = ModifyClusterCall(identifier: cluster.text)
            call.storageType = storage.type
            call.appliesImmediately = true
            _ = try world.modifyCluster(call, at: now)
        case .unprotect(let cluster):
            var call = ModifyClusterCall(identifier: cluster.text)
            call.hasDeletionProtection = false
            call.appliesImmediately = true
            _ = try world.modifyCluster(call, at: now)
        case .upgradeInPlace(let upgrade):
            var call = ModifyClusterCall(identifier: upgrade.cluster.text)
            call.engineVersion = upgrade.version
            call.allowsMajorVersionUpgrade = upgrade.isMajor
            call.parameterGroup = upgrade.clusterGroup
            call.instanceParameterGroup = upgrade.isMajor ? upgrade.instanceGroup : nil
            call.appliesImmediately = true
            _ = try world.modifyCluster(call, at: now)
        case .deleteOldCluster(let cluster, _, let snapshot):
            _ = try world.deleteCluster(
                DeleteClusterCall(identifier: cluster.text, finalSnapshot: snapshot), at: now)
        case .createSnapshot(let name, let cluster):
            _ = try world.createClusterSnapshot(name, of: cluster.text, at: now)
        default: break
        }
    }
}

extension SimulatedParameterGroup.Scope {
    init(_ scope: ParameterGroupName.Scope) {
        self = scope == .cluster ? .cluster : .instance
    }
}
