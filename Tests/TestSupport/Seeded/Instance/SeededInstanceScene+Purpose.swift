package import Simulation

/// An RDS instance by what the people of it asked for and count on.
package struct InstanceLook: Sendable, Equatable {
    package var instanceClass: String
    package var version: String
    package var storageType: String?
    package var gibibytes: Int?
    /// Of its parameter group.
    package var family: String
    /// The name of the instance that it replicates from.
    package var source: String?
    package var hasStandby: Bool

    /// Those of these names, as the simulated AWS itself has them.
    package static func all(named names: [String], in rds: RDSWorld) -> [String: InstanceLook] {
        var world = rds
        (world.faults, world.policy) = (.none, nil)
        let groups = (try? world.describeParameterGroups(.instance, at: world.now)) ?? []
        let seen = ((try? world.describeInstances(at: world.now)) ?? []).filter { names.contains($0.identifier) }
        let looks = seen.map { instance in
            let family = groups.first { $0.name == instance.parameterGroup }?.family
            return InstanceLook(
                instanceClass: instance.instanceClass, version: instance.engineVersion,
                storageType: instance.volume?.type, gibibytes: instance.volume?.gibibytes,
                family: family ?? String(instance.parameterGroup.trimmingPrefix("default.")),
                source: instance.replicaSource, hasStandby: instance.isMultiAZ)
        }
        return Dictionary(zip(seen.map(\.identifier), looks)) { first, _ in first }
    }
}

extension SeededInstanceScene {
    /// How each instance has to be in the end, by its name; what is not asked for stays as it was.
    package var expected: [String: InstanceLook] {
        var looks = InstanceLook.all(named: names, in: RDSWorld(script, seed: 0))
        switch self {
        case .standbyFailover, .abandonedFailover: break
        case .classWithStandby, .classAlone, .classByCopy: looks[database]?.instanceClass = "db.r6g.xlarge"
        case .classOfReplicas:
            for name in names { looks[name]?.instanceClass = "db.r6g.xlarge" }
        case .storageByCopy: looks[database]?.gibibytes = 100
        case .majorInPlace:
            for name in names {
                looks[name]?.version = "16.6"
                looks[name]?.family = "postgres16"
            }
        case .minorInPlace:
            for name in names { looks[name]?.version = "15.10" }
        case .upgradeByCopy:
            for name in names {
                looks[name]?.version = "16.6"
                looks[name]?.family = "postgres16"
                looks[name]?.gibibytes = 300
            }
            looks[database]?.instanceClass = "db.r6g.xlarge"
        }
        return looks
    }

    /// Whether the standby of the instance takes over by its own failover.
    private var failsOver: Bool {
        switch self {
        case .standbyFailover, .abandonedFailover: true
        case .classWithStandby, .classOfReplicas, .classAlone, .classByCopy, .storageByCopy, .upgradeByCopy,
            .majorInPlace,
            .minorInPlace:
            false
        }
    }

    /// Instances that a switchover left, by name.
    package func formers(in rds: RDSWorld) -> [String] {
        var world = rds
        (world.faults, world.policy) = (.none, nil)
        return ((try? world.describeInstances(at: world.now)) ?? []).map(\.identifier).filter { name in
            names.contains { name.hasPrefix("\($0)-old") }
        }
    }

    /// What is not as the scene is for.
    package func complaint(about rds: RDSWorld) -> String? {
        let found = InstanceLook.all(named: names, in: rds)
        for (name, wanted) in expected.sorted(by: { $0.key < $1.key }) where found[name] != wanted {
            return "\(name): \(found[name].map { "\($0)" } ?? "gone"), not \(wanted)"
        }
        let failovers = rds.effects.count { $0.actor == .caller && $0.isFailoverOfInstance && !$0.hasFailed }
        return (failovers > 0) == failsOver ? nil : "\(failovers) failovers of \(database)"
    }
}

extension Simulation.Effect {
    /// The failover of a Multi-AZ instance that somebody asked for, dropped ones too.
    package var isFailoverOfInstance: Bool {
        guard case .standbyTookOver = what else { return false }
        return true
    }
}
