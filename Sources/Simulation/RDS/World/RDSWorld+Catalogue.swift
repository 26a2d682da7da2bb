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
                        availabilityZones: classes[name, default: []],
                        isMultiAZCapable: !engine.hasPrefix("aurora") && !singleZoneClasses.contains(name))
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
            SimulatedQuota(name: "AllocatedStorage", used: allocatedStorage, maximum: storageQuota),
        ]
    }

    /// In GiB, of instances of no cluster.
    var allocatedStorage: Int {
        instances.reduce(0) { $0 + ($1.shown.cluster == nil ? $1.shown.volume?.gibibytes ?? 0 : 0) }
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
}
