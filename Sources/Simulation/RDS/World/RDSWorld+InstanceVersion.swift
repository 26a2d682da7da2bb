/// Which engine versions an instance that belongs to no cluster can be given in place.
///
/// Sources: API reference, ModifyDBInstance, `EngineVersion`, `AllowMajorVersionUpgrade`, `DBParameterGroupName` and
/// `OptionGroupName`; RDS user guide, "Upgrading a DB instance engine version" and the pages on each engine.
extension RDSWorld {
    /// ModifyDBInstance with another engine version; the groups that it names are those of the new version.
    mutating func upgradeInstance(_ call: ModifyInstanceCall, at index: Int) throws(RDSFault) -> SimulatedInstance {
        let upgrade = try checkedUpgrade(call, on: index)
        applySettings(of: call, to: index)
        let name = instances[index].shown.identifier
        let effect = record(
            .modifyDBInstance, cluster: name, instance: name, .versionModified(to: upgrade.version.version))
        if call.appliesImmediately {
            start(upgrade, on: index, effect: effect)
        } else {
            instances[index].plain.waitingUpgrade = upgrade
            instances[index].shown.pending.engineVersion = upgrade.version.version
            complete(effect)
        }
        remember()
        var reply = instances[index].shown
        reply.pending.engineVersion = upgrade.version.version
        return reply
    }

    /// Applies what waited for the window, beside a call that asks for nothing that takes a while.
    mutating func apply(
        _ upgrade: InstanceUpgrade, waitingOn index: Int, besides call: ModifyInstanceCall
    ) throws(RDSFault) -> SimulatedInstance {
        try checkAlone(call, on: index)
        applySettings(of: call, to: index)
        let name = instances[index].shown.identifier
        let effect = record(
            .modifyDBInstance, cluster: name, instance: name, .versionModified(to: upgrade.version.version))
        start(upgrade, on: index, effect: effect)
        remember()
        return instances[index].shown
    }

    private func checkedUpgrade(_ call: ModifyInstanceCall, on index: Int) throws(RDSFault) -> InstanceUpgrade {
        let shown = instances[index].shown
        let target = call.engineVersion ?? shown.engineVersion
        guard shown.status.isUsable, instances[index].work == nil else {
            throw .instanceState("Instance \(shown.identifier) is not in available state but \(shown.status).")
        }
        try checkAlone(call, on: index)
        let current = engineVersions.first { $0.engine == shown.engine && $0.version == shown.engineVersion }
        guard let way = current?.upgradeTargets.first(where: { $0.version == target }) else {
            throw .combination("Cannot upgrade \(shown.engine) from \(shown.engineVersion) to \(target)")
        }
        guard !way.isMajor || call.allowsMajorVersionUpgrade else {
            throw .combination(
                "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.")
        }
        let version =
            engineVersions.first { $0.engine == shown.engine && $0.version == target }
            ?? EngineVersion(engine: shown.engine, version: target, family: family(of: shown.engine, target))
        // RDS user guide, "Limitations for blue/green deployments", physical replication.
        guard !way.isMajor || !isFollowingPhysically(shown.identifier) else {
            throw .instanceState("A green instance that replicates physically takes no other major version.")
        }
        try checkGroups(of: call, for: version, on: shown, isMajor: way.isMajor)
        try checkReplicas(of: shown, before: version.version, isMajor: way.isMajor)
        return InstanceUpgrade(
            version: version, isMajor: way.isMajor, parameterGroup: call.parameterGroup, optionGroup: call.optionGroup)
    }

    /// A version is changed by itself here, whatever AWS would do; a class that waits blocks it (API reference,
    /// ModifyDBInstance, `InvalidDBInstanceState`).
    private func checkAlone(_ call: ModifyInstanceCall, on index: Int) throws(RDSFault) {
        let isAlone =
            call.instanceClass == nil && call.volume.isEmpty && call.securityGroups == nil
            && call.backupRetentionDays == nil && call.masterPassword == nil && call.promotionTier == nil
        guard isAlone else {
            throw .combination("An engine version is changed by itself, with the groups that go with it.")
        }
        let pending = instances[index].shown.pending
        guard pending.instanceClass == nil, pending.volume == nil else {
            throw .instanceState("Instance \(call.identifier) has changes that wait for the maintenance window.")
        }
    }

    /// Custom groups of another family, or for another major version, have to be replaced by ones that fit.
    private func checkGroups(
        of call: ModifyInstanceCall, for version: EngineVersion, on shown: SimulatedInstance, isMajor: Bool
    ) throws(RDSFault) {
        if let group = call.parameterGroup {
            try checkParameterGroup(group, .instance, family: version.family)
        } else if isMajor, !shown.parameterGroup.hasPrefix("default.") {
            throw .combination(
                "The current DB instance parameter group \(shown.parameterGroup) is custom. You must explicitly specify "
                    + "a new DB parameter group, either default or custom, for the engine version upgrade.")
        }
        var upgraded = shown
        upgraded.engineVersion = version.version
        if call.optionGroup == nil, isMajor, shown.optionGroup != nil {
            throw .combination("The option group \(shown.shownOptionGroup) is not for \(version.version).")
        }
        try checkOptionGroup(call.optionGroup, of: upgraded)
    }

    /// A replica's version is never below its source's; another major version of PostgreSQL takes replicas along.
    private func checkReplicas(
        of shown: SimulatedInstance, before version: String, isMajor: Bool
    ) throws(RDSFault) {
        let takesReplicasAlong = isMajor && shown.engine == "postgres"
        guard !takesReplicasAlong || shown.replicaSource == nil else {
            throw .combination("The major version of a PostgreSQL read replica changes with that of its source.")
        }
        for replica in shown.replicas.compactMap(instanceIndex) {
            let other = instances[replica]
            if takesReplicasAlong {
                guard other.shown.status.isUsable, other.work == nil else {
                    throw .instanceState("The replica \(other.shown.identifier) is not in available state.")
                }
            } else if other.shown.engineVersion.isVersion(before: version) {
                throw RDSFault(
                    code: "DBUpgradeDependencyFailure",
                    message: "One or more of the DB Instance's read replicas need to be upgraded: "
                        + other.shown.identifier)
            }
        }
    }
}
