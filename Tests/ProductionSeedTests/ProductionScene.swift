import Maintenance
import Simulation
import TestSupport

/// What a run is about: the region as it begins, and the command that an operator types.
struct ProductionScene: Sendable, CustomStringConvertible {
    private enum Subject: Sendable {
        case maintenance(SeededScene)
        /// A lifecycle is refreshed, with all that comes between a snapshot and the retirement of what is older.
        case refresh(SeededLifecycleScene)
    }

    private let subject: Subject

    private static let maintenance = SeededScene.allCases.map { ProductionScene(seeded: $0) }
    private static let refresh = ProductionScene(.refresh(.aurora))

    /// One of all in turn; a refresh takes the turn of another.
    static func of(seed: UInt64) -> ProductionScene {
        let count = UInt64(maintenance.count)
        return seed.isMultiple(of: count + 1) ? refresh : maintenance[Int(seed % count)]
    }

    init(seeded: SeededScene) { self.init(.maintenance(seeded)) }

    private init(_ subject: Subject) { self.subject = subject }

    var description: String {
        switch subject {
        case .maintenance(let scene): scene.rawValue
        case .refresh(let scene): "refresh of \(scene.rawValue)"
        }
    }

    var script: RegionScript {
        switch subject {
        case .maintenance(let scene): scene.script
        case .refresh(let scene): scene.script
        }
    }

    var command: String {
        switch subject {
        case .maintenance(let scene): Self.command(of: scene)
        case .refresh(let scene): "refresh \(scene.lifecycle.name)"
        }
    }

    var lifecycle: Lifecycle? {
        switch subject {
        case .maintenance: nil
        case .refresh(let scene): scene.lifecycle
        }
    }

    var zones: [ZoneScript] {
        switch subject {
        case .maintenance: []
        case .refresh(let scene): scene.zones
        }
    }

    var secrets: [SecretScript] {
        switch subject {
        case .maintenance: []
        case .refresh(let scene): scene.secrets
        }
    }

    private static func command(of scene: SeededScene) -> String {
        switch scene {
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
    func complaint(about world: RDSWorld, _ zones: Route53World) -> String? {
        switch subject {
        case .maintenance(let scene): complaint(about: world, after: scene)
        case .refresh(let scene): scene.complaint(about: world, zones)
        }
    }

    private func complaint(about world: RDSWorld, after seeded: SeededScene) -> String? {
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
