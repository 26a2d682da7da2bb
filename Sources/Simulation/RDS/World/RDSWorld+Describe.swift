extension RDSWorld {
    package mutating func describeClusters(at time: SimulatedTime) throws(RDSFault) -> [SimulatedCluster] {
        arrive(.describeDBClusters, at: time)
        return readableClusters.map(\.listed)
    }

    package mutating func describeCluster(
        _ identifier: String, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedCluster {
        arrive(.describeDBClusters, at: time)
        guard let found = readableClusters.first(where: { $0.shown.identifier == identifier }) else {
            throw .noCluster(identifier)
        }
        return found.listed
    }

    /// All instances, or those of the given clusters (the `db-cluster-id` filter).
    package mutating func describeInstances(
        of clusters: [String]? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedInstance] {
        arrive(.describeDBInstances, at: time)
        var found: [SimulatedInstance] = []
        for instance in readableInstances where instance.isDescribed {
            if let clusters {
                guard let cluster = instance.shown.cluster, clusters.contains(cluster) else { continue }
            }
            found.append(instance.listed(at: now))
        }
        return found
    }

    package mutating func describeInstance(
        _ identifier: String, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstance {
        arrive(.describeDBInstances, at: time)
        let found = readableInstances.first { $0.shown.identifier == identifier && $0.isDescribed }
        guard let found else { throw .noInstance(identifier) }
        return found.listed(at: now)
    }

    /// AuroraReplicaLag as CloudWatch has it: nil for a writer and for an instance that is not there or not available.
    package mutating func replicaLag(of identifier: String, at time: SimulatedTime) throws(RDSFault) -> Duration? {
        arrive(.getMetricStatistics, at: time)
        return currentLag(of: identifier)
    }

    func currentLag(of identifier: String) -> Duration? {
        guard let index = instanceIndex(identifier), instances[index].shown.status == "available" else { return nil }
        let isWriter = clusters.contains { $0.shown.writer == identifier || $0.unlistedWriter == identifier }
        return isWriter ? nil : instances[index].replicaLag
    }

    private var readableClusters: [ClusterState] {
        servedPast.map { past[$0].clusters } ?? clusters
    }

    private var readableInstances: [InstanceState] {
        servedPast.map { past[$0].instances } ?? instances
    }
}
