/// A mutating call, or something that somebody else did, that took effect: who did what when, and when that could be seen done.
package struct Effect: Sendable, Hashable {
    package enum Actor: String, Sendable, Hashable, Codable {
        case caller
        /// A colleague in the console, as scripted or as a fault.
        case somebodyElse
        case autoscaler
        /// Aurora itself: a backup, a failover away from a writer that is being worked on.
        case aurora
    }

    package enum What: Sendable, Hashable {
        case created(instanceClass: String, promotionTier: Int, availabilityZone: String)
        case modified(instanceClass: String?, promotionTier: Int?, parameterGroup: String?)
        case deleted
        case failedOver(from: String, to: String)
        case rebooted
        /// The failover of a Multi-AZ instance that somebody asked for, from a zone to a zone.
        case standbyTookOver(from: String, to: String)
        case snapshotTaken(String)
        case clusterModified(ClusterChanges)
        case maintenanceApplied(String)
        case clusterDeleted
        case storageModified(StorageVolume)
        case targetRegistered(String)
        case targetDeregistered(String)
        case deploymentCreated(engineVersion: String?)
        case switchedOver
        case deploymentDeleted(withTarget: Bool)
        case parameterGroupCreated(family: String)
        case parametersModified([String])
        case parameterGroupDeleted
        case restored(from: String)
        /// A read replica became an instance that stands alone.
        case promoted
        /// Another engine version of an instance that belongs to no cluster.
        case versionModified(to: String)
        case tagsAdded([SimulatedTag])
        case tagsRemoved([String])
        case roleAdded(String)
        case roleRemoved(String)
        /// What of the autoscaling of readers is held back from then on.
        case scalingSuspended(SimulatedScaling.Suspension)
    }

    package let number: Int
    package let action: RDSAction
    package let actor: Actor
    /// The cluster concerned; for what belongs to none (a parameter group, a proxy, a plain instance) its own name.
    package let cluster: String
    package let instance: String?
    package let what: What
    package let started: SimulatedTime
    /// When everything that the call asked for showed in DescribeDBInstances and DescribeDBClusters.
    package internal(set) var visiblyDone: SimulatedTime?
    /// Whether it ended without doing what was asked: a failover that failed, an instance without capacity.
    package internal(set) var hasFailed = false
    /// Whether a later call took its place before it was done.
    package internal(set) var isSuperseded = false

    package var span: Duration? {
        visiblyDone.map { $0 - started }
    }
}

/// How long AWS needed for the caller's effects of one finished scenario: the floor below which no bot can get.
package struct CriticalPath: Sendable, Hashable {
    /// Sum of the spans, as if each had waited for the one before.
    package var serial: Duration = .zero
    /// Length of the union of the spans: the time during which AWS was busy for us.
    package var busy: Duration = .zero
    /// How many effects are not done yet, and so not counted.
    package var unfinished = 0

    package init(of effects: some Sequence<Effect>) {
        var spans: [(start: SimulatedTime, end: SimulatedTime)] = []
        for effect in effects where effect.actor == .caller && !effect.isSuperseded {
            guard let end = effect.visiblyDone else {
                unfinished += 1
                continue
            }
            spans.append((effect.started, end))
            serial += end - effect.started
        }
        spans.sort { $0.start < $1.start }
        var covered: SimulatedTime?
        for span in spans {
            let start = max(span.start, covered ?? span.start)
            if span.end > start { busy += span.end - start }
            covered = max(span.end, covered ?? span.end)
        }
    }
}
