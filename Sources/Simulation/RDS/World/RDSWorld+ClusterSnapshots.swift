extension RDSWorld {
    /// DescribeDBClusterSnapshots, those that other accounts share only if asked for.
    package mutating func describeClusterSnapshots(
        of cluster: String? = nil, includingShared: Bool = false, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedSnapshot] {
        arrive(.describeDBClusterSnapshots, at: time)
        return snapshots.filter { snapshot in
            (cluster == nil || snapshot.cluster == cluster) && (includingShared || snapshot.type != "shared")
        }
    }

    /// CreateDBClusterSnapshot: one at a time per cluster.
    package mutating func createClusterSnapshot(
        _ identifier: String, of cluster: String, tags: [SimulatedTag] = [], at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedSnapshot {
        arrive(.createDBClusterSnapshot, at: time)
        try authorize(needs(ofSnapshot: identifier, of: cluster, tags: tags))
        let owner = clusters[try self.cluster(cluster)]
        let shown = owner.shown
        guard !snapshots.contains(where: { $0.identifier == identifier }) else {
            throw .snapshotExists(identifier)
        }
        let isIdle =
            shown.status == "available" && owner.work == nil
            && !snapshots.contains { $0.cluster == cluster && $0.status != "available" }
        guard isIdle else { throw .clusterState("Cluster \(cluster) is in no state to be snapshotted.") }
        addSnapshot(identifier, of: shown, tags: tags)
        let snapshot = snapshots[snapshots.endIndex - 1]
        let effect = record(.createDBClusterSnapshot, cluster: cluster, .snapshotTaken(identifier))
        queue.add(.finishSnapshot(identifier, effect: effect), due: now + wait(.backup))
        return snapshot
    }

    /// Puts down a manual snapshot that is being taken.
    mutating func addSnapshot(_ identifier: String, of shown: SimulatedCluster, tags: [SimulatedTag] = []) {
        var snapshot = automatedSnapshot(of: shown)
        snapshot.arn = arn("cluster-snapshot", identifier)
        snapshot.identifier = identifier
        snapshot.type = "manual"
        snapshot.tags = tags
        snapshots.append(snapshot)
    }

    /// An automated snapshot of a cluster of now, which is being taken.
    func automatedSnapshot(of shown: SimulatedCluster) -> SimulatedSnapshot {
        let password = clusterIndex(shown.identifier).map { clusters[$0].masterPassword } ?? ""
        var snapshot = SimulatedSnapshot.automated(of: shown, password: password, at: now)
        snapshot.status = "creating"
        snapshot.percentProgress = 0
        return snapshot
    }

    mutating func finishSnapshot(_ identifier: String) {
        guard let index = snapshots.firstIndex(where: { $0.identifier == identifier }) else { return }
        snapshots[index].status = "available"
        snapshots[index].percentProgress = 100
    }

    /// Takes a snapshot away, of a cluster or of an instance: it has expired, or somebody has deleted it.
    mutating func vanish(_ name: String) {
        snapshots.removeAll { $0.identifier == name || $0.arn == name }
        instanceSnapshots.removeAll { $0.identifier == name || $0.arn == name }
    }

    /// Takes away the newest snapshot of a cluster or an instance of this account that can be restored.
    mutating func vanishNewestSnapshot(of source: String) {
        let ofClusters = snapshots.filter { $0.cluster == source && $0.type != "shared" && $0.status == "available" }
        let ofInstances = instanceSnapshots.filter {
            $0.instance == source && $0.type != "shared" && $0.status == "available"
        }
        let newest = ofClusters.max { $0.createdAt < $1.createdAt }?.arn
        if let found = newest ?? ofInstances.max(by: { $0.createdAt < $1.createdAt })?.arn { vanish(found) }
    }
}
