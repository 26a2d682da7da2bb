extension RDSWorld {
    /// The classes that can be ordered for an engine version.
    package mutating func describeOrderableOptions(
        engine: String, engineVersion: String? = nil, instanceClass: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [OrderableOption] {
        arrive(.describeOrderableDBInstanceOptions, at: time)
        var options: [OrderableOption] = []
        let versions = engineVersions.filter { known in
            known.engine == engine && (engineVersion ?? known.version) == known.version
        }
        for version in versions {
            for name in classes.keys.sorted() where instanceClass == nil || instanceClass == name {
                options += Self.storageTypes(of: engine).map { type in
                    OrderableOption(
                        engine: engine, engineVersion: version.version, instanceClass: name, storageType: type,
                        availabilityZones: classes[name, default: []])
                }
            }
        }
        return options
    }

    /// Every class has an option of its own for each type of storage.
    private static func storageTypes(of engine: String) -> [String] {
        engine.hasPrefix("aurora") ? ["aurora", "aurora-iopt1"] : ["gp2", "gp3", "io1", "io2", "standard"]
    }

    package mutating func describeAccountAttributes(at time: SimulatedTime) throws(RDSFault) -> [SimulatedQuota] {
        arrive(.describeAccountAttributes, at: time)
        return [
            SimulatedQuota(name: "DBInstances", used: instances.count + otherInstances, maximum: instanceQuota),
            SimulatedQuota(name: "DBClusters", used: clusters.count, maximum: clusterQuota),
            SimulatedQuota(
                name: "ManualClusterSnapshots", used: snapshots.count { $0.type == "manual" }, maximum: 100),
        ]
    }

    package mutating func describePendingMaintenance(
        at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedMaintenance] {
        arrive(.describePendingMaintenanceActions, at: time)
        return pendingMaintenance
    }

    package mutating func describeCustomEndpoints(
        of cluster: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [CustomEndpoint] {
        arrive(.describeDBClusterEndpoints, at: time)
        return customEndpoints.filter { cluster == nil || $0.cluster == cluster }
    }

    mutating func describeGlobalClusters(at time: SimulatedTime) throws(RDSFault) -> [GlobalCluster] {
        arrive(.describeGlobalClusters, at: time)
        return globalClusters
    }

    package mutating func describeIntegrations(at time: SimulatedTime) throws(RDSFault) -> [SimulatedIntegration] {
        arrive(.describeIntegrations, at: time)
        return integrations
    }

    package mutating func describeEngineVersions(
        engine: String? = nil, version: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [EngineVersion] {
        arrive(.describeDBEngineVersions, at: time)
        return engineVersions.filter { known in
            (engine ?? known.engine) == known.engine && (version ?? known.version) == known.version
        }
    }

    /// The events of a source, or of all, in the given span of time; AWS keeps them for 14 days.
    package mutating func describeEvents(
        source: String? = nil, type: SimulatedEvent.SourceType? = nil, from start: SimulatedTime? = nil,
        until end: SimulatedTime? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedEvent] {
        arrive(.describeEvents, at: time)
        let first = max(start ?? now - .seconds(3600), now - .seconds(14 * 86_400))
        return events.filter { event in
            event.date >= first && event.date <= end ?? now && event.toldAt.map { $0 <= now } ?? false
                && (source ?? event.source) == event.source && (type ?? event.sourceType) == event.sourceType
        }
    }

    package mutating func describeClusterSnapshots(
        of cluster: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedSnapshot] {
        arrive(.describeDBClusterSnapshots, at: time)
        return snapshots.filter { cluster == nil || $0.cluster == cluster }
    }

    /// The tags of a cluster or instance, by its ARN.
    mutating func listTags(of arn: String, at time: SimulatedTime) throws(RDSFault) -> [SimulatedTag] {
        arrive(.listTagsForResource, at: time)
        if let cluster = clusters.first(where: { $0.shown.arn == arn }) { return cluster.shown.tags }
        if let found = instances.first(where: { $0.shown.arn == arn }) { return found.shown.tags }
        throw arn.contains(":cluster:") ? .noCluster(arn) : .noInstance(arn)
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
}

extension SimulatedSnapshot {
    static func automated(of cluster: SimulatedCluster, at time: SimulatedTime) -> SimulatedSnapshot {
        SimulatedSnapshot(
            identifier: "rds:\(cluster.identifier)-\(time.milliseconds / 1000)", cluster: cluster.identifier,
            status: "available", type: "automated", createdAt: time, engine: cluster.engine,
            engineVersion: cluster.engineVersion, percentProgress: 100)
    }
}
