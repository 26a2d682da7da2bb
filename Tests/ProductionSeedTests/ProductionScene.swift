import Simulation
import TestSupport

/// What a run is about: the region as it begins, and the command that an operator types.
struct ProductionScene: Sendable, CustomStringConvertible {
    let seeded: SeededScene

    static let all = SeededScene.allCases.map { ProductionScene(seeded: $0) }

    var description: String { seeded.rawValue }
    var script: RegionScript { seeded.script }

    var command: String {
        switch seeded {
        case .resize: "resize orders db.r6g.xlarge"
        case .failover: "failover orders"
        case .cycle: "cycle orders"
        case .cycleByReader: "cycle orders --skip-stand-in"
        case .reboot: "reboot orders-2"
        case .rebootWriter: "reboot orders-1"
        case .rebootUnscaled: "reboot orders-2 --suspend-autoscaling"
        case .storage, .storageWithRestart: "storage orders aurora-iopt1"
        case .maintenance: "apply-maintenance orders"
        case .retarget: "retarget orders-proxy orders"
        case .upgrade: "upgrade orders 16.6"
        case .upgradeInPlace: "upgrade orders 16.6 --in-place"
        case .instanceStorage: "storage ledger gp3"
        case .instanceReboot: "reboot ledger"
        case .instanceMaintenance: "apply-maintenance ledger"
        }
    }

    /// What is not as the command promised, once its operation completed.
    func complaint(about world: RDSWorld) -> String? {
        guard let purpose = seeded.purpose, let outcome = SceneOutcome(of: seeded.database, in: world) else {
            return "\(seeded.database) is gone"
        }
        var wanted = purpose
        // Its clean-up, which is proposed when it ends, is started like every plan.
        if outcome.formers.isEmpty { wanted.leavesFormerProduction = false }
        let began = SceneOutcome(of: seeded.database, in: RDSWorld(script, seed: 0))?.writer
        return wanted.complaints(about: outcome, beganWith: began).first
    }
}
