import Maintenance

/// The checks before a plan is shown, and again at its start; each is a function of its own and names what it found.
///
/// A check that cannot be made is itself a finding, `acknowledge` at most, that says what was not checked and why.
struct Preflight: DatabaseChecks {
    /// What the operation is going to do, as far as checks ask.
    struct Scope: Sendable {
        /// Members whose class changes, and to what.
        var changes: [InstanceID] = []
        var instanceClass: InstanceClass?
        var standIn: StandIn?
        /// The stand-in's class where no member's changes.
        var standInClass: InstanceClass?
        /// The writer is restarted where it is.
        var restartsWriter = false
        /// A member that gets the writer role for a while or for good.
        var nextWriter: InstanceID?
        /// What is set to another value than code that describes the database says: "the storage to aurora-iopt1".
        var setting: String?
        /// The cluster's own values are changed at once, its storage for one.
        var modifiesCluster = false
        /// Every member gets a green one beside it.
        var isCopied = false
        /// Members that are left as they are by request.
        var leftOut: [InstanceID] = []
        /// The fewest readers that a step of the plan leaves in service; `nil` when it takes none out.
        var readersInService: Int?
        /// Members that are not looked at: the one that is to be deleted anyway.
        var disregarded: [InstanceID] = []
        /// Members that have to be well; `nil` for all. What others are is told.
        var deciding: Set<InstanceID>?
        /// The one that is restarted, well or not.
        var restarted: InstanceID?
        var autoscaling = Autoscaling.left

        var failsOver: Bool { standIn != nil || nextWriter != nil }
        /// The class that has to be had.
        var wantedClass: InstanceClass? { instanceClass ?? standInClass }
    }

    let membership: Membership
    let basis: PlanBasis
    let policy: PlanPolicy
    let scope: Scope
    let now: Timestamp

    var cluster: Cluster { membership.cluster }

    /// What a class change has to know.
    func forResize() -> [Finding] {
        Preflight.inOrder([
            engine(), engineMode(), limitless(), restraint(), databaseStatus(), memberStatus(), otherOperation(),
            pendingChanges(before: scope.changes), snapshotInProgress(), serverlessMembers(), leftOverStandIn(),
            classOrderable(),
            smallerClass(), localStorage(), insightsSupport(), standInName(), quota(), membersLimit(),
            readersInService(), scope.failsOver ? coolDown() : [], globalDatabase(), replicationSource(),
            activityStream(), pendingMaintenance(), awaitingRestart(),
            replicaLag(), certificates(), customEndpoints(),
            infrastructureCode(scope.instanceClass.map { "the class to \($0)" }), autoscaled(), promotionTiers(),
            redundancy(),
            surroundings(),
        ])
    }

    /// What a rolling restart has to know.
    func forCycle() -> [Finding] {
        Preflight.inOrder([
            engine(), engineMode(), limitless(), restraint(), databaseStatus(), memberStatus(), otherOperation(),
            pendingChanges(before: [InstanceID]()), snapshotInProgress(), leftOverStandIn(), classOrderable(),
            standInName(), quota(),
            membersLimit(), smallerWriter(), coldWriter(), readersInService(), coolDown(), globalDatabase(),
            replicationSource(), activityStream(),
            pendingMaintenance(), pendingParameters(), replicaLag(), certificates(), customEndpoints(), autoscaled(),
            promotionTiers(), redundancy(),
            surroundings(),
        ])
    }

    /// What the restart of one instance has to know.
    func forReboot() -> [Finding] {
        Preflight.inOrder([
            engine(), engineMode(), limitless(), restraint(), databaseStatus(), memberStatus(), otherOperation(),
            pendingChanges(before: [InstanceID]()), snapshotInProgress(blocks: false), readersInService(),
            writerRestart(),
            coolDown(), globalDatabase(),
            replicationSource(), activityStream(), pendingParameters(), certificates(),
            customEndpoints(),
            surroundings(),
        ])
    }

    /// What a change of storage has to know.
    func forStorage() -> [Finding] {
        Preflight.inOrder([
            engineMode(), limitless(), restraint(), databaseStatus(), storageOptimization(), memberStatus(),
            otherOperation(), pendingChanges(before: [name]), snapshotInProgress(), leftOverStandIn(), classOrderable(),
            standInName(), quota(), membersLimit(), scope.failsOver ? coolDown() : [], globalDatabase(),
            infrastructureCode(scope.setting), promotionTiers(),
            scope.failsOver
                ? Preflight.inOrder([
                    replicaLag(), replicationSource(), activityStream(), awaitingRestart(), customEndpoints(),
                ]) : [],
            surroundings(),
        ])
    }

