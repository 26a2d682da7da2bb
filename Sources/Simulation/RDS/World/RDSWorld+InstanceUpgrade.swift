/// An upgrade in place of an instance that belongs to no cluster: both zones at once, and out of service until both are
/// done.
///
/// Sources: RDS user guide, "Upgrading the PostgreSQL (MySQL, MariaDB) DB engine" and "Amazon RDS event categories and event
/// messages".
extension RDSWorld {
    mutating func start(_ upgrade: InstanceUpgrade, on index: Int, effect: Int) {
        var upgrade = upgrade
        if upgrade.isMajor, let obstacle = instances[index].plain.upgradeObstacle {
            upgrade.failure = .check(because: obstacle)
        } else if isStruck(by: .upgradeFails) {
            upgrade.failure =
                mishaps.chance(0.5) ? .check(because: "There are uncommitted prepared transactions.") : .start
        }
        instances[index].plain.waitingUpgrade = nil
        instances[index].shown.pending.engineVersion = upgrade.version.version
        let job = startWork(.upgrade(upgrade), on: index, effect: effect)
        then(.beginCheck, to: index, job: job, after: wait(.modificationShows))
    }

    private func upgrade(of index: Int) -> InstanceUpgrade? {
        if case .upgrade(let upgrade) = instances[index].work?.kind { upgrade } else { nil }
    }

    mutating func beginCheck(of index: Int, job: Int?) {
        setStatus("upgrading", of: index)
        log(.checkStarted, of: index)
        then(.finishCheck, to: index, job: job, after: wait(.upgradeCheck))
    }

    /// What the checks find ends the upgrade while the database serves; otherwise RDS takes a snapshot before another
    /// major version, if it takes backups at all.
    mutating func finishCheck(of index: Int, job: Int?) {
        guard let upgrade = upgrade(of: index) else { return }
        log(.checkFinished, of: index)
        if case .check(let reason) = upgrade.failure {
            writeLog(of: upgrade, on: index, finding: reason, isCheck: true)
            log(.cannotBeUpgraded(because: "Upgrade prechecks failed. \(reason)"), of: index)
            return abandonUpgrade(of: index)
        }
        guard upgrade.isMajor, instances[index].shown.backupRetentionDays > 0 else {
            return stopForUpgrade(index, job: job)
        }
        let backup = wait(.backup)
        addSnapshot(before: upgrade, of: index, taking: backup)
        then(.stopForUpgrade, to: index, job: job, after: backup)
    }

    private mutating func addSnapshot(before upgrade: InstanceUpgrade, of index: Int, taking backup: Duration) {
        let shown = instances[index].shown
        let versions = "\(shown.engineVersion)-to-\(upgrade.version.version)".map {
            $0.isLetter || $0.isNumber ? $0 : "-"
        }
        let name = "preupgrade-\(shown.identifier)-\(String(versions))-\(now.milliseconds / 1000)"
        addInstanceSnapshot(name, of: index)
        queue.add(.finishInstanceSnapshot(name, effect: nil), due: now + backup)
    }

    /// Another major version of PostgreSQL takes the replicas along.
    mutating func stopForUpgrade(_ index: Int, job: Int?) {
        guard let upgrade = upgrade(of: index), let effect = instances[index].work?.effect else { return }
        instances[index].plain.isDown = true
        log(.downtimeStarted, of: index)
        log(.upgradeStarted, of: index)
        if upgrade.failure == nil {
            for replica in replicasTakenAlong(by: upgrade, of: index) {
                _ = startWork(.clusterWork, on: replica, effect: effect)
                setStatus("upgrading", of: replica)
                instances[replica].plain.isDown = true
                log(.waitsForPrimary, of: replica)
            }
        }
        then(.finishUpgrade, to: index, job: job, after: wait(upgrade.isMajor ? .majorUpgrade : .minorUpgrade))
    }

    private func replicasTakenAlong(by upgrade: InstanceUpgrade, of index: Int) -> [Int] {
        let shown = instances[index].shown
        guard upgrade.isMajor, shown.engine == "postgres" else { return [] }
        return shown.replicas.compactMap(instanceIndex)
    }

    mutating func finishUpgrade(ofInstance index: Int, job: Int?) {
        guard let upgrade = upgrade(of: index) else { return }
        guard upgrade.failure == nil else { return rollBack(upgrade, of: index) }
        log(.upgradeFinished, of: index)
        use(upgrade, on: index)
        log(.followUpStarted, of: index)
        let hasReplicas = !replicasTakenAlong(by: upgrade, of: index).isEmpty
        if hasReplicas { log(.waitsForReplicas, of: index) }
        then(.finishFollowUp, to: index, job: job, after: wait(hasReplicas ? .replicaUpgrade : .restart))
    }

    private mutating func use(_ upgrade: InstanceUpgrade, on index: Int) {
        let shown = instances[index].shown
        instances[index].shown.engineVersion = upgrade.version.version
        instances[index].shown.pending.engineVersion = nil
        instances[index].shown.parameterGroup = group(
            upgrade.parameterGroup, insteadOf: shown.parameterGroup, .instance, in: upgrade.version.family)
        instances[index].shown.parameterApplyStatus = "in-sync"
        let named = upgrade.optionGroup.map { $0.hasPrefix("default:") ? nil : $0 }
        instances[index].shown.optionGroup = named ?? (upgrade.isMajor ? nil : shown.optionGroup)
    }

    private mutating func rollBack(_ upgrade: InstanceUpgrade, of index: Int) {
        let reason = "The data dictionary could not be upgraded."
        writeLog(of: upgrade, on: index, finding: reason, isCheck: false)
        log(
            instances[index].shown.engine == "postgres"
                ? .upgradeRolledBack : .dictionaryCannotBeUpgraded(because: reason), of: index)
        restart(index)
        abandonUpgrade(of: index)
    }

    private mutating func abandonUpgrade(of index: Int) {
        let effect = instances[index].work?.effect
        instances[index].work = nil
        instances[index].shown.pending.engineVersion = nil
        instances[index].shown.status = instances[index].restingStatus
        complete(effect, failed: true)
    }

    /// The outage lasts until the replicas are done; each gets the default group where its own is of the old family.
    mutating func finishFollowUp(of index: Int) {
        guard let upgrade = upgrade(of: index), let effect = instances[index].work?.effect else { return }
        let along = InstanceUpgrade(
            version: upgrade.version, isMajor: true, parameterGroup: nil, optionGroup: nil, failure: nil)
        for replica in replicasTakenAlong(by: upgrade, of: index) where instances[replica].work?.effect == effect {
            use(along, on: replica)
            restart(replica)
            instances[replica].work = nil
            instances[replica].shown.status = instances[replica].restingStatus
        }
        log(.patched, of: index)
        restart(index)
        finishWork(on: index)
    }
}
