import Maintenance
import Simulation

struct SimulatedSetScalingSuspension: SimulatedPerformer {
    func action(of change: SetScalingSuspension) -> RDSAction { .registerScalableTarget }

    func call(_ change: SetScalingSuspension, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        try world.suspendScaling(of: change.cluster.text, .init(change.suspension), at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: SetScalingSuspension) -> Bool {
        effect.cluster == change.cluster.text && effect.what == .scalingSuspended(.init(change.suspension))
    }
}

extension SimulatedScaling.Suspension {
    fileprivate init(_ wanted: ReaderScaling.Suspension) {
        self.init(removal: wanted.removal, addition: wanted.addition, schedule: wanted.schedule)
    }
}
