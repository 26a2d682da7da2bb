/// New settings of an instance that take a while to come into force.
struct InstanceSettings: Sendable, Hashable {
    var backupRetentionDays: Int?
    var optionGroup: String?
    var masterPassword: String?
}

/// Security groups, backup retention, protection and the master password, of instances that belong to no cluster.
extension RDSWorld {
    func checkSettings(of call: ModifyInstanceCall, on shown: SimulatedInstance) throws(RDSFault) {
        try checkOptionGroup(call.optionGroup, of: shown)
        if let groups = call.securityGroups { try checkSecurityGroups(groups) }
        if let days = call.backupRetentionDays, !(0...35).contains(days) { throw .retention(days, from: 0) }
        if let password = call.masterPassword { try checkPassword(password, ofAtMost: 128) }
    }

    /// What of a cluster member is set on its cluster (API reference, ModifyDBInstance, the parameters of these names).
    func checkMemberSettings(of call: ModifyInstanceCall) throws(RDSFault) {
        let isMine =
            call.securityGroups == nil && call.backupRetentionDays == nil && call.hasDeletionProtection == nil
            && call.masterPassword == nil && call.optionGroup == nil
        guard isMine else {
            throw .combination(
                "Security groups, backup retention, deletion protection and master password of a cluster member are "
                    + "changed with ModifyDBCluster, and it has no option group.")
        }
    }

    /// Turning backups on or off and another option group wait for the window, or take a while; another number of days
    /// is there at once (API reference, ModifyDBInstance, `BackupRetentionPeriod` and `OptionGroupName`). Gives what is
    /// left to be done.
    mutating func settleSettings(of call: ModifyInstanceCall, on index: Int) -> InstanceSettings? {
        let shown = instances[index].shown
        let waiting = call.appliesImmediately ? shown.pending.backupRetentionDays : nil
        let days = (call.backupRetentionDays ?? waiting).flatMap { $0 == shown.backupRetentionDays ? nil : $0 }
        var settings = InstanceSettings(masterPassword: call.masterPassword)
        if let days {
            if days > 0, shown.backupRetentionDays > 0 {
                instances[index].shown.backupRetentionDays = days
                instances[index].shown.pending.backupRetentionDays = nil
            } else if call.appliesImmediately {
                settings.backupRetentionDays = days
            } else {
                instances[index].shown.pending.backupRetentionDays = days
            }
        }
        let group = call.optionGroup ?? (call.appliesImmediately ? shown.pending.optionGroup?.group : nil)
        if let group, group != shown.shownOptionGroup {
            settings.optionGroup = call.appliesImmediately ? group : nil
            instances[index].shown.pending.optionGroup = OptionGroupMembership(
                group: group, status: call.appliesImmediately ? "applying" : "pending-maintenance-apply")
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
        if let group = settings.optionGroup { instances[index].shown.optionGroup = group }
        instances[index].shown.pending.optionGroup = nil
        instances[index].shown.pending.hasPassword = false
        instances[index].shown.pending.backupRetentionDays = nil
    }
}
