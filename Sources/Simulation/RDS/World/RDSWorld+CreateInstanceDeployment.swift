/// Blue/green deployments of instances that belong to no cluster.
///
/// Sources: API reference, CreateBlueGreenDeployment; RDS user guide, "Creating a blue/green deployment in Amazon RDS" and
/// "Limitations and considerations for Amazon RDS blue/green deployments".
extension RDSWorld {
    /// CreateBlueGreenDeployment of an instance; a group that is not named is the default one of the green version, as
    /// people report against the guide.
    package mutating func createDeployment(
        _ call: CreateInstanceDeploymentCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedDeployment {
        arrive(.createBlueGreenDeployment, at: time)
        try authorize(needs(of: call))
        let index = try instance(call.source)
        let blue = instances[index].shown
        try check(call, of: blue)
        let version = try greenVersion(call, of: blue)
        let plan = try plan(call, of: index, for: version)
        let upgrades = version.version != blue.engineVersion
        let effect = record(
            .createBlueGreenDeployment, cluster: call.source, instance: call.source,
            .deploymentCreated(engineVersion: call.engineVersion))
        let tasks: [SimulatedDeployment.Task.Name] =
            [.creatingReplica] + (upgrades ? [.upgrading] : []) + [.configuringBackups, .creatingTopology]
        let shown = SimulatedDeployment(
            identifier: "bgd-" + randomText(16), name: call.name, source: blue.arn,
            tasks: tasks.map { .init(name: $0, status: .pending) }, status: .provisioning, createdAt: now,
            tags: call.tags)
        let group = call.parameterGroup ?? "default." + version.family
        var state = DeploymentState(
            shown: shown, blue: call.source, green: greenName(of: call.source), version: version,
            clusterParameterGroup: "", instanceParameterGroup: group, fails: isStruck(by: .deploymentFails), job: 0)
        state.plan = plan
        deployments.append(state)
        let position = deployments.endIndex - 1
        _ = startWork(onDeployment: position, effect: effect)
        then(.beginTask(0), to: position, after: wait(.deploymentShows))
        return shown
    }

    private func check(_ call: CreateInstanceDeploymentCall, of blue: SimulatedInstance) throws(RDSFault) {
        guard (1...60).contains(call.name.count) else { throw .value("The name must have from 1 to 60 characters.") }
        guard !deployments.contains(where: { $0.shown.name == call.name || $0.shown.source == blue.arn }) else {
            throw RDSFault(
                code: "BlueGreenDeploymentAlreadyExistsFault",
                message: "A blue/green deployment named \(call.name), or of \(call.source), already exists.")
        }
        try checkSource(blue)
        let replicas = blue.replicas.compactMap(instanceIndex)
        for member in [blue] + replicas.map({ instances[$0].shown }) {
            guard member.status == "available", member.pending.isEmpty,
                instanceIndex(member.identifier).map({ instances[$0].work == nil }) ?? false
            else {
                throw .instanceState(
                    "Instance \(member.identifier) is not in available state but \(member.status), or has changes waiting."
                )
            }
        }
        // That backups have to be on is in the guide; the code is the one that people report of read replicas.
        guard blue.backupRetentionDays > 0 else {
            throw .instanceState("Automated backups are not enabled for the instance \(call.source).")
        }
        guard instances.count + otherInstances + 1 + replicas.count <= instanceQuota else { throw .instanceQuota }
    }

    /// What can be blue at all.
    private func checkSource(_ blue: SimulatedInstance) throws(RDSFault) {
        guard blue.cluster == nil, ["postgres", "mysql", "mariadb"].contains(blue.engine) else {
            throw .databaseNotSupported("The engine \(blue.engine), or a member of a cluster, is not supported.")
        }
        // No page describes a replica as the source.
        guard blue.replicaSource == nil else {
            throw .databaseNotSupported("\(blue.identifier) is a read replica of \(blue.replicaSource ?? "").")
        }
        guard !blue.replicas.contains(where: { $0.hasPrefix("arn:") }) else {
            throw .databaseNotSupported("Cross-Region read replicas are not supported.")
        }
        guard blue.replicas.compactMap(instanceIndex).allSatisfy({ instances[$0].shown.replicas.isEmpty }) else {
            throw .databaseNotSupported("Cascading read replicas are not supported.")
        }
        guard !blue.hasManagedPassword else {
            throw .databaseNotSupported("A master user password managed in Secrets Manager is not supported.")
        }
    }

    private func greenVersion(
        _ call: CreateInstanceDeploymentCall, of blue: SimulatedInstance
    ) throws(RDSFault) -> EngineVersion {
        let target = call.engineVersion ?? blue.engineVersion
        let known = engineVersions.first { $0.engine == blue.engine && $0.version == target }
        let version =
            known
            ?? EngineVersion(engine: blue.engine, version: target, family: family(of: blue.engine, target))
        if let group = call.parameterGroup { try checkParameterGroup(group, .instance, family: version.family) }
        guard target != blue.engineVersion else { return version }
        let current = engineVersions.first { $0.engine == blue.engine && $0.version == blue.engineVersion }
        guard let way = current?.upgradeTargets.first(where: { $0.version == target }) else {
            throw .combination("\(blue.engine) \(blue.engineVersion) cannot be upgraded to \(target).")
        }
        guard !way.isMajor || blue.optionGroup == nil || blue.engine == "postgres" else {
            throw .combination(
                "Another major version cannot be given while the source has the custom option group \(blue.shownOptionGroup)."
            )
        }
        return version
    }

    private func plan(
        _ call: CreateInstanceDeploymentCall, of index: Int, for version: EngineVersion
    ) throws(RDSFault) -> GreenPlan {
        let blue = instances[index].shown
        let current = engineVersions.first { $0.engine == blue.engine && $0.version == blue.engineVersion }
        let isMajor = current?.upgradeTargets.first { $0.version == version.version }?.isMajor ?? false
        let replication: GreenPlan.Replication =
            blue.engine != "postgres" ? .binlog : isMajor ? .logical : .physical
        switch replication {
        case .logical: try checkLogicalReplication(of: blue)
        case .binlog: try checkScheduler(call.parameterGroup)
        case .physical: break
        }
        if let name = call.instanceClass { try checkClass(name, for: blue) }
        let volume = try greenVolume(call, of: index)
        let shrinks = volume.gibibytes < (blue.volume?.gibibytes ?? 0)
        // API reference, CreateBlueGreenDeployment, `UpgradeTargetStorageConfig`.
        guard !call.upgradesStorageLayout || blue.hasOldStorageLayout || call.instanceClass != nil else {
            throw .combination("The storage configuration of \(call.source) needs no upgrade.")
        }
        guard allocatedStorage + volume.gibibytes * (1 + blue.replicas.count) <= storageQuota else {
            throw RDSFault(code: "StorageQuotaExceeded", message: "There is no room for the storage of green.")
        }
        return GreenPlan(
            replication: replication, instanceClass: call.instanceClass ?? blue.instanceClass, volume: volume,
            gibibytes: call.gibibytes == nil ? nil : volume.gibibytes,
            upgradesStorageLayout: shrinks || call.upgradesStorageLayout)
    }

    private func checkLogicalReplication(of blue: SimulatedInstance) throws(RDSFault) {
        guard blue.canReplicateLogically else {
            throw .databaseNotSupported("PostgreSQL \(blue.engineVersion) must have a later minor version first.")
        }
        let isOn = parameterGroup(blue.parameterGroup, .instance)?.values["rds.logical_replication"] == "1"
        guard isOn, blue.parameterApplyStatus == "in-sync" else {
            throw .databaseNotSupported("Logical replication is off, or the parameter group is not in sync.")
        }
    }

    private func checkScheduler(_ group: String?) throws(RDSFault) {
        guard let group, parameterGroup(group, .instance)?.values["event_scheduler"] == "ON" else { return }
        throw .combination("The event_scheduler parameter of \(group) must be OFF for the green environment.")
    }

    /// Storage shrinks only to a fifth more than what is in use (RDS user guide, "Working with storage for Amazon RDS DB
    /// instances", storage volume shrink).
    private func greenVolume(
        _ call: CreateInstanceDeploymentCall, of index: Int
    ) throws(RDSFault) -> StorageVolume {
        guard let current = instances[index].shown.volume else { throw .databaseNotSupported("There is no storage.") }
        var change = VolumeChange(
            type: call.storageType, gibibytes: call.gibibytes, iops: call.iops, throughput: call.throughput)
        guard let size = call.gibibytes, size < current.gibibytes else { return try current.changed(by: change) }
        guard current.type != "standard" else { throw .combination("Magnetic storage does not shrink.") }
        let used = instances[index].plain.usedGibibytes
        guard size * 10 >= used * 12 else {
            throw .combination(
                "The target allocated storage must be at least \((used * 12 + 9) / 10) GiB, and is \(size) GiB.")
        }
        change.gibibytes = nil
        let iops = current.type == "gp3" ? nil : current.iops
        return try StorageVolume(current.type, gibibytes: size, iops: iops).changed(by: change)
    }

    private func needs(of call: CreateInstanceDeploymentCall) -> [AccessRequest] {
        let blue = instanceIndex(call.source).map { instances[$0].shown }
        let members =
            [blue].compactMap(\.self) + (blue?.replicas ?? []).compactMap(instanceIndex).map { instances[$0].shown }
        return [
            onNew(.createBlueGreenDeployment, "deployment", "*", call.tags),
            on(.createBlueGreenDeployment, instance: call.source),
        ]
            + (call.parameterGroup.map { [onGroup(.createBlueGreenDeployment, .instance, $0)] } ?? [])
            + tagging("deployment", "*", call.tags)
            + members.flatMap { member in
                [onNew(.createDBInstanceReadReplica, "db", "*", member.tags)] + tagging("db", "*", member.tags)
                    + passing(member.monitoringRole) + using(key: member.performanceInsights?.key)
            }
    }
}

extension RDSFault {
    fileprivate static func databaseNotSupported(_ message: String) -> RDSFault {
        RDSFault(code: "SourceDatabaseNotSupportedFault", message: message)
    }
}
