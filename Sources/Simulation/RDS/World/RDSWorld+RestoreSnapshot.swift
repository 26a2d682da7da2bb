extension RDSWorld {
    /// RestoreDBClusterFromSnapshot: a cluster of its own without instances.
    ///
    /// A shared snapshot is named by its ARN, and may be encrypted (Aurora user guide, "Sharing a DB cluster
    /// snapshot").
    package mutating func restoreSnapshot(
        _ call: RestoreSnapshotCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedCluster {
        arrive(.restoreDBClusterFromSnapshot, at: time)
        try authorize(needs(of: call))
        if isStruck(by: .snapshotVanishes) { vanish(call.snapshot) }
        let snapshot = try clusterSnapshot(call.snapshot)
        try checkNewCluster(call.identifier)
        guard snapshot.status == "available" else {
            throw RDSFault(
                code: "InvalidDBClusterSnapshotStateFault",
                message: "The snapshot \(call.snapshot) is not in available state but \(snapshot.status).")
        }
        var shown = copy(of: snapshot.origin, named: call.identifier)
        shown.engineVersion = try restoredVersion(call, of: snapshot)
        if call.options.subnetGroup == nil {
            shown.subnetGroup = "default"
            shown.availabilityZones = try subnetGroup("default").zones
        }
        try settle(call.options, on: &shown)
        let effect = record(
            .restoreDBClusterFromSnapshot, cluster: call.identifier, .restored(from: snapshot.identifier))
        let duration = wait(isStruck(by: .restoreIsSlow) ? .slowRestore : .snapshotRestore)
        addRestored(
            ClusterState(shown: shown, masterPassword: snapshot.masterPassword), after: duration, effect: effect)
        return shown
    }

    /// A cluster snapshot by identifier or ARN; one that is shared has its ARN alone.
    func clusterSnapshot(_ name: String) throws(RDSFault) -> SimulatedSnapshot {
        guard let found = snapshots.first(where: { $0.identifier == name || $0.arn == name }) else {
            throw .noClusterSnapshot(name)
        }
        return found
    }

    /// The version named, or the default one of the engine; a snapshot can be restored as its own version or as one
    /// that it can be upgraded to (API reference, RestoreDBClusterFromSnapshot, `EngineVersion`; Aurora user guide,
    /// "Restoring from a DB cluster snapshot").
    private func restoredVersion(_ call: RestoreSnapshotCall, of snapshot: SimulatedSnapshot) throws(RDSFault) -> String
    {
        guard engineVersions.contains(where: { $0.engine == call.engine }) else {
            throw .value("Invalid DB engine: \(call.engine)")
        }
        guard call.engine == snapshot.engine else {
            throw .combination(
                "The engine \(call.engine) does not match the engine \(snapshot.engine) of the snapshot.")
        }
        let own = engineVersions.first { $0.engine == snapshot.engine && $0.version == snapshot.engineVersion }
        let possible = [snapshot.engineVersion] + (own?.upgradeTargets.map(\.version) ?? [])
        let wanted = call.engineVersion ?? defaultVersion(of: snapshot) ?? snapshot.engineVersion
        guard possible.contains(wanted) else {
            throw .combination(
                "A snapshot of \(snapshot.engine) \(snapshot.engineVersion) cannot be restored as \(wanted).")
        }
        return wanted
    }

    /// AWS does not say which version is the default one: here the newest of the major version, so that a caller who
    /// does not name the version gets another one than that of the source.
    private func defaultVersion(of snapshot: SimulatedSnapshot) -> String? {
        let family = family(of: snapshot.engine, snapshot.engineVersion)
        return engineVersions.last { $0.engine == snapshot.engine && $0.family == family }?.version
    }
}

extension RDSFault {
    static func noClusterSnapshot(_ name: String) -> RDSFault {
        RDSFault(
            code: "DBClusterSnapshotNotFoundFault", message: "DBClusterSnapshot \(name) not found.", httpStatus: 404)
    }
}
