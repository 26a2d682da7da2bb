import Maintenance
import Simulation

struct SimulatedCreateParameterGroup: SimulatedPerformer {
    func action(of change: CreateParameterGroup) -> RDSAction {
        change.plan.group.scope == .cluster ? .createDBClusterParameterGroup : .createDBParameterGroup
    }

    func call(_ change: CreateParameterGroup, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let plan = change.plan
        _ = try world.createParameterGroup(
            plan.group.name, SimulatedParameterGroup.Scope(plan.group.scope), family: plan.family,
            description: plan.source, tags: plan.tags.map { SimulatedTag($0.key, $0.value) }, at: now)
    }
}

struct SimulatedSetParameters: SimulatedPerformer {
    func action(of change: SetParameters) -> RDSAction {
        change.group.scope == .cluster ? .modifyDBClusterParameterGroup : .modifyDBParameterGroup
    }

    func call(_ change: SetParameters, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        try world.modifyParameterGroup(
            change.group.name, SimulatedParameterGroup.Scope(change.group.scope),
            change.settings.map { ParameterSetting($0.name, $0.value, $0.isDynamic ? .immediate : .pendingReboot) },
            at: now)
    }
}

struct SimulatedCreateDeployment: SimulatedPerformer {
    func action(of change: CreateDeployment) -> RDSAction { .createBlueGreenDeployment }

    func call(_ change: CreateDeployment, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let plan = change.plan
        var call = CreateDeploymentCall(name: plan.name, source: plan.cluster.text, engineVersion: plan.version)
        call.clusterParameterGroup = plan.clusterGroup
        call.instanceParameterGroup = plan.instanceGroup
        call.tags = plan.tags.map { SimulatedTag($0.key, $0.value) }
        _ = try world.createDeployment(call, at: now)
    }
}

struct SimulatedAssignParameterGroup: SimulatedPerformer {
    func action(of change: AssignParameterGroup) -> RDSAction { .modifyDBInstance }

    func call(_ change: AssignParameterGroup, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = ModifyInstanceCall(identifier: change.instance.text)
        call.parameterGroup = change.group
        call.appliesImmediately = true
        _ = try world.modifyInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: AssignParameterGroup) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedSwitchOver: SimulatedPerformer {
    func action(of change: SwitchOver) -> RDSAction { .switchoverBlueGreenDeployment }

    func call(_ change: SwitchOver, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let switchover = change.switchover
        _ = try world.switchOver(deployment: switchover.deployment, timeout: switchover.timeout, at: now)
    }
}

struct SimulatedRegisterProxyTarget: SimulatedPerformer {
    func action(of change: RegisterProxyTarget) -> RDSAction { .registerDBProxyTargets }

    func call(_ change: RegisterProxyTarget, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.registerProxyTarget(
            change.cluster.text, with: change.target.proxy, group: change.target.group, at: now)
    }
}

struct SimulatedDeregisterProxyTarget: SimulatedPerformer {
    func action(of change: DeregisterProxyTarget) -> RDSAction { .deregisterDBProxyTargets }

    func call(_ change: DeregisterProxyTarget, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        try world.deregisterProxyTarget(
            change.cluster.text, from: change.target.proxy, group: change.target.group, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: DeregisterProxyTarget) -> Bool {
        effect.cluster == change.target.proxy
    }
}

struct SimulatedDeleteParameterGroup: SimulatedPerformer {
    func action(of change: DeleteParameterGroup) -> RDSAction {
        change.group.scope == .cluster ? .deleteDBClusterParameterGroup : .deleteDBParameterGroup
    }

    func call(_ change: DeleteParameterGroup, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        try world.deleteParameterGroup(
            change.group.name, SimulatedParameterGroup.Scope(change.group.scope), at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: DeleteParameterGroup) -> Bool {
        effect.cluster == change.group.name
    }
}

struct SimulatedDeleteDeployment: SimulatedPerformer {
    func action(of change: DeleteDeployment) -> RDSAction { .deleteBlueGreenDeployment }

    func call(_ change: DeleteDeployment, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.deleteDeployment(
            change.identifier, deletesTarget: [.green, .greenInstances].contains(change.extent), at: now)
    }
}

struct SimulatedRemoveProtection: SimulatedPerformer {
    func action(of change: RemoveProtection) -> RDSAction { .modifyDBCluster }

    func call(_ change: RemoveProtection, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = ModifyClusterCall(identifier: change.cluster.text)
        call.hasDeletionProtection = false
        call.appliesImmediately = true
        _ = try world.modifyCluster(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: RemoveProtection) -> Bool {
        effect.cluster == change.cluster.text
    }
}

struct SimulatedDeleteCluster: SimulatedPerformer {
    func action(of change: DeleteCluster) -> RDSAction { .deleteDBCluster }

    func call(_ change: DeleteCluster, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.deleteCluster(
            DeleteClusterCall(identifier: change.cluster.text, finalSnapshot: change.finalSnapshot), at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: DeleteCluster) -> Bool {
        effect.cluster == change.cluster.text
    }
}

struct SimulatedCreateSnapshot: SimulatedPerformer {
    func action(of change: CreateSnapshot) -> RDSAction { .createDBClusterSnapshot }

    func call(_ change: CreateSnapshot, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.createClusterSnapshot(change.name, of: change.cluster.text, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: CreateSnapshot) -> Bool {
        effect.cluster == change.cluster.text
    }
}

struct SimulatedUpgradeCluster: SimulatedPerformer {
    func action(of change: UpgradeCluster) -> RDSAction { .modifyDBCluster }

    func call(_ change: UpgradeCluster, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let upgrade = change.upgrade
        var call = ModifyClusterCall(identifier: upgrade.cluster.text)
        call.engineVersion = upgrade.version
        call.allowsMajorVersionUpgrade = upgrade.isMajor
        call.parameterGroup = upgrade.clusterGroup
        call.instanceParameterGroup = upgrade.isMajor ? upgrade.instanceGroup : nil
        call.appliesImmediately = true
        _ = try world.modifyCluster(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: UpgradeCluster) -> Bool {
        effect.cluster == change.upgrade.cluster.text
    }
}

extension SimulatedParameterGroup.Scope {
    init(_ scope: ParameterGroupName.Scope) {
        self = scope == .cluster ? .cluster : .instance
    }
}
