extension RDSWorld {
    /// RestoreDBClusterToPointInTime: a cluster of its own without instances, sharing its source's pages if a clone.
    package mutating func restoreCluster(
        _ call: RestoreClusterCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedCluster {
        arrive(.restoreDBClusterToPointInTime, at: time)
        try authorize(needs(of: call))
        let source = clusters[try cluster(call.source)]
        try check(call, from: source)
        let effect = record(.restoreDBClusterToPointInTime, cluster: call.identifier, .restored(from: call.source))
        var shown = copy(of: source.shown, named: call.identifier)
        shown.parameterGroup = call.parameterGroup ?? "default." + family(of: source.shown)
        if let type = call.storageType { shown.storageType = type == "aurora" ? nil : type }
        shown.hasDeletionProtection = call.hasDeletionProtection ?? false
        shown.tags = call.tags
        // AWS makes a full copy of what has 15 clones already (Aurora User Guide, "Cloning a volume for an Amazon Aurora DB
        // cluster", limitations).
        let isClone = call.kind == .copyOnWrite && cloneCount(of: source.shown) < 15
        insert(ClusterState(shown: shown, cloneOf: isClone ? source.shown.resourceIdentifier : nil))
        guard let index = clusterIndex(call.identifier) else { return shown }
        let job = startWork(.creation, onCluster: index, effect: effect)
        clusters[index].work?.status = "creating"
        let due = now + wait(isClone ? .clone : .fullRestore)
        queue.add(.cluster(.finishCreation, of: call.identifier, job: job), due: due)
        remember()
        return shown
    }

    private func check(_ call: RestoreClusterCall, from source: ClusterState) throws(RDSFault) {
        guard call.identifier.isInstanceIdentifier else {
            throw .value("The parameter DBClusterIdentifier is not a valid identifier: \(call.identifier)")
        }
        guard clusterIndex(call.identifier) == nil else {
            throw RDSFault(code: "DBClusterAlreadyExistsFault", message: "DB Cluster already exists")
        }
        guard call.time == nil || call.kind == .fullCopy else {
            throw .combination("A copy-on-write clone is of the latest time and of no other.")
        }
        if let instant = call.time {
            let first = now - .seconds(Int64(source.shown.backupRetentionDays) * 86_400)
            guard instant >= first, instant <= now - .seconds(300) else {
                throw RDSFault(code: "InvalidRestoreFault", message: "There is no backup of \(instant.iso8601).")
            }
        }
        guard source.shown.status == "available", source.work == nil, !source.shown.members.isEmpty else {
            throw .clusterState("Cluster \(call.source) is not available, or has no instance.")
        }
        if let group = call.parameterGroup {
            try checkParameterGroup(group, .cluster, family: family(of: source.shown))
        }
        guard clusters.count < clusterQuota else {
            throw RDSFault(
                code: "DBClusterQuotaExceededFault", message: "The account has as many clusters as it may have.",
                httpStatus: 403)
        }
    }

    private func cloneCount(of source: SimulatedCluster) -> Int {
        clusters.count { $0.cloneOf == source.resourceIdentifier }
    }

    /// A cluster as the copy of another begins: under its own name, with nothing in it and nothing under way.
    func copy(of source: SimulatedCluster, named identifier: String) -> SimulatedCluster {
        var shown = source
        shown.resourceIdentifier = "cluster-" + "\(identifier)/\(lastJob)".resourceSuffix
        shown.rename(to: identifier)
        shown.status = "creating"
        shown.members = []
        shown.pending = ClusterPendingValues()
        shown.customEndpoints = []
        shown.ioOptimizedNextAllowed = nil
        shown.globalClusterIdentifier = nil
        shown.replicationSourceIdentifier = nil
        shown.readReplicaIdentifiers = []
        shown.hasManagedPassword = false
        shown.activityStreamStatus = "stopped"
        shown.createdAt = now
        return shown
    }

    mutating func insert(_ cluster: ClusterState) {
        let position = clusters.firstIndex { $0.shown.identifier > cluster.shown.identifier } ?? clusters.endIndex
        clusters.insert(cluster, at: position)
    }
}

extension SimulatedCluster {
    /// Gives the cluster another name, and with it another ARN and other endpoints; its resource identifier stays.
    mutating func rename(to name: String) {
        arn = arn.renamed(to: name)
        endpoint = endpoint.readdressed(to: name)
        readerEndpoint = readerEndpoint.readdressed(to: name)
        identifier = name
    }
}

extension String {
    /// An ARN whose last part is another name.
    func renamed(to name: String) -> String {
        (split(separator: ":", omittingEmptySubsequences: false).dropLast() + [Substring(name)]).joined(separator: ":")
    }

    /// An endpoint whose first label is another name.
    func readdressed(to name: String) -> String {
        (split(separator: ".").dropFirst().reduce(name) { $0 + "." + $1 })
    }
}
