/// The RDS control plane of one account in one region, as a value.
///
/// It has no clock and no randomness but its seed: every function is told the time, first does what has come due by
/// then, and the same calls at the same times give the same world. Time given that lies before the latest time seen
/// counts as the latest.
package struct RDSWorld: Sendable {
    package let account: String
    package let region: String
    package let tempo: Tempo
    package var faults: FaultPlan
    /// What the caller may do; nil: everything.
    package var policy: AccessPolicy?
    /// The latest instant that this world has been told of.
    package internal(set) var now: SimulatedTime
    /// What took effect, in order.
    package internal(set) var effects: [Effect] = []
    /// Former productions that took writes again, in order.
    package internal(set) var liftedProtections: [LiftedProtection] = []

    /// All that happened, whether DescribeEvents tells of it or not.
    package internal(set) var events: [SimulatedEvent] = []

    var clusters: [ClusterState]
    var instances: [InstanceState]
    var snapshots: [SimulatedSnapshot] = []
    var instanceSnapshots: [SimulatedInstanceSnapshot] = []
    let subnetGroups: [SimulatedSubnetGroup]
    let securityGroups: [SimulatedSecurityGroup]
    let optionGroups: [SimulatedOptionGroup]
    /// The names of the roles that IAM has.
    let roles: [String]
    var customEndpoints: [CustomEndpoint]
    var globalClusters: [GlobalCluster]
    /// Zero-ETL integrations; somebody else makes and deletes them.
    package var integrations: [SimulatedIntegration]
    /// What scales readers, and what watches metrics.
    package var scaling: [SimulatedScaling]
    package var alarms: [SimulatedAlarm]
    var pendingMaintenance: [SimulatedMaintenance]
    var deployments: [DeploymentState] = []
    var proxies: [ProxyState] = []
    let engineVersions: [EngineVersion]
    var parameterGroups: [SimulatedParameterGroup]
    let classes: [String: [String]]
    let singleZoneClasses: Set<String>
    var withoutCapacity: [String: [String]]
    let instanceQuota: Int
    let otherInstances: Int
    let storageQuota: Int
    let clusterQuota = 40

    var queue = ChangeQueue()
    var lastJob = 0
    /// How many parts are left of effects that have several under way.
    var openParts: [Int: Int] = [:]
    /// How many clients instances had, by name; without an entry always as many as now.
    var clientCounts: [String: [ClientCount]] = [:]
    /// Who is acting; everybody but the caller acts from within the queue.
    var actor = Effect.Actor.caller
    /// Draws for durations and choices of the region, for the wire, and for mishaps: three, so that none shifts another.
    var draws: SeededGenerator
    var wire: SeededGenerator
    var mishaps: SeededGenerator
    var wireState: WireState
    var arrivedCalls = [Int](repeating: 0, count: RDSAction.allCases.count)
    var turnedAwayCalls = [Int](repeating: 0, count: RDSAction.allCases.count)
    var past: [PastState] = []
    /// The position in `past` that describes are served from while a stale read is being answered.
    var servedPast: Int?

    package init(_ script: RegionScript, seed: UInt64, tempo: Tempo = .realistic, faults: FaultPlan = .none) {
        var generator = SeededGenerator(seed: seed)
        account = script.account
        region = script.region
        self.tempo = tempo
        self.faults = faults
        now = script.start
        customEndpoints = script.customEndpoints
        pendingMaintenance = script.pendingMaintenance
        globalClusters = script.globalClusters
        integrations = script.integrations
        scaling = script.scaling
        alarms = script.alarms
        engineVersions = script.engineVersions
        classes = script.classes
        singleZoneClasses = script.singleZoneClasses
        withoutCapacity = script.withoutCapacity
        instanceQuota = script.instanceQuota
        otherInstances = script.otherInstances
        storageQuota = script.storageQuota
        subnetGroups = script.subnetGroups
        securityGroups = script.securityGroups
        optionGroups = script.optionGroups
        roles = script.roles
        draws = generator.split()
        wire = generator.split()
        mishaps = generator.split()
        wireState = WireState(at: script.start)
        clusters = script.clusters.map { cluster in
            ClusterState(
                shown: SimulatedCluster(cluster, in: script), obstacle: cluster.obstacle,
                masterPassword: cluster.masterPassword)
        }
        instances = script.clusters.flatMap { cluster in
            cluster.members.map { member in
                InstanceState(
                    shown: SimulatedInstance(member, of: cluster, in: script), replicaLag: member.replicaLag,
                    connections: member.clients)
            }
        }
        clusters.sort { $0.shown.identifier < $1.shown.identifier }
        instances += script.instances.map { instance in
            InstanceState(
                shown: SimulatedInstance(instance, in: script), replicaLag: instance.replicaLag,
                masterPassword: instance.masterPassword, plain: PlainState(instance, at: script.start))
        }
        instances.sort { $0.shown.identifier < $1.shown.identifier }
        parameterGroups = script.allParameterGroups
        proxies = script.proxies.map { ProxyState($0, in: script, before: clusters, instances) }
        addFirstSnapshots(of: script)
        addFirstFailovers()
        remember()
    }

    /// The usual region of `RegionScript.orders`.
    package static func orders(
        seed: UInt64, tempo: Tempo = .realistic, faults: FaultPlan = .none
    ) -> RDSWorld {
        RDSWorld(.orders, seed: seed, tempo: tempo, faults: faults)
    }

    /// Lets everything happen that is due by the given time.
    package mutating func advance(to time: SimulatedTime) {
        while let (due, change) = queue.takeNext(notAfter: time) {
            now = max(now, due)
            apply(change)
            remember()
        }
        now = max(now, time)
    }

    /// The earliest instant after the given one at which something may change by itself; nil when nothing is under way.
    package mutating func nextChange(after time: SimulatedTime) -> SimulatedTime? {
        advance(to: time)
        return queue.nextDue(after: time)
    }

    /// Lets something happen to a cluster that is not the caller's doing, at a given time.
    package mutating func schedule(_ incident: Incident, at time: SimulatedTime, by actor: Effect.Actor = .somebodyElse)
    {
        queue.add(.incident(incident, by: actor), due: max(time, now))
    }

    /// Takes away a class in a zone, or gives it back.
    mutating func setCapacity(_ isThere: Bool, for instanceClass: String, in zone: String) {
        withoutCapacity[instanceClass, default: []].removeAll { $0 == zone }
        if !isThere { withoutCapacity[instanceClass, default: []].append(zone) }
    }

    /// How often an action was called, whatever came of it.
    package func calls(of action: RDSAction) -> Int {
        let position = RDSAction.position(of: action)
        return arrivedCalls[position] + turnedAwayCalls[position]
    }

    var callCount: Int {
        arrivedCalls.reduce(0, +) + turnedAwayCalls.reduce(0, +)
    }

    package var criticalPath: CriticalPath { CriticalPath(of: effects) }
}

