package import Maintenance
import Runbooks
package import Simulation

/// What a seeded run of RDS instances is about: the region as it begins, and what is asked for.
package enum SeededInstanceScene: String, Sendable, CaseIterable {
    /// The standby of an instance with two read replicas takes over.
    case standbyFailover
    /// AWS drops the failover, as it may soon after another one.
    case abandonedFailover
    /// In place, beside a standby.
    case classWithStandby
    /// Read replicas get the class before the instance does.
    case classOfReplicas
    /// In place, where nobody takes over meanwhile.
    case classAlone
    /// By a copy that is switched over to.
    case classByCopy
    /// Made smaller by a copy.
    case storageByCopy
    /// With its read replicas, to another major version, another class and less storage, by one switchover; the old environment
    /// is deleted afterwards.
    case upgradeByCopy
    /// To another major version where it is, which takes the read replicas along.
    case majorInPlace
    /// To another minor version, the read replicas first.
    case minorInPlace

    package var wish: AnyRunbook {
        switch self {
        case .standbyFailover, .abandonedFailover: .failover(FailoverRunbook())
        case .classWithStandby, .classByCopy: .resize(ResizeRunbook(instanceClass: Self.larger))
        case .classOfReplicas: .resize(ResizeRunbook(instanceClass: Self.larger, includesReplicas: true))
        case .classAlone: .resize(ResizeRunbook(instanceClass: Self.larger, way: .inPlace))
        case .storageByCopy: .storage(StorageRunbook(size: 100))
        case .majorInPlace: .upgrade(UpgradeRunbook(version: "16.6", inPlace: true))
        case .minorInPlace: .upgrade(UpgradeRunbook(version: "15.10", inPlace: true))
        case .upgradeByCopy:
            .upgrade(UpgradeRunbook(version: "16.6", instanceClass: Self.larger, storage: StorageWish(size: 300)))
        }
    }

    /// The instance that it is about.
    package var database: String {
        switch self {
        case .standbyFailover, .abandonedFailover, .classWithStandby, .classOfReplicas, .upgradeByCopy, .majorInPlace,
            .minorInPlace:
            "catalog"
        case .classAlone, .classByCopy, .storageByCopy: "blog"
        }
    }

    package var script: RegionScript {
        var script = RegionScript.standalone
        guard self == .abandonedFailover else { return script }
        for position in script.instances.indices where script.instances[position].identifier == database {
            script.instances[position].lastFailover = .seconds(20 * 60)
            script.instances[position].abandonsFailovers = true
        }
        return script
    }

    /// The names that clients know: of the instance, and of its read replicas.
    package var names: [String] {
        script.instances.filter { $0.identifier == database || $0.replicaOf == database }.map(\.identifier).sorted()
    }

    private static let larger: InstanceClass = "db.r6g.xlarge"
}
