import Maintenance
import Simulation

struct SimulatedUnprotectInstance: SimulatedPerformer {
    func action(of change: UnprotectInstance) -> RDSAction { .modifyDBInstance }

    func call(_ change: UnprotectInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = ModifyInstanceCall(identifier: change.instance.text)
        call.hasDeletionProtection = false
        call.appliesImmediately = true
        _ = try world.modifyInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: UnprotectInstance) -> Bool {
        effect.instance == change.instance.text || effect.cluster == change.instance.text
    }
}

struct SimulatedDeleteOldInstance: SimulatedPerformer {
    func action(of change: DeleteOldInstance) -> RDSAction { .deleteDBInstance }

    func call(_ change: DeleteOldInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = DeleteInstanceCall(
            identifier: change.instance.text, skipsFinalSnapshot: change.finalSnapshot == nil,
            finalSnapshot: change.finalSnapshot)
        call.deletesAutomatedBackups = false
        _ = try world.deleteInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: DeleteOldInstance) -> Bool {
        effect.instance == change.instance.text
    }
}
