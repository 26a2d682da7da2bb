/// A cluster with what the control plane knows and does not show.
struct ClusterState: Sendable {
    var shown: SimulatedCluster
    var failover: FailoverJob?
    /// Who writes while no member is shown as the writer, until a failover, or the restart of that one, is through.
    var unlistedWriter: String?
    /// The work on the cluster as a whole that is under way, if any.
    var work: Work?
    /// The resource identifier of the cluster whose pages it shares.
    var cloneOf: String?
    /// What the guardrails of a switchover will find.
    var obstacle: SwitchoverObstacle?
    /// What keeps it from taking writes, if anything does.
    var protection: WriteProtection?
    /// Until when its volume is optimized, and cannot be changed again.
    var optimizesUntil: SimulatedTime?
    var storageLockedUntil: SimulatedTime?
    /// The tags that lists still show in the place of those that it has.
    var listedTags: [SimulatedTag]?
    var masterPassword = ""

    /// The cluster as lists show it.
    var listed: SimulatedCluster {
        guard let listedTags else { return shown }
        var listed = shown
        listed.tags = listedTags
        return listed
    }

    var isBusy: Bool { failover != nil || work != nil }

    /// The status that shows while nothing else does.
    var restingStatus: String { work?.status ?? (optimizesUntil == nil ? "available" : "storage-optimization") }

    struct Work: Sendable {
        enum Kind: Sendable {
            case creation
            /// Its part in a blue/green deployment, which ends it.
            case deployment
            case deletion(finalSnapshot: String?)
            case storageChange(to: String)
            case volumeChange(to: StorageVolume)
            case upgrade(EngineUpgrade)
            case passwordReset(to: String)
        }

        let job: Int
        let kind: Kind
        let effect: Int
        /// The status that shows because of it; nil until it shows.
        var status: String?
    }
}

/// An upgrade of a cluster's engine, as it was asked for.
struct EngineUpgrade: Sendable, Hashable {
    let version: EngineVersion
    let isMajor: Bool
    let parameterGroup: String?
    let instanceParameterGroup: String?
    /// Whether it will turn out that the cluster cannot be upgraded.
    var fails = false
}

/// A move of the writer role that is under way, shown or not.
struct FailoverJob: Sendable {
    let job: Int
    let from: String
    let to: String
    let effect: Int?
    /// The effect that had Aurora fail over by itself: of what takes the writer away.
    let cause: Int?
    let fails: Bool
    /// Whether the statuses of the two are this job's to change, or those of other work on them.
    let holdsFrom: Bool
    let flipsAt: SimulatedTime
}

extension RDSWorld {
    /// The position of a cluster whose current work has the given number.
    func clusterIndex(_ identifier: String, job: Int) -> Int? {
        clusters.firstIndex { $0.shown.identifier == identifier && $0.work?.job == job }
    }

    mutating func startWork(_ kind: ClusterState.Work.Kind, onCluster index: Int, effect: Int) -> Int {
        lastJob += 1
        clusters[index].work = ClusterState.Work(job: lastJob, kind: kind, effect: effect)
        return lastJob
    }

    mutating func setStatus(_ status: String, ofCluster index: Int) {
        clusters[index].shown.status = status
        clusters[index].work?.status = status
    }

    mutating func finishWork(onCluster index: Int, failed: Bool = false) {
        let effect = clusters[index].work?.effect
        clusters[index].work = nil
        if clusters[index].failover == nil { clusters[index].shown.status = clusters[index].restingStatus }
        complete(effect, failed: failed)
    }

    func members(of cluster: String) -> [Int] {
        instances.indices.filter { instances[$0].shown.cluster == cluster }
    }
}