/// An instance with what the control plane knows and does not show.
struct InstanceState: Sendable {
    var shown: SimulatedInstance
    var replicaLag: Duration
    /// Clients that are connected to it.
    var connections = 12
    /// How busy its processors are, in percent.
    var processorLoad = 20
    /// False for an instance that DescribeDBInstances does not show yet, or no longer.
    var isDescribed = true
    /// The work under way, if any.
    var work: Work?
    /// Until when its volume is optimized, and cannot be changed again.
    var optimizesUntil: SimulatedTime?
    var storageLockedUntil: SimulatedTime?
    /// The tags that lists still show in the place of those that it has.
    var listedTags: [SimulatedTag]?
    /// Of a member the cluster's counts.
    var masterPassword = ""
    /// What is of interest only of an instance that belongs to no cluster.
    var plain = PlainState()

    /// The instance as lists show it.
    var listed: SimulatedInstance {
        guard listedTags != nil || plain.listedZones != nil else { return shown }
        var listed = shown
        listed.tags = listedTags ?? shown.tags
        if let zones = plain.listedZones { (listed.availabilityZone, listed.secondaryZone) = (zones[0], zones[1]) }
        return listed
    }

    /// The status that shows while nothing is under way.
    var restingStatus: String {
        if let size = shown.volume?.gibibytes, plain.usedGibibytes >= size { return "storage-full" }
        if plain.loading != nil { return "storage-initialization" }
        return optimizesUntil == nil ? "available" : "storage-optimization"
    }

    struct Work: Sendable {
        enum Kind: Sendable {
            case creation
            case classChange(to: String)
            case volumeChange(to: StorageVolume)
            case reboot
            case failover
            case promotion(backupRetentionDays: Int)
            case upgrade(InstanceUpgrade)
            case deletion
            case settings(InstanceSettings)
            /// A part in work on the whole cluster, or maintenance: the effect ends elsewhere.
            case clusterWork
        }

        let job: Int
        let kind: Kind
        let effect: Int
        /// Whether it shows in the status already.
        var isBegun: Bool
    }
}

/// The describable state as it was from an instant on.
struct PastState: Sendable {
    let from: SimulatedTime
    let clusters: [ClusterState]
    let instances: [InstanceState]
}
