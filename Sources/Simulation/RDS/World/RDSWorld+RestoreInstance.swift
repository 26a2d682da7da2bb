extension RDSWorld {
    /// RestoreDBInstanceFromDBSnapshot: an instance of its own, in the default parameter group and security group
    /// unless others are named, and not protected (API reference).
    package mutating func restoreInstance(
        _ call: RestoreInstanceCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstance {
        arrive(.restoreDBInstanceFromDBSnapshot, at: time)
        try authorize(needs(of: call))
        if isStruck(by: .snapshotVanishes) { vanish(call.snapshot) }
        let snapshot = try instanceSnapshot(call.snapshot)
        try check(call, from: snapshot)
        let shown = try restored(call, from: snapshot)
        let effect = record(
            .restoreDBInstanceFromDBSnapshot, cluster: call.identifier, instance: call.identifier,
            .restored(from: snapshot.identifier))
        var state = InstanceState(shown: shown, replicaLag: .zero, connections: 0, isDescribed: false)
        state.masterPassword = snapshot.masterPassword
        let position = instances.firstIndex { $0.shown.identifier > call.identifier } ?? instances.endIndex
        instances.insert(state, at: position)
        let job = startWork(.creation, on: position, effect: effect)
        instances[position].work?.isBegun = true
        scheduleCreation(of: shown, job: job, taking: isStruck(by: .restoreIsSlow) ? .slowRestore : .instanceRestore)
        remember()
        return shown
    }

    private func check(_ call: RestoreInstanceCall, from snapshot: SimulatedInstanceSnapshot) throws(RDSFault) {
        guard call.identifier.isInstanceIdentifier else {
            throw .value("The parameter DBInstanceIdentifier is not a valid identifier: \(call.identifier)")
        }
        guard instanceIndex(call.identifier) == nil else { throw .instanceExists() }
        guard snapshot.status == "available" else { throw .snapshotState(snapshot) }
        // RDS user guide, "Sharing a DB snapshot": an encrypted one can only be copied.
        guard snapshot.type != "shared" || !snapshot.isEncrypted else {
            throw RDSFault(
                code: "InvalidDBSnapshotState",
                message: "A snapshot that is both shared and encrypted cannot be restored. Restore a copy of it.")
        }
        guard call.engine == nil || call.engine == snapshot.engine else {
            throw .combination(
                "The engine \(call.engine ?? "") does not match the engine \(snapshot.engine) of the snapshot.")
        }
        let license = SimulatedInstance.license(of: snapshot.engine)
        guard call.licenseModel == nil || call.licenseModel == license else {
            throw .combination("\(snapshot.engine) has the licence model \(license), and no other.")
        }
        try checkOptionGroup(call.optionGroup, of: snapshot.origin)
        try checkTags(call.tags)
        if let days = call.backupRetentionDays, !(0...35).contains(days) { throw .retention(days, from: 0) }
        guard instances.count + otherInstances < instanceQuota else { throw .instanceQuota }
    }

    private mutating func restored(
        _ call: RestoreInstanceCall, from snapshot: SimulatedInstanceSnapshot
    ) throws(RDSFault) -> SimulatedInstance {
        var shown = snapshot.origin
        shown.resourceIdentifier = "db-" + "\(call.identifier)/\(lastJob)".resourceSuffix
        shown.rename(to: call.identifier)
        shown.status = "creating"
        shown.pending = InstancePendingValues()
        shown.createdAt = now
        shown.roles = []
        shown.instanceClass = call.instanceClass ?? shown.instanceClass
        let group = try subnetGroup(call.subnetGroup ?? "default")
        shown.subnetGroup = group.name
        shown.securityGroups = try memberships(of: call.securityGroups, in: group.network)
        shown.isMultiAZ = call.isMultiAZ ?? false
        guard !shown.isMultiAZ || call.availabilityZone == nil else {
            throw .combination("AvailabilityZone cannot be given for a Multi-AZ deployment.")
        }
        let family = family(of: shown.engine, shown.engineVersion)
        if let parameters = call.parameterGroup { try checkParameterGroup(parameters, .instance, family: family) }
        shown.parameterGroup = call.parameterGroup ?? "default." + family
        shown.parameterApplyStatus = "in-sync"
        shown.optionGroup = call.optionGroup ?? shown.optionGroup
        shown.port = try checkedPort(call.port) ?? shown.port
        shown.volume = try shown.volume?.changed(by: call.volume)
        shown.backupRetentionDays = call.backupRetentionDays ?? shown.backupRetentionDays
        shown.isPubliclyAccessible = call.isPubliclyAccessible ?? false
        shown.hasAutoMinorVersionUpgrade = call.hasAutoMinorVersionUpgrade ?? true
        shown.hasDeletionProtection = call.hasDeletionProtection ?? false
        shown.tags = call.tags
        shown.availabilityZone = try zone(for: shown.instanceClass, wanted: call.availabilityZone, in: group)
        shown.secondaryZone = shown.isMultiAZ ? group.zones.first { $0 != shown.availabilityZone } : nil
        return shown
    }

    private mutating func zone(
        for instanceClass: String, wanted: String?, in group: SimulatedSubnetGroup
    ) throws(RDSFault) -> String {
        guard instanceClass.hasPrefix("db.") else { throw .value("Invalid DB Instance class: \(instanceClass)") }
        guard let offering = classes[instanceClass], offering.contains(where: group.zones.contains) else {
            throw .combination("\(instanceClass) cannot be ordered in the zones of \(group.name).")
        }
        return try zone(for: instanceClass, wanted: wanted, among: group.zones, of: group.name)
    }
}

extension RDSFault {
    static let instanceQuota = RDSFault(
        code: "InstanceQuotaExceeded",
        message: "The request cannot be processed because it would exceed the maximum number of DB instances.")
}

extension SimulatedInstance {
    /// The licence model of an engine; only MySQL, MariaDB and PostgreSQL are simulated, which have one each.
    static func license(of engine: String) -> String {
        engine.contains("postgres") ? "postgresql-license" : "general-public-license"
    }
}
