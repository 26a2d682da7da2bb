extension RDSWorld {
    /// The upgrade that a call asks for; nil if it asks for none.
    func checkedUpgrade(
        _ call: ModifyClusterCall, to target: String?, of shown: SimulatedCluster
    ) throws(RDSFault) -> EngineUpgrade? {
        guard let target else {
            guard call.instanceParameterGroup == nil else {
                throw .combination("An instance parameter group can only be given with a major version upgrade.")
            }
            return nil
        }
        let isMajor = try checkUpgradePath(of: shown, to: target, allowsMajor: call.allowsMajorVersionUpgrade)
        let version =
            engineVersions.first { $0.engine == shown.engine && $0.version == target }
            ?? EngineVersion(engine: shown.engine, version: target, family: family(of: shown))
        if let group = call.instanceParameterGroup {
            guard isMajor else {
                throw .combination("An instance parameter group can only be given with a major version upgrade.")
            }
            try checkParameterGroup(group, .instance, family: version.family)
        }
        for member in members(of: shown.identifier) {
            let instance = instances[member]
            guard instance.shown.status == "available", instance.work == nil, instance.shown.pending.isEmpty else {
                throw .instanceState(
                    "The engine version cannot be changed while \(instance.shown.identifier) has changes under way.")
            }
        }
        return EngineUpgrade(
            version: version, isMajor: isMajor, parameterGroup: call.parameterGroup,
            instanceParameterGroup: call.instanceParameterGroup)
    }

    /// Whether the way to a version is one across a major version; refuses ways that AWS does not offer.
    func checkUpgradePath(
        of shown: SimulatedCluster, to target: String, allowsMajor: Bool
    ) throws(RDSFault) -> Bool {
        let current = engineVersions.first { $0.engine == shown.engine && $0.version == shown.engineVersion }
        guard let way = current?.upgradeTargets.first(where: { $0.version == target }) else {
            throw .combination("\(shown.engine) \(shown.engineVersion) cannot be upgraded to \(target).")
        }
        guard !way.isMajor || allowsMajor else {
            throw .combination("An upgrade to another major version needs AllowMajorVersionUpgrade to be set.")
        }
        guard !way.isMajor || shown.globalClusterIdentifier == nil else {
            throw .combination("The major version of a global cluster is changed with ModifyGlobalCluster.")
        }
        return way.isMajor
    }

    mutating func startUpgrade(of index: Int, _ upgrade: EngineUpgrade, effect: Int) {
        var upgrade = upgrade
        upgrade.fails = isStruck(by: .upgradeFails)
        let identifier = clusters[index].shown.identifier
        let job = startWork(.upgrade(upgrade), onCluster: index, effect: effect)
        queue.add(.cluster(.beginUpgrade, of: identifier, job: job), due: now + wait(.modificationShows))
    }

    /// Shows the upgrade on the cluster and its members; before another major version Aurora takes a snapshot.
    mutating func beginUpgrade(of index: Int, job: Int) {
        guard let work = clusters[index].work, case .upgrade(let upgrade) = work.kind else { return }
        let shown = clusters[index].shown
        setStatus("upgrading", ofCluster: index)
        clusters[index].shown.pending.engineVersion = upgrade.version.version
        log(.upgradeStarted, .cluster, shown.identifier)
        for member in members(of: shown.identifier) {
            _ = startWork(.clusterWork, on: member, effect: work.effect)
            setStatus("upgrading", of: member)
        }
        var due = now
        if upgrade.isMajor {
            let snapshot = addPreupgradeSnapshot(of: shown, to: upgrade.version.version)
            due += wait(.backup)
            queue.add(.finishSnapshot(snapshot, effect: nil), due: due)
        }
        due += wait(upgrade.isMajor ? .majorUpgrade : .minorUpgrade)
        queue.add(.cluster(.finishUpgrade, of: shown.identifier, job: job), due: due)
    }

    private mutating func addPreupgradeSnapshot(of shown: SimulatedCluster, to version: String) -> String {
        let versions = "\(shown.engineVersion)-to-\(version)".map { $0.isLetter || $0.isNumber ? $0 : "-" }
        let identifier = "preupgrade-\(shown.identifier)-\(String(versions))-\(now.milliseconds / 1000)"
        addSnapshot(identifier, of: shown)
        return identifier
    }

    /// The versions show, and then members come back one by one, the writer first; after a failure with the old version.
    mutating func finishUpgrade(of index: Int, job: Int) {
        guard let work = clusters[index].work, case .upgrade(let upgrade) = work.kind else { return }
        let identifier = clusters[index].shown.identifier
        clusters[index].shown.pending.engineVersion = nil
        if upgrade.fails {
            log(.upgradeFailed(because: "Upgrade prechecks failed."), .cluster, identifier)
        } else {
            setVersion(of: index, by: upgrade)
            log(.upgradeFinished(isMajor: upgrade.isMajor), .cluster, identifier)
        }
        var due = now
        let writer = clusters[index].shown.writer
        let found = members(of: identifier).filter { instances[$0].work?.effect == work.effect }
        let ordered = found.sorted { left, _ in instances[left].shown.identifier == writer }
        for member in ordered {
            due += wait(.restart)
            guard let memberJob = instances[member].work?.job else { continue }
            queue.add(.endClusterWork(instance: instances[member].shown.identifier, job: memberJob), due: due)
        }
        due += wait(.failoverSettles)
        let finish: ClusterChange = upgrade.fails ? .abandonWork : .finishWork
        queue.add(.cluster(finish, of: identifier, job: job), due: due)
    }

    /// Custom groups of another family than the new version's give way to those named, or to the default ones.
    func group(_ named: String?, insteadOf current: String, _ scope: SimulatedParameterGroup.Scope, in family: String)
        -> String
    {
        if let named { return named }
        return parameterGroup(current, scope)?.family == family ? current : "default." + family
    }

    private mutating func setVersion(of index: Int, by upgrade: EngineUpgrade) {
        let family = upgrade.version.family
        let shown = clusters[index].shown
        clusters[index].shown.engineVersion = upgrade.version.version
        clusters[index].shown.parameterGroup = group(
            upgrade.parameterGroup, insteadOf: shown.parameterGroup, .cluster, in: family)
        for member in members(of: shown.identifier) {
            instances[member].shown.engineVersion = upgrade.version.version
            instances[member].shown.parameterGroup = group(
                upgrade.instanceParameterGroup, insteadOf: instances[member].shown.parameterGroup, .instance,
                in: family)
        }
    }
}
