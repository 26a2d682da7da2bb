/// A snapshot of a DB cluster.
package struct SimulatedSnapshot: Sendable, Hashable {
    package var identifier: String
    package var arn: String
    package var cluster: String
    package var status: String
    /// `automated`, `manual`, or `shared` by another account.
    package var type: String
    package var createdAt: SimulatedTime
    package var engine: String
    package var engineVersion: String
    package var percentProgress: Int
    package var tags: [SimulatedTag] = []
    /// The cluster as it was, after which a restored one is made.
    var origin: SimulatedCluster
    var masterPassword: String
}

/// A snapshot of a DB instance that belongs to no cluster.
package struct SimulatedInstanceSnapshot: Sendable, Hashable {
    package var identifier: String
    package var arn: String
    package var instance: String
    package var status: String
    /// `automated`, `manual`, or `shared` by another account.
    package var type: String
    /// When it was taken, or the copy made; AWS shows it once the snapshot is there.
    package var createdAt: SimulatedTime
    /// When it was taken, which a copy leaves as it is.
    package var takenAt: SimulatedTime
    package var percentProgress: Int
    package var isEncrypted = true
    /// The ARN of the snapshot that it is a copy of.
    package var source: String?
    package var tags: [SimulatedTag] = []
    /// The instance as it was, after which a restored one is made.
    var origin: SimulatedInstance
    var masterPassword: String

    package var engine: String { origin.engine }
    package var engineVersion: String { origin.engineVersion }
}

/// A snapshot that another account shares with this one, when the simulation begins.
package struct SharedSnapshotScript: Sendable {
    /// What it is of, as it was there.
    package enum Content: Sendable {
        case cluster(ClusterScript)
        case instance(InstanceScript)
    }

    var identifier: String
    var account: String
    var content: Content
    package var isEncrypted = true

    package init(_ identifier: String, of account: String, _ content: Content) {
        self.identifier = identifier
        self.account = account
        self.content = content
    }
}

extension SimulatedSnapshot {
    static func automated(
        of cluster: SimulatedCluster, password: String, at time: SimulatedTime
    ) -> SimulatedSnapshot {
        let identifier = "rds:\(cluster.identifier)-\(time.milliseconds / 1000)"
        return SimulatedSnapshot(
            identifier: identifier, arn: cluster.arn.snapshotARN("cluster-snapshot", identifier),
            cluster: cluster.identifier, status: "available", type: "automated", createdAt: time,
            engine: cluster.engine, engineVersion: cluster.engineVersion, percentProgress: 100, origin: cluster,
            masterPassword: password)
    }

    static func shared(
        _ script: SharedSnapshotScript, of cluster: ClusterScript, in region: RegionScript
    ) -> SimulatedSnapshot {
        let origin = SimulatedCluster(cluster, in: region)
        var snapshot = automated(of: origin, password: cluster.masterPassword, at: region.start - .seconds(7200))
        snapshot.arn = region.sharedARN("cluster-snapshot", script)
        snapshot.identifier = snapshot.arn
        snapshot.type = "shared"
        return snapshot
    }
}

extension SimulatedInstanceSnapshot {
    static func automated(
        of instance: SimulatedInstance, password: String, at time: SimulatedTime
    ) -> SimulatedInstanceSnapshot {
        let identifier = "rds:\(instance.identifier)-\(time.milliseconds / 1000)"
        return SimulatedInstanceSnapshot(
            identifier: identifier, arn: instance.arn.snapshotARN("snapshot", identifier),
            instance: instance.identifier, status: "available", type: "automated", createdAt: time, takenAt: time,
            percentProgress: 100, isEncrypted: instance.isEncrypted, origin: instance, masterPassword: password)
    }

    static func shared(
        _ script: SharedSnapshotScript, of instance: InstanceScript, in region: RegionScript
    ) -> SimulatedInstanceSnapshot {
        var origin = SimulatedInstance(instance, in: region)
        origin.isEncrypted = script.isEncrypted
        var snapshot = automated(of: origin, password: instance.masterPassword, at: region.start - .seconds(7200))
        snapshot.arn = region.sharedARN("snapshot", script)
        snapshot.identifier = snapshot.arn
        snapshot.type = "shared"
        return snapshot
    }
}

extension RDSWorld {
    /// The snapshots of the beginning: a backup of each database, and what other accounts share.
    mutating func addFirstSnapshots(of script: RegionScript) {
        let taken = script.start - .seconds(6 * 3600)
        snapshots = clusters.map { .automated(of: $0.shown, password: $0.masterPassword, at: taken) }
        instanceSnapshots = instances.filter { $0.shown.cluster == nil && $0.shown.backupRetentionDays > 0 }
            .map { .automated(of: $0.shown, password: $0.masterPassword, at: taken) }
        for shared in script.sharedSnapshots {
            switch shared.content {
            case .cluster(let cluster): snapshots.append(.shared(shared, of: cluster, in: script))
            case .instance(let instance): instanceSnapshots.append(.shared(shared, of: instance, in: script))
            }
        }
    }
}

extension RegionScript {
    /// AWS lists what another account shares under its ARN, which is also its identifier.
    fileprivate func sharedARN(_ type: String, _ script: SharedSnapshotScript) -> String {
        "arn:aws:rds:\(region):\(script.account):\(type):\(script.identifier)"
    }
}

extension String {
    /// The ARN of a snapshot in the account and region of this ARN.
    fileprivate func snapshotARN(_ type: String, _ identifier: String) -> String {
        split(separator: ":", omittingEmptySubsequences: false).prefix(5).joined(separator: ":")
            + ":\(type):\(identifier)"
    }
}
