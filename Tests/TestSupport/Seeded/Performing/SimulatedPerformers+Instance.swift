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
