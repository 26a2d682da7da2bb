import Maintenance
import Simulation

struct SimulatedCreateInstanceSnapshot: SimulatedPerformer {
    func action(of change: CreateInstanceSnapshot) -> RDSAction { .createDBSnapshot }

    func call(_ change: CreateInstanceSnapshot, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.createInstanceSnapshot(change.name, of: change.instance.text, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: CreateInstanceSnapshot) -> Bool {
        effect.cluster == change.instance.text || effect.instance == change.instance.text
    }
}

struct SimulatedUpgradeInstance: SimulatedPerformer {
    func action(of change: UpgradeInstance) -> RDSAction { .modifyDBInstance }

    func call(_ change: UpgradeInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let upgrade = change.upgrade
        var call = ModifyInstanceCall(identifier: upgrade.instance.text)
        call.engineVersion = upgrade.version
        call.allowsMajorVersionUpgrade = upgrade.isMajor
        call.parameterGroup = upgrade.parameterGroup
        call.optionGroup = upgrade.optionGroup
        call.appliesImmediately = true
        _ = try world.modifyInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: UpgradeInstance) -> Bool {
        effect.instance == change.upgrade.instance.text
    }
}
