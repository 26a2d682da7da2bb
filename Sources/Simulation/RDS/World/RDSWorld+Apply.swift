extension RDSWorld {
    /// Does one thing that has come due; `now` is its instant.
    mutating func apply(_ change: Change) {
        switch change {
        case .show(let name, let job):
            if let index = instanceIndex(name, job: job) { instances[index].isDescribed = true }
        case .list(let name, let job):
            if let index = instanceIndex(name, job: job) { enlist(instances[index].shown) }
        case .status(let name, let job, let status):
            if let index = instanceIndex(name, job: job) { setStatus(status, of: index) }
        case .beginClassChange(let name, let job):
            if let index = instanceIndex(name, job: job) { beginClassChange(of: index, job: job) }
        case .changeClass(let name, let job):
            if let index = instanceIndex(name, job: job) { changeClass(of: index, job: job) }
        case .beginReboot(let name, let job):
            guard let index = instanceIndex(name, job: job) else { return }
            setStatus("rebooting", of: index)
            instances[index].plain.isDown = true
            log(.instanceShutDown, .instance, name)
            if let owner = clusterWritten(by: name) { stopReaders(of: owner, besides: [name]) }
            queue.add(.restart(instance: name, job: job), due: now + wait(.restart))
        case .restart(let name, let job):
            guard let index = instanceIndex(name, job: job) else { return }
            restart(index)
            finishWork(on: index)
            if let owner = clusterWritten(by: name) { startReaders(of: owner, besides: [name]) }
        case .finish(let name, let job):
            if let index = instanceIndex(name, job: job) { finishWork(on: index) }
        case .giveUpCreation(let name, let job):
            guard let index = instanceIndex(name, job: job) else { return }
            finishWork(on: index, status: "insufficient-capacity")
            log(.noCapacity, .instance, name)
        case .beginDeletion(let name, let job):
            guard let index = instanceIndex(name, job: job) else { return }
            setStatus("deleting", of: index)
            moveWriterAway(from: name)
        case .hide(let name, let job):
            guard let index = instanceIndex(name, job: job) else { return }
            instances[index].isDescribed = false
            purge(index)
        case .unlist(let name, let job):
            guard let index = instanceIndex(name, job: job) else { return }
            delist(name)
            purge(index)
        case .parametersApplied(let name, let group, let effect):
            parametersApplied(to: name, group: group, effect: effect)
        case .beginFailover, .flipWriter, .finishFailover:
            applyFailover(change)
        case .finishBackup, .finishSnapshot:
            applyBackup(change)
        case .endClusterWork(let name, let job):
            guard let index = instanceIndex(name, job: job) else { return }
            restart(index)
            setStatus(instances[index].restingStatus, of: index)
            instances[index].work = nil
        case .finishMaintenance(let resource, let action, let effect):
            finishMaintenance(of: resource, action: action, effect: effect)
        case .groupApplied(let name, let scope, let needsRestart, let effect):
            groupApplied(name, scope, needsRestart: needsRestart, effect: effect)
        case .deployment(let change, let identifier, let job):
            apply(change, to: identifier, job: job)
        case .targetRegistered(let proxy, let effect): targetRegistered(with: proxy, effect: effect)
        case .targetDeregistered(let proxy, let effect): targetDeregistered(from: proxy, effect: effect)
        case .beginVolumeChange, .finishVolumeChange, .endOptimization, .beginSettings, .finishSettings,
            .joinSecurityGroups, .activateRole, .showTags:
            applyModification(change)
        case .failRestore, .finishInstanceSnapshot, .endInstanceBackup:
            applyRestore(change)
        case .cluster(let change, let name, let job):
            apply(change, to: name, job: job)
        case .plain(let change, let resource, let job):
            apply(change, toResource: resource, job: job)
        case .incident(let incident, let actor):
            perform(incident, by: actor)
        }
    }

    private mutating func apply(_ change: ClusterChange, to name: String, job: Int) {
        if case .parametersApplied(let group, let effect) = change {
            return clusterParametersApplied(to: name, group: group, effect: effect)
        }
        guard let index = clusterIndex(name, job: job) else { return }
        switch change {
        case .beginStorageChange: beginStorageChange(of: index, job: job)
        case .finishStorageChange: finishStorageChange(of: index)
        case .beginVolumeChange: beginVolumeChange(ofCluster: index, job: job)
        case .finishVolumeChange: finishVolumeChange(ofCluster: index)
        case .beginUpgrade: beginUpgrade(of: index, job: job)
        case .finishUpgrade: finishUpgrade(of: index, job: job)
        case .beginDeletion: beginDeletion(ofCluster: index, job: job)
        case .remove: removeCluster(index)
        case .finishCreation:
            finishWork(onCluster: index)
            log(.clusterCreated, .cluster, name)
        case .beginPasswordReset: beginPasswordReset(ofCluster: index, job: job)
        case .finishPasswordReset: finishPasswordReset(ofCluster: index)
        case .finishWork: finishWork(onCluster: index)
        case .abandonWork: finishWork(onCluster: index, failed: true)
        case .parametersApplied: break
        }
    }

    mutating func finishWork(on index: Int, status: String = "available") {
        guard let work = instances[index].work else { return }
        instances[index].shown.status = status == "available" ? instances[index].restingStatus : status
        instances[index].work = nil
        instances[index].plain.isDown = false
        complete(work.effect, failed: status != "available")
        if case .creation = work.kind { log(.instanceCreated, .instance, instances[index].shown.identifier) }
    }

    /// Puts an instance on its cluster's member list; the first one becomes the writer.
    mutating func enlist(_ instance: SimulatedInstance) {
        guard let owner = instance.cluster.flatMap(clusterIndex) else { return }
        let member = SimulatedMember(
            instance: instance.identifier, isWriter: clusters[owner].shown.members.isEmpty,
            promotionTier: instance.promotionTier)
        let members = clusters[owner].shown.members
        let position = members.firstIndex { $0.instance > instance.identifier } ?? members.endIndex
        clusters[owner].shown.members.insert(member, at: position)
    }

    private mutating func delist(_ name: String) {
        guard let owner = clusters.firstIndex(where: { $0.shown.members.contains { $0.instance == name } }) else {
            return
        }
        clusters[owner].shown.members.removeAll { $0.instance == name }
        if clusters[owner].unlistedWriter == name { clusters[owner].unlistedWriter = nil }
        guard clusters[owner].shown.writer == nil, clusters[owner].unlistedWriter == nil,
            clusters[owner].failover == nil
        else { return }
        let heir = preferredReader(in: owner) ?? clusters[owner].shown.members.first?.instance
        if let heir { setWriter(heir, in: owner) }
    }

    /// Forgets an instance that neither list shows any more.
    private mutating func purge(_ index: Int) {
        let shown = instances[index].shown
        let isListed = clusters.contains { $0.shown.members.contains { $0.instance == shown.identifier } }
        guard !isListed, !instances[index].isDescribed else { return }
        complete(instances[index].work?.effect)
        let state = instances.remove(at: index)
        clientCounts[shown.identifier] = nil
        if !state.plain.keepsBackups {
            instanceSnapshots.removeAll {
                $0.type == "automated" && $0.origin.resourceIdentifier == shown.resourceIdentifier
            }
        }
        log(.instanceDeleted, .instance, shown.identifier)
        leave(shown)
    }

    private mutating func beginClassChange(of index: Int, job: Int) {
        guard case .classChange(let target) = instances[index].work?.kind else { return }
        let name = instances[index].shown.identifier
        setStatus("modifying", of: index)
        instances[index].shown.pending.instanceClass = target
        log(.classChangeStarted, .instance, name)
        guard !instances[index].shown.isMultiAZ else { return changeStandby(of: index, job: job) }
        instances[index].plain.isDown = instances[index].shown.cluster == nil
        queue.add(.changeClass(instance: name, job: job), due: now + wait(.classChange))
        moveWriterAway(from: name)
    }

    private mutating func changeClass(of index: Int, job: Int) {
        guard case .classChange(let target) = instances[index].work?.kind else { return }
        let name = instances[index].shown.identifier
        instances[index].shown.instanceClass = target
        instances[index].shown.pending.instanceClass = nil
        log(.classChangeFinished, .instance, name)
        let path = draws.unit()
        if path < 0.4 {
            setStatus("rebooting", of: index)
            queue.add(.restart(instance: name, job: job), due: now + wait(.restart))
        } else if path < 0.6, instances[index].shown.monitoringInterval > 0 {
            setStatus("configuring-enhanced-monitoring", of: index)
            queue.add(.finish(instance: name, job: job), due: now + wait(.configuration))
        } else {
            restart(index)
            finishWork(on: index)
        }
    }

    /// Starts the database anew: static parameters that waited for this are in force afterwards.
    mutating func restart(_ index: Int) {
        let shown = instances[index].shown
        instances[index].plain.isDown = false
        if shown.parameterApplyStatus == "pending-reboot" { instances[index].shown.parameterApplyStatus = "in-sync" }
        log(.instanceRestarted, .instance, shown.identifier)
        liftProtection(restarting: shown.identifier, effect: instances[index].work?.effect)
        liftPlainProtection(restarting: index)
        guard let owner = shown.cluster.flatMap(clusterIndex) else { return }
        for position in clusters[owner].shown.members.indices
        where clusters[owner].shown.members[position].instance == shown.identifier {
            clusters[owner].shown.members[position].clusterParameterGroupStatus = "in-sync"
        }
        if clusters[owner].unlistedWriter == shown.identifier { setWriter(shown.identifier, in: owner) }
    }

    private mutating func parametersApplied(to name: String, group: String, effect: Int) {
        guard let index = instanceIndex(name), instances[index].shown.parameterGroup == group else { return }
        if instances[index].shown.parameterApplyStatus == "applying" {
            instances[index].shown.parameterApplyStatus = "pending-reboot"
        }
        if openParts[effect] != nil || instances[index].work?.effect != effect { complete(effect) }
    }

    /// Lets Aurora fail over by itself when its writer is about to be away and there is a reader (Aurora user guide, "Deleting
    /// Aurora DB clusters and DB instances": the deletion of a writer beside a reader is a failover).
    private mutating func moveWriterAway(from name: String) {
        guard let owner = clusters.firstIndex(where: { $0.shown.writer == name }), clusters[owner].failover == nil,
            let reader = preferredReader(in: owner)
        else { return }
        let cause = instanceIndex(name).flatMap { instances[$0].work?.effect }
        startFailover(of: owner, from: name, to: reader, effect: nil, cause: cause, holdsFrom: false)
    }
}
