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

    /// Two ways to the same class, each asked about once.
    var complaintsOfInstanceResize: [String] {
        var complaints = ["catalog", "blog"].compactMap { name -> String? in
            let found = instance(name)?.instanceClass
            return found == "db.r6g.xlarge" ? nil : "\(name) is \(found ?? "gone"), not db.r6g.xlarge."
        }
        for name in Self.replicas where instance(name)?.instanceClass != "db.r6g.large" {
            complaints.append("\(name) is \(instance(name)?.instanceClass ?? "gone"), not db.r6g.large.")
        }
        if instance("blog-old1") == nil { complaints.append("What blog was is gone.") }
        if approvals.count != 2 { complaints.append("There were \(approvals.count) approvals, not 2.") }
        return complaints + complaintsOfReplicas
    }

    /// All three are upgraded and smaller, and nothing of before is left but a snapshot.
    var complaintsOfInstanceUpgrade: [String] {
        var complaints: [String] = []
        for name in ["catalog"] + Self.replicas {
            let found = instance(name)
            let size = found?.volume?.gibibytes ?? 0
            if found?.engineVersion != "16.6" {
                complaints.append("\(name) runs \(found?.engineVersion ?? "nothing"), not 16.6.")
            }
            // AWS may make it a tenth larger.
            if !(300...330).contains(size) { complaints.append("\(name) has \(size) GiB, not 300.") }
            if instance("\(name)-old1") != nil { complaints.append("\(name)-old1 is still there.") }
        }
        let snapshots = aws.withWorld { world in
            let time = world.now
            return ((try? world.describeInstanceSnapshots(at: time)) ?? []).map(\.identifier)
        }
        if !snapshots.contains(where: { $0.hasSuffix("-final") }) { complaints.append("There is no final snapshot.") }
        return complaints + complaintsOfReplicas
    }

    private static let replicas = ["catalog-replica-1", "catalog-replica-2"]

    /// Both read replicas of `catalog` follow it.
    private var complaintsOfReplicas: [String] {
        Self.replicas.compactMap { name in
            guard instance(name)?.replicaSource != "catalog" else { return nil }
            return "\(name) follows \(instance(name)?.replicaSource ?? "nobody"), not catalog."
        }
    }
}
