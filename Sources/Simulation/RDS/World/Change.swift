/// One thing that the region does by itself at a known instant.
///
/// `job` is the number under which the work was begun: a change whose job is no longer the current one is dropped.
enum Change: Sendable {
    case show(instance: String, job: Int)
    case list(instance: String, job: Int)
    case status(instance: String, job: Int, String)
    case beginClassChange(instance: String, job: Int)
    case changeClass(instance: String, job: Int)
    case beginReboot(instance: String, job: Int)
    case restart(instance: String, job: Int)
    case finish(instance: String, job: Int)
    case giveUpCreation(instance: String, job: Int)
    case beginDeletion(instance: String, job: Int)
    case hide(instance: String, job: Int)
    case unlist(instance: String, job: Int)
    case parametersApplied(instance: String, group: String, effect: Int)
    case beginFailover(cluster: String, job: Int)
    case flipWriter(cluster: String, job: Int)
    case finishFailover(cluster: String, job: Int)
    case finishBackup(cluster: String, snapshot: String)
    case finishSnapshot(String, effect: Int?)
    case endClusterWork(instance: String, job: Int)
    case finishMaintenance(resource: String, action: String, effect: Int)
    case groupApplied(String, SimulatedParameterGroup.Scope, needsRestart: Bool, effect: Int)
    case deployment(DeploymentChange, of: String, job: Int)
    case targetRegistered(proxy: String, effect: Int)
    case targetDeregistered(proxy: String, effect: Int)
    case beginVolumeChange(instance: String, job: Int)
    case finishVolumeChange(instance: String, job: Int)
    case endOptimization(resource: String)
    case beginSettings(instance: String, job: Int)
    case finishSettings(instance: String, job: Int)
    case failRestore(instance: String, job: Int)
    case joinSecurityGroups(resource: String, effect: Int)
    case activateRole(String, resource: String, effect: Int)
    case showTags(resource: String, effect: Int)
    case finishInstanceSnapshot(String, effect: Int?)
    case endInstanceBackup(resource: String)
    case cluster(ClusterChange, of: String, job: Int)
    /// Of an instance that belongs to no cluster, by its resource identifier; without a job whatever else is under way.
    case plain(PlainChange, of: String, job: Int?)
    case incident(Incident, by: Effect.Actor)
}

/// One thing that happens by itself to a cluster as a whole.
enum ClusterChange: Sendable {
    case beginStorageChange
    case finishStorageChange
    case beginVolumeChange
    case finishVolumeChange
    case beginUpgrade
    case finishUpgrade
    case beginDeletion
    case remove
    case finishCreation
    case beginPasswordReset
    case finishPasswordReset
    case finishWork
    case abandonWork
    case parametersApplied(group: String, effect: Int?)
}

/// One thing that happens by itself to an instance that belongs to no cluster.
enum PlainChange: Sendable {
    case beginFailover
    case abandonFailover
    case finishFailover
    case showZones(effect: Int?)
    /// The parts of the change of a Multi-AZ instance's class, once the standby has the new one.
    case shutDown
    case beginClassFailover
    case finishClassFailover
    case finishClassChange
    case beginPromotion
    case restartPromoted
    case finishPromotion
    case beginCheck
    case finishCheck
    case stopForUpgrade
    case finishUpgrade
    case finishFollowUp
    case endLoading
}

/// Changes in the order of their instants, and of their scheduling where these are equal.
struct ChangeQueue: Sendable {
    private struct Entry: Sendable {
        var due: SimulatedTime
        var change: Change
    }

    /// Latest first, so that taking the next one moves nothing.
    private var entries: [Entry] = []

    var nextDue: SimulatedTime? { entries.last?.due }

    mutating func add(_ change: Change, due: SimulatedTime) {
        var position = entries.endIndex
        while position > 0, entries[position - 1].due <= due {
            position -= 1
        }
        entries.insert(Entry(due: due, change: change), at: position)
    }

    mutating func takeNext(notAfter now: SimulatedTime) -> (due: SimulatedTime, change: Change)? {
        guard let last = entries.last, last.due <= now else { return nil }
        entries.removeLast()
        return (last.due, last.change)
    }

    func nextDue(after time: SimulatedTime) -> SimulatedTime? {
        entries.last { $0.due > time }?.due
    }
}
