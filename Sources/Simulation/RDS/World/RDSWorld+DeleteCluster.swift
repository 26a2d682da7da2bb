extension RDSWorld {
    /// DeleteDBCluster, of a cluster whose members are gone; the final snapshot is taken before.
    package mutating func deleteCluster(
        _ call: DeleteClusterCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedCluster {
        arrive(.deleteDBCluster, at: time)
        try authorize(needs(of: call))
        let index = try cluster(call.identifier)
        try check(call, on: clusters[index])
        let effect = record(.deleteDBCluster, cluster: call.identifier, .clusterDeleted)
        let job = startWork(.deletion(finalSnapshot: call.finalSnapshot), onCluster: index, effect: effect)
        queue.add(.cluster(.beginDeletion, of: call.identifier, job: job), due: now + wait(.deletionShows))
        var reply = clusters[index].shown
        reply.status = "deleting"
        return reply
    }

    private func check(_ call: DeleteClusterCall, on cluster: ClusterState) throws(RDSFault) {
        guard call.skipsFinalSnapshot != (call.finalSnapshot != nil) else {
            throw .combination("Either SkipFinalSnapshot or FinalDBSnapshotIdentifier must be given, and not both.")
        }
        if let name = call.finalSnapshot, snapshots.contains(where: { $0.identifier == name }) {
            throw .snapshotExists(name)
        }
        guard !cluster.shown.hasDeletionProtection else {
            throw .combination("Cluster \(call.identifier) is protected against deletion.")
        }
        guard cluster.shown.members.isEmpty, members(of: call.identifier).isEmpty else {
            throw .clusterState("Cluster \(call.identifier) still has instances.")
        }
        guard !cluster.isBusy, cluster.shown.status == "available" || cluster.shown.status.isTerminallyBad else {
            throw .clusterState("Cluster \(call.identifier) is not in available state but \(cluster.shown.status).")
        }
        guard cluster.shown.globalClusterIdentifier == nil else {
            throw .clusterState("Cluster \(call.identifier) belongs to a global cluster.")
        }
    }

    mutating func beginDeletion(ofCluster index: Int, job: Int) {
        guard case .deletion(let finalSnapshot) = clusters[index].work?.kind else { return }
        let shown = clusters[index].shown
        setStatus("deleting", ofCluster: index)
        var due = now
        if let finalSnapshot {
            addSnapshot(finalSnapshot, of: shown)
            due += wait(.backup)
            queue.add(.finishSnapshot(finalSnapshot, effect: nil), due: due)
        }
        queue.add(.cluster(.remove, of: shown.identifier, job: job), due: due + wait(.deletion))
    }

    mutating func removeCluster(_ index: Int) {
        let removed = clusters.remove(at: index)
        customEndpoints.removeAll { $0.cluster == removed.shown.identifier }
        snapshots.removeAll { $0.cluster == removed.shown.identifier && $0.type == "automated" }
        log(.clusterDeleted, .cluster, removed.shown.identifier)
        complete(removed.work?.effect)
    }
}

extension RDSFault {
    static func snapshotExists(_ identifier: String) -> RDSFault {
        RDSFault(
            code: "DBClusterSnapshotAlreadyExistsFault",
            message: "Cannot create the snapshot because one with the identifier \(identifier) already exists.")
    }
}
