import Maintenance
import Simulation

struct SimulatedFailOverInstance: SimulatedPerformer {
    func action(of change: FailOverInstance) -> RDSAction { .rebootDBInstance }

    func call(_ change: FailOverInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.rebootInstance(change.instance.text, forcesFailover: true, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: FailOverInstance) -> Bool {
        guard case .standbyTookOver = effect.what else { return false }
        return effect.instance == change.instance.text
    }
}

struct SimulatedModifyInstanceClass: SimulatedPerformer {
    func action(of change: ModifyInstanceClass) -> RDSAction { .modifyDBInstance }

    func call(_ change: ModifyInstanceClass, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = ModifyInstanceCall(identifier: change.instance.text)
        call.instanceClass = change.instanceClass.text
        call.appliesImmediately = true
        _ = try world.modifyInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: ModifyInstanceClass) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedCreateInstanceDeployment: SimulatedPerformer {
    func action(of change: CreateInstanceDeployment) -> RDSAction { .createBlueGreenDeployment }

    func call(_ change: CreateInstanceDeployment, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let plan = change.plan
        var call = CreateInstanceDeploymentCall(
            name: plan.name, source: plan.instance.text, engineVersion: plan.version)
        call.parameterGroup = plan.parameterGroup
        call.instanceClass = plan.instanceClass?.text
        call.storageType = plan.storage?.type
        call.gibibytes = plan.storage?.allocated
        call.iops = plan.storage?.iops
        call.throughput = plan.storage?.throughput
        call.upgradesStorageLayout = plan.upgradesStorageLayout ?? false
        call.tags = plan.tags.map { SimulatedTag($0.key, $0.value) }
        _ = try world.createDeployment(call, at: now)
    }
}

struct SimulatedModifyGreen: SimulatedPerformer {
    func action(of change: ModifyGreen) -> RDSAction { .modifyDBInstance }

    func call(_ change: ModifyGreen, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = ModifyInstanceCall(identifier: change.instance.text)
        call.instanceClass = change.change.instanceClass?.text
        call.engineVersion = change.change.version
        call.allowsMajorVersionUpgrade = change.change.version != nil
        call.parameterGroup = change.change.parameterGroup
        call.optionGroup = change.change.optionGroup
        call.appliesImmediately = true
        _ = try world.modifyInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: ModifyGreen) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedAttachInstanceRole: SimulatedPerformer {
    func action(of change: AttachInstanceRole) -> RDSAction { .addRoleToDBInstance }

    func call(_ change: AttachInstanceRole, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        try world.addRole(
            change.role.arn, feature: change.role.feature, toInstance: change.instance.text, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: AttachInstanceRole) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedSwitchOverInstance: SimulatedPerformer {
    func action(of change: SwitchOverInstance) -> RDSAction { .switchoverBlueGreenDeployment }

    func call(_ change: SwitchOverInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let switchover = change.switchover
        _ = try world.switchOver(deployment: switchover.deployment, timeout: switchover.timeout, at: now)
    }
}
