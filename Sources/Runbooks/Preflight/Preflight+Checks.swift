import Maintenance

/// The checks of a cluster, in the order in which findings of one gravity are told.
///
/// What is shared is made for every operation unless its runbook leaves it out; what is not, where a runbook asks for it. Most
/// look at the scope for whether they have anything to say.
extension Preflight {
    enum Check: CaseIterable, Sendable {
        case engine, engineMode, limitless, restraint, databaseStatus, storageOptimization, writerShown, memberStatus
        case otherOperation
        case pendingChanges, snapshotInProgress, backupTold, serverlessMembers, leftOverStandIn
        case classOrderable, smallerClass, localStorage, insightsSupport
        case standInName, quota, clusterQuota, membersLimit
        case smallerWriter, coldWriter, borrowedWriter, readersInService, writerRestart, coolDown
        case globalDatabase, replicationSource, activityStream, pendingMaintenance, pendingParameters, awaitingRestart
        case replicaLag, certificates, customEndpoints, infrastructureCode, autoscaled, promotionTiers, redundancy
        case surroundings

        var isShared: Bool {
            switch self {
            case .storageOptimization, .backupTold, .serverlessMembers, .smallerClass, .localStorage, .insightsSupport,
                .clusterQuota, .borrowedWriter, .writerRestart, .pendingParameters:
                false
            case .engine, .engineMode, .limitless, .restraint, .databaseStatus, .writerShown, .memberStatus,
                .otherOperation, .pendingChanges, .snapshotInProgress, .leftOverStandIn, .classOrderable, .standInName,
                .quota,
                .membersLimit, .smallerWriter, .coldWriter, .readersInService, .coolDown, .globalDatabase,
                .replicationSource, .activityStream, .pendingMaintenance, .awaitingRestart, .replicaLag, .certificates,
                .customEndpoints, .infrastructureCode, .autoscaled, .promotionTiers, .redundancy, .surroundings:
                true
            }
        }
    }

    /// All shared checks but those that are left out, and some of the runbook's own.
    ///
    /// - Parameter modified: what is modified at once.
    func findings(
        modifying modified: [String] = [], with own: Set<Check> = [], without left: Set<Check> = []
    ) -> [Finding] {
        let made = Check.allCases.filter { ($0.isShared || own.contains($0)) && !left.contains($0) }
        return Preflight.inOrder(made.map { findings(of: $0, modifying: modified) })
    }

    private func findings(of check: Check, modifying modified: [String]) -> [Finding] {
        switch check {
        case .engine: engine()
        case .engineMode: engineMode()
        case .limitless: limitless()
        case .restraint: restraint()
        case .databaseStatus: databaseStatus()
        case .storageOptimization: storageOptimization()
        case .writerShown: writerShown()
        case .memberStatus: memberStatus()
        case .otherOperation: otherOperation()
        case .pendingChanges: pendingChanges(before: modified)
        case .snapshotInProgress: snapshotInProgress()
        case .backupTold: snapshotInProgress(blocks: false)
        case .serverlessMembers: serverlessMembers()
        case .leftOverStandIn: leftOverStandIn()
        case .classOrderable: classOrderable()
        case .smallerClass: smallerClass()
        case .localStorage: localStorage()
        case .insightsSupport: insightsSupport()
        case .standInName: standInName()
        case .quota: quota()
        case .clusterQuota: clusterQuota()
        case .membersLimit: membersLimit()
        case .smallerWriter: smallerWriter()
        case .coldWriter: coldWriter()
        case .borrowedWriter: borrowedWriter()
        case .readersInService: readersInService()
        case .writerRestart: writerRestart()
        case .coolDown: coolDown()
        case .globalDatabase: globalDatabase()
        case .replicationSource: replicationSource()
        case .activityStream: activityStream()
        case .pendingMaintenance: pendingMaintenance()
        case .pendingParameters: pendingParameters()
        case .awaitingRestart: awaitingRestart()
        case .replicaLag: replicaLag()
        case .certificates: certificates()
        case .customEndpoints: customEndpoints()
        case .infrastructureCode: infrastructureCode(scope.declared)
        case .autoscaled: autoscaled()
        case .promotionTiers: promotionTiers()
        case .redundancy: redundancy()
        case .surroundings: surroundings()
        }
    }
}

/// What each runbook's operations have to know of a cluster.
extension Preflight {
    /// What a class change has to know. Whoever writes meanwhile has the new class by then.
    func forResize() -> [Finding] {
        findings(
            modifying: scope.changes.map(\.text),
            with: [.serverlessMembers, .smallerClass, .localStorage, .insightsSupport],
            without: [.smallerWriter, .coldWriter])
    }

    /// What a rolling restart has to know. What waits for it is told by name.
    func forCycle() -> [Finding] { findings(with: [.pendingParameters], without: [.awaitingRestart]) }

    /// What the restart of one instance has to know: as it is, perhaps in an incident.
    func forReboot() -> [Finding] {
        findings(
            with: [.backupTold, .writerRestart, .pendingParameters],
            without: [
                .snapshotInProgress, .leftOverStandIn, .pendingMaintenance, .awaitingRestart, .autoscaled, .redundancy,
            ])
    }

    /// What a change of storage has to know. It restarts nobody but members with local storage, and is possible for other
    /// clusters too.
    func forStorage() -> [Finding] {
        let restarts: Set<Check> = [
            .replicationSource, .activityStream, .awaitingRestart, .certificates, .customEndpoints,
        ]
        return findings(
            modifying: [name.text], with: [.storageOptimization],
            without: Set([.engine, .pendingMaintenance, .autoscaled, .redundancy]).union(
                scope.disturbs ? [] : restarts))
    }

    /// What the application of pending maintenance has to know, besides what is pending.
    func forMaintenance() -> [Finding] { findings(without: [.pendingMaintenance]) }

    /// What an upgrade has to know besides what only upgrades ask: nobody's role moves inside the cluster.
    func forUpgrade() -> [Finding] {
        findings(
            modifying: pending.map(\.owner), with: [.clusterQuota],
            without: [.replicationSource, .awaitingRestart, .autoscaled, .redundancy])
    }

    /// What a way back has to know: it puts right what is there, its operation's stand-in included.
    func forRollback() -> [Finding] {
        let restarts: Set<Check> = [.replicationSource, .activityStream, .awaitingRestart, .certificates]
        return findings(
            modifying: scope.changes.map(\.text) + (scope.modifiesCluster ? [name.text] : []),
            without: Set([.leftOverStandIn, .pendingMaintenance, .autoscaled, .redundancy]).union(
                scope.disturbs ? [] : restarts))
    }

    /// What a lone failover has to know: of who is to write and for good, perhaps in an incident.
    func forFailover() -> [Finding] {
        findings(
            with: [.backupTold, .borrowedWriter], without: [.snapshotInProgress, .leftOverStandIn, .autoscaled])
    }

    /// What may still come of what was begun, where everything looks as it should.
    func forNothing() -> [Finding] {
        Preflight.inOrder([databaseStatus(), memberStatus(), otherOperation(), pendingReturn()])
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
}
