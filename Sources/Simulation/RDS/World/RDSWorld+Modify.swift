extension RDSWorld {
    /// ModifyDBInstance of a cluster member.
    ///
    /// With `appliesImmediately` a change that was waiting for the maintenance window is applied too, whoever asked
    /// for it.
    package mutating func modifyInstance(
        _ call: ModifyInstanceCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstance {
        arrive(.modifyDBInstance, at: time)
        try authorize(needs(of: call))
        let index = try instance(call.identifier)
        guard let cluster = instances[index].shown.cluster else { return try modifyPlainInstance(call, at: index) }
        let owner = try self.cluster(cluster)
        try checkModifiable(index, in: owner)
        try check(call, on: index, in: owner)

        let before = instances[index].shown
        let target = classTarget(of: call, on: index)
        let tier = call.promotionTier.flatMap { $0 == before.promotionTier ? nil : $0 }
        let group = call.parameterGroup.flatMap { $0 == before.parameterGroup ? nil : $0 }
        applySettings(of: call, to: index)
        guard target != nil || tier != nil || group != nil || instances[index].shown != before else {
            return before
        }
        let effect = record(
            .modifyDBInstance, cluster: cluster, instance: call.identifier,
            .modified(instanceClass: target, promotionTier: tier, parameterGroup: group))
        if let tier { setTier(tier, of: index, in: owner) }
        var isDone = true
        if let group {
            isDone = false
            useParameterGroup(group, on: index, effect: effect)
        }
        if let target {
            isDone = !call.appliesImmediately && isDone
            changeClass(of: index, to: target, immediately: call.appliesImmediately, effect: effect)
        }
        if isDone { complete(effect) }
        remember()
        var reply = instances[index].shown
        if let target { reply.pending.instanceClass = target }
        return reply
    }

    mutating func useParameterGroup(_ group: String, on index: Int, effect: Int) {
        let name = instances[index].shown.identifier
        instances[index].shown.parameterGroup = group
        instances[index].shown.parameterApplyStatus = "applying"
        log(.parameterGroupChanged, .instance, name)
        let applied = Change.parametersApplied(instance: name, group: group, effect: effect)
        queue.add(applied, due: now + wait(.parametersApplied))
    }

    private func checkModifiable(_ index: Int, in owner: Int) throws(RDSFault) {
        let shown = instances[index].shown
        guard shown.status == "available" else {
            throw .instanceState("Instance \(shown.identifier) is not in available state but \(shown.status).")
        }
        switch instances[index].work?.kind {
        case nil, .classChange: break
        case .creation, .reboot, .deletion, .clusterWork, .volumeChange, .settings, .failover, .promotion,
            .upgrade:
            throw .instanceState("Instance \(shown.identifier) is in the middle of a management operation.")
        }
        guard clusters[owner].shown.status == "available", !clusters[owner].isBusy else {
            throw .clusterState(
                "Cluster \(clusters[owner].shown.identifier) is not in available state but \(clusters[owner].shown.status)."
            )
        }
    }

    private func check(_ call: ModifyInstanceCall, on index: Int, in owner: Int) throws(RDSFault) {
        guard call.engineVersion == nil else {
            throw .combination("The engine version of a cluster member is changed with ModifyDBCluster.")
        }
        guard call.volume.isEmpty else {
            throw .combination("The storage type of a cluster member is changed with ModifyDBCluster.")
        }
        try checkMemberSettings(of: call)
        if let name = call.instanceClass {
            try checkClass(name, for: clusters[owner].shown)
            let zone = instances[index].shown.availabilityZone
            guard classes[name, default: []].contains(zone) else {
                throw .combination("\(name) cannot be ordered in \(zone).")
            }
            guard !withoutCapacity[name, default: []].contains(zone) else { throw .noCapacity(name, in: zone) }
            if name == "db.serverless", clusters[owner].shown.serverless == nil {
                throw .clusterState("Cluster \(clusters[owner].shown.identifier) has no Serverless v2 configuration.")
            }
        }
        if let tier = call.promotionTier, !(0...15).contains(tier) {
            throw .value("The promotion tier must be from 0 to 15, and is \(tier).")
        }
        if let group = call.parameterGroup {
            try checkParameterGroup(group, .instance, family: family(of: clusters[owner].shown))
        }
    }

    /// The class that the instance is to have after the call, unless it has or is already getting it.
    func classTarget(of call: ModifyInstanceCall, on index: Int) -> String? {
        let shown = instances[index].shown
        let waiting = call.appliesImmediately ? shown.pending.instanceClass : nil
        guard let wanted = call.instanceClass ?? waiting else { return nil }
        if case .classChange(let running) = instances[index].work?.kind { return running == wanted ? nil : wanted }
        return wanted == shown.instanceClass ? nil : wanted
    }

    mutating func applySettings(of call: ModifyInstanceCall, to index: Int) {
        if let authority = call.certificateAuthority { instances[index].shown.certificateAuthority = authority }
        if let interval = call.monitoringInterval { instances[index].shown.monitoringInterval = interval }
        if let role = call.monitoringRole { instances[index].shown.monitoringRole = role }
        if let isOn = call.hasAutoMinorVersionUpgrade { instances[index].shown.hasAutoMinorVersionUpgrade = isOn }
        if let window = call.maintenanceWindow { instances[index].shown.maintenanceWindow = window }
        if let isProtected = call.hasDeletionProtection { instances[index].shown.hasDeletionProtection = isProtected }
    }

    private mutating func setTier(_ tier: Int, of index: Int, in owner: Int) {
        let identifier = instances[index].shown.identifier
        instances[index].shown.promotionTier = tier
        for position in clusters[owner].shown.members.indices
        where clusters[owner].shown.members[position].instance == identifier {
            clusters[owner].shown.members[position].promotionTier = tier
        }
    }

    mutating func changeClass(of index: Int, to target: String, immediately: Bool, effect: Int) {
        guard immediately else {
            instances[index].shown.pending.instanceClass = target
            return
        }
        let job = startWork(.classChange(to: target), on: index, effect: effect)
        if draws.chance(0.5) { instances[index].shown.pending.instanceClass = target }
        let begin = Change.beginClassChange(instance: instances[index].shown.identifier, job: job)
        queue.add(begin, due: now + wait(.modificationShows))
    }
}
