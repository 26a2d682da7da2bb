/// New settings of an instance that take a while to come into force.
struct InstanceSettings: Sendable, Hashable {
    var backupRetentionDays: Int?
    var masterPassword: String?
}

/// Security groups, backup retention, protection and the master password, of instances that belong to no cluster.
extension RDSWorld {
    func checkSettings(of call: ModifyInstanceCall) throws(RDSFault) {
        if let groups = call.securityGroups { try checkSecurityGroups(groups) }
        if let days = call.backupRetentionDays, !(0...35).contains(days) { throw .retention(days, from: 0) }
        if let password = call.masterPassword { try checkPassword(password, ofAtMost: 128) }
    }

    /// What of a cluster member is set on its cluster (API reference, ModifyDBInstance, the parameters of these names).
    func checkMemberSettings(of call: ModifyInstanceCall) throws(RDSFault) {
        let isMine =
            call.securityGroups == nil && call.backupRetentionDays == nil && call.hasDeletionProtection == nil
            && call.masterPassword == nil
        guard isMine else {
            throw .combination(
                "Security groups, backup retention, deletion protection and master password of a cluster member are "
                    + "changed with ModifyDBCluster.")
        }
    }

    /// Turning backups on or off waits for the window, or takes a while; another number of days is there at once (API
    /// reference, ModifyDBInstance, `BackupRetentionPeriod`). Gives what is left to be done.
    mutating func settleRetention(of call: ModifyInstanceCall, on index: Int) -> InstanceSettings? {
        let shown = instances[index].shown
        let waiting = call.appliesImmediately ? shown.pending.backupRetentionDays : nil
        let days = (call.backupRetentionDays ?? waiting).flatMap { $0 == shown.backupRetentionDays ? nil : $0 }
        var settings = InstanceSettings(masterPassword: call.masterPassword)
        if let days {
            if days > 0, shown.backupRetentionDays > 0 {
                instances[index].shown.backupRetentionDays = days
            } else if call.appliesImmediately {
                settings.backupRetentionDays = days
            } else {
                instances[index].shown.pending.backupRetentionDays = days
            }
        }
        return settings == InstanceSettings() ? nil : settings
    }

    mutating func join(_ groups: [String], instance index: Int, effect: Int) {
        let shown = instances[index].shown
        instances[index].shown.securityGroups = moved(shown.securityGroups, to: groups)
        queue.add(
            .joinSecurityGroups(resource: shown.resourceIdentifier, effect: effect), due: now + wait(.settingsApplied))
    }

    mutating func start(_ settings: InstanceSettings, on index: Int, effect: Int) {
        instances[index].shown.pending.hasPassword = settings.masterPassword != nil
        if let days = settings.backupRetentionDays { instances[index].shown.pending.backupRetentionDays = days }
        let job = startWork(.settings(settings), on: index, effect: effect)
        let name = instances[index].shown.identifier
        queue.add(.beginSettings(instance: name, job: job), due: now + wait(.modificationShows))
    }

    mutating func beginSettings(of index: Int, job: Int) {
        guard case .settings(let settings) = instances[index].work?.kind else { return }
        setStatus(settings.masterPassword == nil ? "modifying" : "resetting-master-credentials", of: index)
        let name = instances[index].shown.identifier
        queue.add(.finishSettings(instance: name, job: job), due: now + wait(.settingsApplied))
    }

    mutating func applySettings(to index: Int) {
        guard case .settings(let settings) = instances[index].work?.kind else { return }
        if let password = settings.masterPassword { instances[index].masterPassword = password }
        if let days = settings.backupRetentionDays { instances[index].shown.backupRetentionDays = days }
        instances[index].shown.pending.hasPassword = false
        instances[index].shown.pending.backupRetentionDays = nil
    }
}
