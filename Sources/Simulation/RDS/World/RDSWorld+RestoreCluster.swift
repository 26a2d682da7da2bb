extension RDSWorld {
    /// RestoreDBClusterToPointInTime: a cluster of its own without instances, sharing its source's pages if a clone.
    package mutating func restoreCluster(
        _ call: RestoreClusterCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedCluster {
        arrive(.restoreDBClusterToPointInTime, at: time)
        try authorize(needs(of: call))
        let position = try cluster(call.source)
        let source = clusters[position]
        try check(call, from: source)
        var shown = copy(of: source.shown, named: call.identifier)
        // The API reference names the engine's port as the default one here, and the original's for snapshots.
        shown.port = source.shown.engine.contains("mysql") ? 3306 : 5432
        try settle(call.options, on: &shown)
        let effect = record(.restoreDBClusterToPointInTime, cluster: call.identifier, .restored(from: call.source))
        // AWS makes a full copy of what has 15 clones already (Aurora User Guide, "Cloning a volume for an Amazon Aurora DB
        // cluster", limitations).
        let isClone = call.kind == .copyOnWrite && cloneCount(of: source.shown) < 15
        if isClone {
            let group = source.shown.cloneGroup ?? source.shown.resourceIdentifier.cloneGroup
            clusters[position].shown.cloneGroup = group
            shown.cloneGroup = group
        }
        let state = ClusterState(
            shown: shown, cloneOf: isClone ? source.shown.resourceIdentifier : nil,
            masterPassword: source.masterPassword)
        addRestored(state, after: wait(isClone ? .clone : .fullRestore), effect: effect)
        return shown
    }

    private func check(_ call: RestoreClusterCall, from source: ClusterState) throws(RDSFault) {
        try checkNewCluster(call.identifier)
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
        shown.cloneGroup = nil
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

    /// The clone group of a volume, by its resource identifier: always the same, in the form of a UUID.
    fileprivate var cloneGroup: String {
        var generator = SeededGenerator(seed: utf8.reduce(33) { $0 &* 5381 &+ UInt64($1) })
        let digits = [generator.next(), generator.next()].map { number in
            let text = String(number, radix: 16)
            return String(repeating: "0", count: 16 - text.utf8.count) + text
        }.joined()
        var rest = Substring(digits)
        return [8, 4, 4, 4, 12].map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }.joined(separator: "-")
    }
}
