/// Security groups, backup retention and the master password, of clusters.
extension RDSWorld {
    func checkSettings(of call: ModifyClusterCall, on shown: SimulatedCluster) throws(RDSFault) {
        if let groups = call.securityGroups { try checkSecurityGroups(groups) }
        if let days = call.backupRetentionDays, !(1...35).contains(days) { throw .retention(days, from: 1) }
        guard let password = call.masterPassword else { return }
        guard !shown.hasManagedPassword else {
            throw .combination("MasterUserPassword cannot be given while Secrets Manager manages it.")
        }
        try checkPassword(password, ofAtMost: 41)
    }

    /// API reference, ModifyDBCluster and ModifyDBInstance, `MasterUserPassword`.
    func checkPassword(_ password: String, ofAtMost length: Int) throws(RDSFault) {
        let isPrintable = password.unicodeScalars.allSatisfy { scalar in
            ("!"..."~").contains(scalar) && !["/", "\"", "@"].contains(scalar)
        }
        guard (8...length).contains(password.count), isPrintable else {
            throw .value(
                "The parameter MasterUserPassword is not a valid password. "
                    + "Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.")
        }
    }

    /// Sets going what a call changes of a cluster's settings; the password changes with or without ApplyImmediately
    /// (API reference, ModifyDBCluster, `ApplyImmediately`).
    mutating func startSettings(_ changes: ClusterChanges, of call: ModifyClusterCall, on index: Int, effect: Int) {
        if let days = changes.backupRetentionDays {
            clusters[index].shown.pending.backupRetentionDays = call.appliesImmediately ? nil : days
            if call.appliesImmediately { clusters[index].shown.backupRetentionDays = days }
        }
        if let groups = changes.securityGroups { join(groups, cluster: index, effect: effect) }
        if let password = call.masterPassword { startReset(to: password, ofCluster: index, effect: effect) }
    }

    /// The members are in their cluster's groups.
    private mutating func join(_ groups: [String], cluster index: Int, effect: Int) {
        let shown = clusters[index].shown
        let joined = moved(shown.securityGroups, to: groups)
        clusters[index].shown.securityGroups = joined
        for member in members(of: shown.identifier) { instances[member].shown.securityGroups = joined }
        queue.add(
            .joinSecurityGroups(resource: shown.resourceIdentifier, effect: effect), due: now + wait(.settingsApplied))
    }

    mutating func joinSecurityGroups(of resource: String, effect: Int) {
        if let index = clusters.firstIndex(where: { $0.shown.resourceIdentifier == resource }) {
            clusters[index].shown.securityGroups.activate()
            for member in members(of: clusters[index].shown.identifier) {
                instances[member].shown.securityGroups.activate()
            }
        } else if let index = instances.firstIndex(where: { $0.shown.resourceIdentifier == resource }) {
            instances[index].shown.securityGroups.activate()
        }
        complete(effect)
    }

    private mutating func startReset(to password: String, ofCluster index: Int, effect: Int) {
        clusters[index].shown.pending.hasPassword = true
        let job = startWork(.passwordReset(to: password), onCluster: index, effect: effect)
        let identifier = clusters[index].shown.identifier
        queue.add(.cluster(.beginPasswordReset, of: identifier, job: job), due: now + wait(.modificationShows))
    }

    mutating func beginPasswordReset(ofCluster index: Int, job: Int) {
        setStatus("resetting-master-credentials", ofCluster: index)
        let identifier = clusters[index].shown.identifier
        queue.add(.cluster(.finishPasswordReset, of: identifier, job: job), due: now + wait(.settingsApplied))
    }

    mutating func finishPasswordReset(ofCluster index: Int) {
        guard case .passwordReset(let password) = clusters[index].work?.kind else { return }
        clusters[index].masterPassword = password
        clusters[index].shown.pending.hasPassword = false
        finishWork(onCluster: index)
    }

    /// Whether a password is the master user's of a cluster, or of an instance of no cluster: only who connects can
    /// tell.
    package func accepts(password: String, of name: String) -> Bool {
        if let index = clusterIndex(name) { return clusters[index].masterPassword == password }
        return instanceIndex(name).map { instances[$0].masterPassword == password } ?? false
    }
}

extension [SecurityGroupMembership] {
    fileprivate mutating func activate() {
        for position in indices { self[position].status = "active" }
    }
}
