import Maintenance
import Simulation

struct SimulatedCreateInstance: SimulatedPerformer {
    func action(of change: CreateInstance) -> RDSAction { .createDBInstance }

    func call(_ change: CreateInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.createInstance(CreateInstanceCall(change.standIn), at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: CreateInstance) -> Bool {
        effect.instance == change.standIn.identifier.text
    }
}

struct SimulatedModifyClass: SimulatedPerformer {
    func action(of change: ModifyClass) -> RDSAction { .modifyDBInstance }

    func call(_ change: ModifyClass, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = ModifyInstanceCall(identifier: change.instance.text)
        call.instanceClass = change.instanceClass.text
        call.appliesImmediately = true
        _ = try world.modifyInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: ModifyClass) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedSetPromotionTier: SimulatedPerformer {
    func action(of change: SetPromotionTier) -> RDSAction { .modifyDBInstance }

    func call(_ change: SetPromotionTier, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = ModifyInstanceCall(identifier: change.instance.text)
        call.promotionTier = change.tier
        _ = try world.modifyInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: SetPromotionTier) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedFailOver: SimulatedPerformer {
    func action(of change: FailOver) -> RDSAction { .failoverDBCluster }

    func call(_ change: FailOver, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.failOver(cluster: change.cluster.text, to: change.next.text, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: FailOver) -> Bool {
        effect.cluster == change.cluster.text && effect.instance == change.next.text
    }
}

struct SimulatedDeleteInstance: SimulatedPerformer {
    func action(of change: DeleteInstance) -> RDSAction { .deleteDBInstance }

    func call(_ change: DeleteInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.deleteInstance(DeleteInstanceCall(identifier: change.instance.text), at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: DeleteInstance) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedRebootInstance: SimulatedPerformer {
    func action(of change: RebootInstance) -> RDSAction { .rebootDBInstance }

    func call(_ change: RebootInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.rebootInstance(change.instance.text, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: RebootInstance) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedApplyMaintenance: SimulatedPerformer {
    func action(of change: ApplyMaintenance) -> RDSAction { .applyPendingMaintenanceAction }

    func call(_ change: ApplyMaintenance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.applyMaintenance(
            ApplyMaintenanceCall(resource: change.action.resource.name, action: change.action.action), at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: ApplyMaintenance) -> Bool {
        effect.instance == change.action.resource.name || effect.cluster == change.action.resource.name
    }
}

struct SimulatedModifyStorage: SimulatedPerformer {
    func action(of change: ModifyStorage) -> RDSAction { .modifyDBCluster }

    func call(_ change: ModifyStorage, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = ModifyClusterCall(identifier: change.cluster.text)
        call.storageType = change.storage.type
        call.appliesImmediately = true
        _ = try world.modifyCluster(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: ModifyStorage) -> Bool {
        effect.cluster == change.cluster.text
    }
}

struct SimulatedModifyInstanceStorage: SimulatedPerformer {
    func action(of change: ModifyInstanceStorage) -> RDSAction { .modifyDBInstance }

    func call(_ change: ModifyInstanceStorage, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = ModifyInstanceCall(identifier: change.instance.text)
        call.storageType = change.storage.type
        call.gibibytes = change.storage.allocated
        call.iops = change.storage.iops
        call.throughput = change.storage.throughput
        call.appliesImmediately = true
        _ = try world.modifyInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: ModifyInstanceStorage) -> Bool {
        effect.instance == change.instance.text
    }
}
