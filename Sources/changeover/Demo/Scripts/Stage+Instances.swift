import Simulation

/// What the world has of RDS instances that it should not have, or has not that it should.
extension Stage {
    /// One failover that worked and one that AWS dropped, each after an approval.
    var complaintsOfInstanceFailover: [String] {
        let failovers = aws.withWorld { world in
            world.effects.filter { effect in
                guard case .standbyTookOver = effect.what else { return false }
                return effect.actor == .caller
            }
        }
        var complaints: [String] = []
        if failovers.map(\.hasFailed) != [false, true] {
            let dropped = failovers.count(where: \.hasFailed)
            complaints.append("There were \(failovers.count) failovers of catalog, of which AWS dropped \(dropped).")
        }
        for (failover, approval) in zip(failovers, approvals) where failover.started < approval {
            complaints.append("A failover was made before its approval.")
        }
        if let zone = instance("catalog")?.availabilityZone, zone == "us-east-1a" {
            complaints.append("catalog is in \(zone), where it was.")
        }
        return complaints + complaintsOfReplicas
    }

    /// Both read replicas of `catalog` follow it.
    private var complaintsOfReplicas: [String] {
        ["catalog-replica-1", "catalog-replica-2"].compactMap { name in
            guard instance(name)?.replicaSource != "catalog" else { return nil }
            return "\(name) follows \(instance(name)?.replicaSource ?? "nobody"), not catalog."
        }
    }
}
