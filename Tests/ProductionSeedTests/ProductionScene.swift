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
        case .storage, .storageWithRestart: "storage orders aurora-iopt1"
        case .maintenance: "apply-maintenance orders"
        case .upgrade: "upgrade orders 16.6"
        case .upgradeInPlace: "upgrade orders 16.6 --in-place"
        }
    }

    /// What is not as the command promised, once its operation completed.
    func complaint(about world: inout RDSWorld) -> String? {
        world.faults = .none
        let time = world.now
        guard let cluster = try? world.describeCluster("orders", at: time),
            let members = try? world.describeInstances(of: ["orders"], at: time)
        else { return "orders is gone" }
        if let left = members.first(where: { $0.identifier.contains("-co-") }) { return "\(left.identifier) is left" }
        switch seeded {
        case .resize:
            let small = members.filter { $0.instanceClass != "db.r6g.xlarge" }.map(\.identifier)
            return small.isEmpty ? nil : "\(small) were not resized"
        case .failover: return cluster.writer == "orders-1" ? "orders-1 still writes" : nil
        case .storage, .storageWithRestart:
            return cluster.storageType == "aurora-iopt1" ? nil : "the storage is \(cluster.storageType ?? "aurora")"
        case .upgrade, .upgradeInPlace:
            return cluster.engineVersion == "16.6" ? nil : "orders runs \(cluster.engineVersion)"
        case .cycle, .rebootWriter, .cycleByReader, .reboot, .maintenance: return nil
        }
    }
}