    /// What the application of pending maintenance has to know.
    func forMaintenance() -> [Finding] {
        Preflight.inOrder([
            engine(), engineMode(), limitless(), restraint(), databaseStatus(), memberStatus(), otherOperation(),
            pendingChanges(before: [InstanceID]()), snapshotInProgress(), leftOverStandIn(), smallerWriter(),
            coldWriter(), readersInService(), coolDown(),
            globalDatabase(), replicationSource(), activityStream(), awaitingRestart(),
            scope.failsOver ? replicaLag() : [], certificates(), customEndpoints(), autoscaled(), redundancy(),
            surroundings(),
        ])
    }

    /// What an upgrade has to know besides what only upgrades ask.
    func forUpgrade() -> [Finding] {
        Preflight.inOrder([
            engine(), engineMode(), limitless(), restraint(), databaseStatus(), memberStatus(), otherOperation(),
            pendingChanges(before: pending.map(\.owner)), snapshotInProgress(), leftOverStandIn(), coolDown(),
            globalDatabase(), activityStream(), pendingMaintenance(), quota(), clusterQuota(), certificates(),
            customEndpoints(), infrastructureCode(scope.setting),
            readerScaling(), alarms(),
        ])
    }

    /// What a way back has to know.
    func forRollback() -> [Finding] {
        Preflight.inOrder([
            engine(), restraint(), databaseStatus(), memberStatus(), otherOperation(),
            pendingChanges(before: scope.changes.map(\.text) + (scope.modifiesCluster ? [name.text] : [])),
            snapshotInProgress(), classOrderable(), standInName(), quota(), membersLimit(), readersInService(),
            globalDatabase(), scope.failsOver ? replicaLag() : [], customEndpoints(),
            infrastructureCode(scope.instanceClass.map { "the class to \($0)" }),
            surroundings(),
        ])
    }

    /// What may still come of what was begun, where everything looks as it should.
    func forNothing() -> [Finding] {
        Preflight.inOrder([
            databaseStatus(), memberStatus(), otherOperation(), pendingReturn(),
        ])
    }

    /// What a lone failover has to know.
    func forFailover() -> [Finding] {
        Preflight.inOrder([
            engine(), engineMode(), limitless(), restraint(), databaseStatus(), memberStatus(), otherOperation(),
            pendingChanges(before: [InstanceID]()), snapshotInProgress(blocks: false), smallerWriter(), coldWriter(),
            borrowedWriter(), coolDown(),
            globalDatabase(),
            replicationSource(), activityStream(), pendingMaintenance(), awaitingRestart(), replicaLag(),
            certificates(), customEndpoints(), redundancy(),
            surroundings(),
        ])
    }

    /// What the deletion of a stand-in has to know.
    func forCleanup() -> [Finding] {
        Preflight.inOrder([
            engine(), restraint(), databaseStatus(), memberStatus(), otherOperation(), customEndpoints(),
        ])
    }

    /// What is done to an environment that is not in use has to know of the one that is.
    func forOldEnvironment() -> [Finding] {
        Preflight.inOrder([engine(), restraint(), otherOperation()])
    }

    /// What a proxy that is led to it has to know.
    func forProxies() -> [Finding] {
        Preflight.inOrder([engine(), restraint(), databaseStatus(), otherOperation()])
    }

    /// The gravest first, otherwise in the order of the checks.
    static func inOrder(_ findings: [[Finding]]) -> [Finding] {
        Finding.gravestFirst(findings.flatMap { $0 })
    }

    /// The finding that a check could not be made.
    static func notChecked(_ check: String, _ what: String, because reason: String) -> Finding {
        Finding(.acknowledge, check, "Not checked: \(what). \(reason.asSentence)", accepted: what)
    }
}

/// What checks of a cluster look at as those of an RDS instance do.
extension Preflight {
    var name: ClusterID { cluster.identifier }
    var status: Status { cluster.status }
    var statuses: [Status] { membership.entries.compactMap { $0.instance?.status } }
    var source: String? { cluster.replicationSource }
    var stream: String? { cluster.activityStream }
    var tags: [Tag] { cluster.tags + membership.entries.flatMap { $0.instance?.tags ?? [] } }
    var pending: [(owner: String, changes: [String: String])] {
        [(name.text, cluster.pendingChanges)]
            + membership.entries.map { ($0.identifier.text, $0.instance?.pendingChanges ?? [:]) }
    }
}
