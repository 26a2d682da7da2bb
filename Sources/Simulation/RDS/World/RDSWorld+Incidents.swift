extension RDSWorld {
    /// Does what somebody else does, if AWS lets them.
    mutating func perform(_ incident: Incident, by actor: Effect.Actor) {
        self.actor = actor
        defer { self.actor = .caller }
        do throws(RDSFault) {
            try attempt(incident)
        } catch {
            // Refused: then nothing happened, and nobody of ours is told.
        }
    }

    private mutating func attempt(_ incident: Incident) throws(RDSFault) {
        switch incident {
        case .changesClass(let instance, let target):
            var call = ModifyInstanceCall(identifier: instance)
            call.instanceClass = target
            call.appliesImmediately = true
            _ = try modifyInstance(call, at: now)
        case .failsOver(let cluster, let target):
            _ = try failOver(cluster: cluster, to: target, at: now)
        case .deletes(let instance):
            _ = try deleteInstance(DeleteInstanceCall(identifier: instance), at: now)
        case .autoscalerAdds(let cluster):
            if mayScale(cluster, adding: true) { try addAutoscaledReader(to: cluster) }
        case .autoscalerRemoves(let cluster):
            let readers = readers(of: cluster) { $0.shown.isAutoscaled }
            if mayScale(cluster, adding: false), let reader = readers.last {
                _ = try deleteInstance(DeleteInstanceCall(identifier: reader), at: now)
            }
        case .backsUp(let cluster):
            backUp(cluster)
        case .backsUpInstance(let instance): backUpInstance(instance)
        case .snapshotVanishes(let name): vanish(name)
        case .newestSnapshotVanishes(let source): vanishNewestSnapshot(of: source)
        case .lags(let instance, let lag):
            if let index = instanceIndex(instance) { instances[index].replicaLag = lag }
        case .connects(let instance, let clients):
            if let index = instanceIndex(instance) { connect(clients, to: index) }
        case .works(let instance, let percent):
            if let index = instanceIndex(instance) { instances[index].processorLoad = percent }
        case .obstructs(let cluster, let obstacle):
            if let index = clusterIndex(cluster) {
                clusters[index].obstacle = obstacle
            } else if let index = instanceIndex(cluster) {
                instances[index].plain.obstacle = obstacle
            }
        case .changesSchema(let instance): changeSchema(of: instance)
        case .fills(let instance, let used):
            if let index = instanceIndex(instance) { fill(index, with: used) }
        case .announces(let maintenance):
            pendingMaintenance.append(maintenance)
        case .hidesWriter(let cluster):
            if let index = clusterIndex(cluster) { hideWriter(of: index) }
        case .describes(let instance, let isDescribed):
            if let index = instanceIndex(instance) { instances[index].isDescribed = isDescribed }
        case .changesSomeClass(let cluster):
            try changeSomeClass(in: cluster)
        case .deletesSomeReader(let cluster):
            let readers = readers(of: cluster) { !$0.shown.isAutoscaled }
            guard !readers.isEmpty else { return }
            let chosen = readers[Int(mishaps.number(in: 0...Int64(readers.count - 1)))]
            _ = try deleteInstance(DeleteInstanceCall(identifier: chosen), at: now)
        }
    }

    /// Rolls the dice for what others may do to a cluster after the caller touched it.
    mutating func interfere(with cluster: String) {
        if isStruck(by: .classChangedByHand) { soon(.changesSomeClass(cluster: cluster), by: .somebodyElse) }
        if isStruck(by: .failedOverByHand) { soon(.failsOver(cluster: cluster, to: nil), by: .somebodyElse) }
        if isStruck(by: .readerDeletedByHand) { soon(.deletesSomeReader(cluster: cluster), by: .somebodyElse) }
        if isStruck(by: .autoscalerAdds) { soon(.autoscalerAdds(cluster: cluster), by: .autoscaler) }
        if isStruck(by: .autoscalerRemoves) { soon(.autoscalerRemoves(cluster: cluster), by: .autoscaler) }
        if isStruck(by: .backup) { soon(.backsUp(cluster: cluster), by: .aurora) }
    }

    private mutating func soon(_ incident: Incident, by actor: Effect.Actor) {
        queue.add(.incident(incident, by: actor), due: now + tempo.draw(.interference, from: &mishaps))
    }

    private func readers(of cluster: String, where isWanted: (InstanceState) -> Bool) -> [String] {
        guard let owner = clusterIndex(cluster) else { return [] }
        return clusters[owner].shown.members.filter { member in
            !member.isWriter && instanceIndex(member.instance).map { isWanted(instances[$0]) } ?? false
        }.map(\.instance)
    }

    private mutating func changeSomeClass(in cluster: String) throws(RDSFault) {
        guard let owner = clusterIndex(cluster) else { return }
        let members = clusters[owner].shown.members
        guard !members.isEmpty else { return }
        let member = members[Int(mishaps.number(in: 0...Int64(members.count - 1)))].instance
        var call = ModifyInstanceCall(identifier: member)
        let target = mishaps.chance(0.5) ? "db.r6g.2xlarge" : "db.r6g.large"
        call.instanceClass = classes[target] == nil ? classes.keys.min() : target
        call.appliesImmediately = true
        _ = try modifyInstance(call, at: now)
    }

    /// Adds a reader as Application Auto Scaling does: of the writer's class, named, tagged, in tier 15.
    private mutating func addAutoscaledReader(to cluster: String) throws(RDSFault) {
        let owner = clusters[try self.cluster(cluster)].shown
        guard let writer = owner.writer.flatMap(instanceIndex) else { return }
        let suffix = String(mishaps.next() >> 16, radix: 16)
        var call = CreateInstanceCall(
            identifier: "application-autoscaling-" + suffix, cluster: cluster,
            instanceClass: instances[writer].shown.instanceClass, engine: owner.engine)
        call.promotionTier = 15
        call.tags = [SimulatedTag("application-autoscaling:resourceId", "autoscaling-" + suffix)]
        _ = try createInstance(call, at: now)
    }

    private mutating func backUp(_ cluster: String) {
        guard let index = clusterIndex(cluster), clusters[index].shown.status == "available",
            !clusters[index].isBusy
        else { return }
        clusters[index].shown.status = "backing-up"
        let snapshot = automatedSnapshot(of: clusters[index].shown)
        snapshots.append(snapshot)
        log(.snapshotStarted, .cluster, cluster)
        queue.add(.finishBackup(cluster: cluster, snapshot: snapshot.identifier), due: now + wait(.backup))
    }

    /// Ends a backup or a snapshot.
    mutating func applyBackup(_ change: Change) {
        switch change {
        case .finishBackup(let cluster, let snapshot):
            finishSnapshot(snapshot)
            log(.snapshotFinished, .cluster, cluster)
            if let index = clusterIndex(cluster), clusters[index].shown.status == "backing-up" {
                clusters[index].shown.status = "available"
            }
        case .finishSnapshot(let snapshot, let effect):
            finishSnapshot(snapshot)
            complete(effect)
        default:
            preconditionFailure("only backups come here")
        }
    }
}

extension SimulatedInstance {
    package var isAutoscaled: Bool {
        tags.contains { $0.key == "application-autoscaling:resourceId" }
    }
}
