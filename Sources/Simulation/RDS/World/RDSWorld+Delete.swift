extension RDSWorld {
    /// DeleteDBInstance of a cluster member; a writer's role goes to a reader if there is one.
    package mutating func deleteInstance(
        _ call: DeleteInstanceCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstance {
        arrive(.deleteDBInstance, at: time)
        try authorize(needs(of: call))
        let index = try instance(call.identifier)
        try checkIdle(index)
        let cluster = instances[index].shown.cluster
        if let cluster {
            try check(call, on: index, in: try self.cluster(cluster))
        } else {
            try checkPlainDeletion(call, on: index)
            instances[index].plain.keepsBackups = !call.deletesAutomatedBackups
        }
        let effect = record(.deleteDBInstance, cluster: cluster ?? call.identifier, instance: call.identifier, .deleted)
        let job = startWork(.deletion, on: index, effect: effect)
        let begun = now + wait(.deletionShows)
        let backup = takeFinalSnapshot(of: index, as: call.finalSnapshot, from: begun)
        let gone = begun + backup + wait(.deletion)
        let lagged = gone + wait(.deletionListLag)
        let isUnlistedLast = draws.chance(0.6)
        queue.add(.beginDeletion(instance: call.identifier, job: job), due: begun)
        queue.add(.hide(instance: call.identifier, job: job), due: isUnlistedLast ? gone : lagged)
        queue.add(.unlist(instance: call.identifier, job: job), due: isUnlistedLast ? lagged : gone)
        var reply = instances[index].shown
        reply.status = "deleting"
        return reply
    }

    /// Takes the final snapshot of a plain instance, if one is wanted, and gives how long that holds up the deletion.
    private mutating func takeFinalSnapshot(
        of index: Int, as name: String?, from begun: SimulatedTime
    ) -> Duration {
        guard let name else { return .zero }
        addInstanceSnapshot(name, of: index, tags: [])
        let backup = wait(.backup)
        queue.add(.finishInstanceSnapshot(name, effect: nil), due: begun + backup)
        return backup
    }

    private func checkIdle(_ index: Int) throws(RDSFault) {
        let shown = instances[index].shown
        if case .deletion = instances[index].work?.kind {
            throw .instanceState("Instance \(shown.identifier) is already being deleted.")
        }
        guard shown.status.isUsable || shown.status.isTerminallyBad else {
            throw .instanceState("Instance \(shown.identifier) is currently \(shown.status) and cannot be deleted.")
        }
    }

    private func check(_ call: DeleteInstanceCall, on index: Int, in owner: Int) throws(RDSFault) {
        guard call.finalSnapshot == nil else {
            throw .combination("A final snapshot cannot be asked for when a cluster member is deleted.")
        }
        let cluster = clusters[owner].shown
        guard !clusters[owner].isBusy else {
            throw .clusterState("Cluster \(cluster.identifier) is in the middle of an operation.")
        }
        let isLast = members(of: cluster.identifier).count == 1
        if isLast, cluster.replicationSourceIdentifier != nil || cluster.globalClusterIdentifier != nil {
            throw .clusterState("The last instance of a cluster that replicates another cannot be deleted.")
        }
    }
}

extension String {
    /// Statuses out of which an instance does not come by itself.
    var isTerminallyBad: Bool {
        switch self {
        case "failed", "insufficient-capacity", "restore-error", "storage-full", "stopped": true
        default: hasPrefix("incompatible-")
        }
    }
}
