extension RDSWorld {
    /// ModifyDBCluster.
    ///
    /// Without `appliesImmediately` storage type and engine version wait for the maintenance window; with it those that
    /// wait are applied too, whoever asked for them.
    package mutating func modifyCluster(
        _ call: ModifyClusterCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedCluster {
        arrive(.modifyDBCluster, at: time)
        try authorize(needs(of: call))
        let index = try cluster(call.identifier)
        let shown = clusters[index].shown
        guard shown.status.isUsable, !clusters[index].isBusy else {
            throw .clusterState("Cluster \(call.identifier) is not in available state but \(shown.status).")
        }
        var changes = changes(of: call, to: shown)
        changes.volume = try volumeTarget(of: call, on: clusters[index])
        let upgrade = try checkedUpgrade(call, to: changes.engineVersion, of: shown)
        if let type = changes.storageType { try checkStorageType(type, of: shown) }
        guard (changes.storageType == nil && changes.volume == nil) || upgrade == nil else {
            throw .combination("Storage type and engine version cannot be changed in one call.")
        }
        try checkSettings(of: call, on: shown)
        guard !changes.hasNewPassword || (changes.storageType == nil && changes.volume == nil && upgrade == nil) else {
            throw .combination("The master password cannot be changed together with storage or engine version.")
        }
        if let group = changes.parameterGroup {
            try checkParameterGroup(group, .cluster, family: upgrade?.version.family ?? family(of: shown))
        }
        guard !changes.isEmpty else { return shown }

        let effect = record(.modifyDBCluster, cluster: call.identifier, .clusterModified(changes))
        if let isProtected = changes.hasDeletionProtection { clusters[index].shown.hasDeletionProtection = isProtected }
        expect(parts: changes.parts(immediately: call.appliesImmediately), of: effect)
        apply(changes, upgrade, to: index, immediately: call.appliesImmediately, effect: effect)
        startSettings(changes, of: call, on: index, effect: effect)
        remember()
        var reply = clusters[index].shown
        reply.pending.storageType = changes.storageType ?? reply.pending.storageType
        reply.pending.engineVersion = changes.engineVersion ?? reply.pending.engineVersion
        reply.pending.volume = changes.volume ?? reply.pending.volume
        return reply
    }

    private mutating func apply(
        _ changes: ClusterChanges, _ upgrade: EngineUpgrade?, to index: Int, immediately: Bool, effect: Int
    ) {
        if !immediately {
            clusters[index].shown.pending.storageType =
                changes.storageType ?? clusters[index].shown.pending.storageType
            clusters[index].shown.pending.engineVersion =
                changes.engineVersion ?? clusters[index].shown.pending.engineVersion
            clusters[index].shown.pending.volume = changes.volume ?? clusters[index].shown.pending.volume
        }
        if immediately, let type = changes.storageType {
            startStorageChange(of: index, to: type, effect: effect)
        } else if immediately, let volume = changes.volume {
            startVolumeChange(of: index, to: volume, effect: effect)
        } else if immediately, let upgrade {
            startUpgrade(of: index, upgrade, effect: effect)
        }
        if let group = changes.parameterGroup, upgrade == nil { useParameterGroup(group, in: index, effect: effect) }
    }

    private func changes(of call: ModifyClusterCall, to shown: SimulatedCluster) -> ClusterChanges {
        let waiting = call.appliesImmediately ? shown.pending : ClusterPendingValues()
        let type = shown.volume == nil ? call.storageType ?? waiting.storageType : nil
        let version = call.engineVersion ?? waiting.engineVersion
        let current = shown.storageType ?? "aurora"
        let days = call.backupRetentionDays ?? waiting.backupRetentionDays
        return ClusterChanges(
            storageType: type == current ? nil : type,
            engineVersion: version == shown.engineVersion ? nil : version,
            parameterGroup: call.parameterGroup == shown.parameterGroup ? nil : call.parameterGroup,
            hasDeletionProtection: call.hasDeletionProtection == shown.hasDeletionProtection
                ? nil : call.hasDeletionProtection,
            securityGroups: call.securityGroups == shown.securityGroups.map(\.group) ? nil : call.securityGroups,
            backupRetentionDays: days == shown.backupRetentionDays ? nil : days,
            hasNewPassword: call.masterPassword != nil)
    }

    /// Associates a group at once; the members run with it only after a restart of their own.
    private mutating func useParameterGroup(_ group: String, in index: Int, effect: Int) {
        clusters[index].shown.parameterGroup = group
        for position in clusters[index].shown.members.indices {
            clusters[index].shown.members[position].clusterParameterGroupStatus = "applying"
        }
        let applied = ClusterChange.parametersApplied(group: group, effect: effect)
        let due = now + wait(.parametersApplied)
        queue.add(.cluster(applied, of: clusters[index].shown.identifier, job: 0), due: due)
    }

    mutating func clusterParametersApplied(to identifier: String, group: String, effect: Int?) {
        guard let index = clusterIndex(identifier), clusters[index].shown.parameterGroup == group else { return }
        for position in clusters[index].shown.members.indices
        where clusters[index].shown.members[position].clusterParameterGroupStatus == "applying" {
            clusters[index].shown.members[position].clusterParameterGroupStatus = "pending-reboot"
        }
        let isOpen = effect.flatMap { openParts[$0] } != nil
        if isOpen || clusters[index].work?.effect != effect { complete(effect) }
    }
}

extension ClusterChanges {
    /// How many things a call with these changes sets going, of which each is done by itself.
    fileprivate func parts(immediately: Bool) -> Int {
        let works = [storageType != nil, volume != nil, engineVersion != nil].map { $0 && immediately }
        // A group that comes with another version is part of the upgrade.
        let hasGroup = parameterGroup != nil && engineVersion == nil
        return (works + [hasGroup, securityGroups != nil, hasNewPassword]).count(where: \.self)
    }
}
