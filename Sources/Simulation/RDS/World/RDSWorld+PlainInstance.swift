extension RDSWorld {
    /// ModifyDBInstance of an instance that belongs to no cluster: its class, its groups, its storage, its settings.
    ///
    /// Changes of class, of storage, and of settings that take a while are refused here together, whatever AWS would
    /// do.
    mutating func modifyPlainInstance(_ call: ModifyInstanceCall, at index: Int) throws(RDSFault) -> SimulatedInstance {
        let before = instances[index].shown
        if let version = call.engineVersion, version != before.engineVersion {
            return try upgradeInstance(call, at: index)
        }
        try checkPlain(call, on: index)
        if call.appliesImmediately, let upgrade = instances[index].plain.waitingUpgrade {
            return try apply(upgrade, waitingOn: index, besides: call)
        }
        let target = classTarget(of: call, on: index)
        let group = call.parameterGroup.flatMap { $0 == before.parameterGroup ? nil : $0 }
        let joined = call.securityGroups.flatMap { $0 == before.securityGroups.map(\.group) ? nil : $0 }
        let volume = try volumeTarget(of: call, on: index)
        if let target, call.appliesImmediately, isStruck(by: .noCapacity), mishaps.chance(0.5) {
            throw .noCapacity(target, in: before.availabilityZone)
        }
        let settings = settleSettings(of: call, on: index)
        let works = [
            target != nil && call.appliesImmediately, volume != nil && call.appliesImmediately, settings != nil,
        ]
        guard works.count(where: \.self) <= 1, target == nil || volume == nil else {
            instances[index].shown = before
            throw .combination("Only one of class, storage and settings that take a while can be changed in one call.")
        }
        applySettings(of: call, to: index)
        let hasParts = target != nil || group != nil || joined != nil || volume != nil || settings != nil
        guard hasParts || instances[index].shown != before else { return before }
        let what: Effect.What =
            volume.map { .storageModified($0) }
            ?? .modified(instanceClass: target, promotionTier: nil, parameterGroup: group)
        let effect = record(.modifyDBInstance, cluster: call.identifier, instance: call.identifier, what)
        expect(parts: (works + [group != nil, joined != nil]).count(where: \.self), of: effect)
        if let joined { join(joined, instance: index, effect: effect) }
        if let settings { start(settings, on: index, effect: effect) }
        if let group { useParameterGroup(group, on: index, effect: effect) }
        if let target { changeClass(of: index, to: target, immediately: call.appliesImmediately, effect: effect) }
        if let volume { changeVolume(of: index, to: volume, immediately: call.appliesImmediately, effect: effect) }
        remember()
        var reply = instances[index].shown
        if let target { reply.pending.instanceClass = target }
        if let volume { reply.pending.volume = volume }
        return reply
    }

    private func checkPlain(_ call: ModifyInstanceCall, on index: Int) throws(RDSFault) {
        let shown = instances[index].shown
        // More storage is what helps an instance that is full (RDS user guide, "Viewing DB instance status").
        let isHelped = shown.status == "storage-full" && call.gibibytes != nil && call.instanceClass == nil
        guard shown.status.isUsable || isHelped, instances[index].work == nil else {
            throw .instanceState("Instance \(shown.identifier) is not in available state but \(shown.status).")
        }
        guard call.promotionTier == nil else { throw .combination("Only cluster members have a promotion tier.") }
        try checkSettings(of: call, on: shown)
        if let name = call.instanceClass { try checkClass(name, for: shown) }
        if let group = call.parameterGroup {
            try checkParameterGroup(group, .instance, family: family(of: shown.engine, shown.engineVersion))
        }
    }

    /// The volume that the instance is to have after the call, unless it has it already.
    private func volumeTarget(of call: ModifyInstanceCall, on index: Int) throws(RDSFault) -> StorageVolume? {
        let shown = instances[index].shown
        guard let current = shown.volume else { return nil }
        var wanted = call.appliesImmediately ? shown.pending.volume : nil
        if !call.volume.isEmpty { wanted = try current.changed(by: call.volume) }
        guard let wanted, wanted != current else { return nil }
        if let end = instances[index].storageLockedUntil, now < end {
            throw .combination("The storage cannot be changed again before the last change of it is optimized.")
        }
        return wanted
    }

    private mutating func changeVolume(of index: Int, to volume: StorageVolume, immediately: Bool, effect: Int) {
        guard immediately else {
            instances[index].shown.pending.volume = volume
            return
        }
        let job = startWork(.volumeChange(to: volume), on: index, effect: effect)
        let name = instances[index].shown.identifier
        queue.add(.beginVolumeChange(instance: name, job: job), due: now + wait(.modificationShows))
    }

    mutating func beginVolumeChange(of index: Int, job: Int) {
        guard case .volumeChange(let volume) = instances[index].work?.kind else { return }
        setStatus("modifying", of: index)
        instances[index].shown.pending.volume = volume
        let name = instances[index].shown.identifier
        queue.add(.finishVolumeChange(instance: name, job: job), due: now + wait(.volumeChange))
    }

    /// The new values show, and the volume is optimized for hours, during which it cannot be changed again.
    mutating func finishVolumeChange(of index: Int) {
        guard let work = instances[index].work, case .volumeChange(let volume) = work.kind else { return }
        instances[index].shown.volume = volume
        instances[index].shown.pending.volume = nil
        instances[index].shown.status = "storage-optimization"
        instances[index].work = nil
        let end = now + wait(.optimization)
        instances[index].optimizesUntil = end
        instances[index].plain.optimization = PlainState.Span(from: now, until: end)
        instances[index].storageLockedUntil = max(end, now + tempo.scaled(.seconds(6 * 3600)))
        queue.add(.endOptimization(resource: instances[index].shown.resourceIdentifier), due: end)
        complete(work.effect)
    }

    /// Ends the optimization of an instance or cluster, known by its resource identifier.
    mutating func endOptimization(of resource: String) {
        if let index = instances.firstIndex(where: { $0.shown.resourceIdentifier == resource }) {
            instances[index].optimizesUntil = nil
            if instances[index].shown.status == "storage-optimization" {
                instances[index].shown.status = instances[index].restingStatus
            }
        } else if let index = clusters.firstIndex(where: { $0.shown.resourceIdentifier == resource }) {
            clusters[index].optimizesUntil = nil
            if clusters[index].shown.status == "storage-optimization" { clusters[index].shown.status = "available" }
        }
    }

    func checkPlainDeletion(_ call: DeleteInstanceCall, on index: Int) throws(RDSFault) {
        guard call.skipsFinalSnapshot != (call.finalSnapshot != nil) else {
            throw .combination("Either SkipFinalSnapshot or FinalDBSnapshotIdentifier must be given, and not both.")
        }
        guard !instances[index].shown.hasDeletionProtection else {
            throw .combination("Instance \(call.identifier) is protected against deletion.")
        }
        guard let name = call.finalSnapshot else { return }
        // API reference, DeleteDBInstance, `SkipFinalSnapshot`.
        guard instances[index].shown.replicaSource == nil else {
            throw .combination("SkipFinalSnapshot must be given for the read replica \(call.identifier).")
        }
        try checkNewSnapshot(name)
        guard !instances[index].shown.status.isTerminallyBad else {
            throw .instanceState(
                "Instance \(call.identifier) is \(instances[index].shown.status): no snapshot can be taken.")
        }
    }
}

extension String {
    /// Statuses in which an instance serves and takes calls: a volume that is optimized, or loaded, is in use meanwhile.
    var isUsable: Bool { ["available", "storage-optimization", "storage-initialization"].contains(self) }
}
