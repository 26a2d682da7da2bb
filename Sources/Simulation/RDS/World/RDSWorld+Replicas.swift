/// Read replicas of instances that belong to no cluster.
///
/// Sources: RDS user guide, "Working with DB instance read replicas"; API reference, CreateDBInstanceReadReplica and
/// PromoteReadReplica.
extension RDSWorld {
    /// CreateDBInstanceReadReplica, within the region: without backups, protection and standby.
    package mutating func createReplica(
        _ call: CreateReplicaCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstance {
        arrive(.createDBInstanceReadReplica, at: time)
        try authorize(needs(of: call))
        guard call.identifier.isInstanceIdentifier else {
            throw .value("The parameter DBInstanceIdentifier is not a valid identifier: \(call.identifier)")
        }
        guard instanceIndex(call.identifier) == nil else { throw .instanceExists() }
        let source = try instance(call.source)
        try checkReplicable(source)
        let shown = try replica(call, of: instances[source].shown)
        let effect = record(
            .createDBInstanceReadReplica, cluster: call.source, instance: call.identifier,
            .created(
                instanceClass: shown.instanceClass, promotionTier: shown.promotionTier,
                availabilityZone: shown.availabilityZone))
        instances[source].shown.replicas = (instances[source].shown.replicas + [call.identifier]).sorted()
        var state = InstanceState(shown: shown, replicaLag: .seconds(1), connections: 0, isDescribed: false)
        state.masterPassword = instances[source].masterPassword
        let position = instances.firstIndex { $0.shown.identifier > call.identifier } ?? instances.endIndex
        instances.insert(state, at: position)
        let job = startWork(.creation, on: position, effect: effect)
        instances[position].work?.isBegun = true
        scheduleCreation(of: shown, job: job)
        remember()
        return shown
    }

    private func checkReplicable(_ source: Int) throws(RDSFault) {
        let shown = instances[source].shown
        guard shown.cluster == nil, shown.status.isUsable, instances[source].work == nil else {
            throw .instanceState(
                "Instance \(shown.identifier) is a cluster's, or not in available state but \(shown.status).")
        }
        // The words are what people report.
        guard shown.backupRetentionDays > 0 else {
            throw .instanceState(
                "Automated backups are not enabled for this database instance. To enable automated backups, use "
                    + "ModifyDBInstance to set the backup retention period to a non-zero value.")
        }
        // RDS user guide, "Quotas and constraints for Amazon RDS": read replicas per primary.
        guard shown.replicas.count < 15 else { throw .instanceState("Instance \(shown.identifier) has 15 replicas.") }
        guard instances.count + otherInstances < instanceQuota else { throw .instanceQuota }
    }

    private mutating func replica(
        _ call: CreateReplicaCall, of source: SimulatedInstance
    ) throws(RDSFault) -> SimulatedInstance {
        var shown = source
        shown.resourceIdentifier = "db-" + "\(call.identifier)/\(lastJob)".resourceSuffix
        shown.rename(to: call.identifier)
        shown.status = "creating"
        shown.createdAt = now
        shown.pending = InstancePendingValues()
        (shown.replicaSource, shown.replicas) = (call.source, [])
        (shown.isMultiAZ, shown.secondaryZone) = (false, nil)
        (shown.backupRetentionDays, shown.hasDeletionProtection) = (0, false)
        shown.roles = []
        shown.tags = call.tags
        shown.instanceClass = call.instanceClass ?? source.instanceClass
        if let group = call.parameterGroup {
            try checkParameterGroup(group, .instance, family: family(of: source.engine, source.engineVersion))
            shown.parameterGroup = group
        }
        shown.parameterApplyStatus = "in-sync"
        let group = try subnetGroup(source.subnetGroup)
        shown.availabilityZone = try zone(
            for: shown.instanceClass, wanted: call.availabilityZone, among: group.zones, of: group.name)
        return shown
    }

    /// PromoteReadReplica: the replica restarts, and stands alone then, with a day of backups where none are named.
    package mutating func promoteReplica(
        _ identifier: String, backupRetentionDays: Int? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstance {
        arrive(.promoteReadReplica, at: time)
        try authorize([on(.promoteReadReplica, instance: identifier)])
        let index = try instance(identifier)
        let shown = instances[index].shown
        guard shown.replicaSource != nil || isFollowing(identifier) else {
            throw .instanceState("Instance \(identifier) is not a read replica.")
        }
        guard shown.status.isUsable, instances[index].work == nil else {
            throw .instanceState("Instance \(identifier) is not in available state but \(shown.status).")
        }
        let days = backupRetentionDays ?? 1
        guard (0...8).contains(days) else { throw .value("BackupRetentionPeriod must be from 0 to 8.") }
        let effect = record(.promoteReadReplica, cluster: identifier, instance: identifier, .promoted)
        let job = startWork(.promotion(backupRetentionDays: days), on: index, effect: effect)
        then(.beginPromotion, to: index, job: job, after: wait(.modificationShows))
        return shown
    }

    mutating func beginPromotion(of index: Int, job: Int?) {
        setStatus("modifying", of: index)
        then(.restartPromoted, to: index, job: job, after: wait(.configuration))
    }

    mutating func restartPromoted(_ index: Int, job: Int?) {
        setStatus("rebooting", of: index)
        instances[index].plain.isDown = true
        then(.finishPromotion, to: index, job: job, after: wait(.restart))
    }

    mutating func finishPromotion(of index: Int) {
        guard case .promotion(let days) = instances[index].work?.kind else { return }
        instances[index].shown.backupRetentionDays = days
        breakDeployment(ofGreen: instances[index].shown.identifier)
        detach(index)
        restart(index)
        finishWork(on: index)
    }

    /// Lets a replica stand alone.
    private mutating func detach(_ index: Int) {
        let shown = instances[index].shown
        if let source = shown.replicaSource.flatMap(instanceIndex) {
            instances[source].shown.replicas.removeAll { $0 == shown.identifier }
        }
        instances[index].shown.replicaSource = nil
        instances[index].replicaLag = .zero
        log(.replicationTerminated, of: index)
    }

    /// What an instance that is gone leaves behind: its source has a replica less, and each of its replicas stands alone
    /// (RDS user guide, "Deleting a DB instance", with read replicas in the same region).
    mutating func leave(_ gone: SimulatedInstance) {
        if let source = gone.replicaSource.flatMap(instanceIndex) {
            instances[source].shown.replicas.removeAll { $0 == gone.identifier }
        }
        for index in gone.replicas.compactMap(instanceIndex) { detach(index) }
    }

    mutating func renameInReplication(_ name: String, to other: String) {
        for index in instances.indices {
            if instances[index].shown.replicaSource == name { instances[index].shown.replicaSource = other }
            guard instances[index].shown.replicas.contains(name) else { continue }
            instances[index].shown.replicas = instances[index].shown.replicas.map { $0 == name ? other : $0 }.sorted()
        }
    }

    /// ReplicaLag of a read replica, or of green, in seconds.
    func replicaLagSeconds(of name: String) -> Double? {
        if let lag = greenLag(of: name) { return Double(lag.wholeMilliseconds / 1000) }
        guard let index = instanceIndex(name), instances[index].shown.replicaSource != nil,
            instances[index].shown.status.isUsable
        else { return nil }
        return Double(instances[index].replicaLag.wholeMilliseconds / 1000)
    }

    private func needs(of call: CreateReplicaCall) -> [AccessRequest] {
        let action = RDSAction.createDBInstanceReadReplica
        return [onNew(action, "db", call.identifier, call.tags), on(action, instance: call.source)]
            + tagging("db", call.identifier, call.tags)
    }
}
