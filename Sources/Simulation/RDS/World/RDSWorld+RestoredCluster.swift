/// What all ways to a restored cluster have in common.
///
/// It has no instances, roles or custom endpoints, and is not protected; groups that are not named are the default ones
/// (API reference, RestoreDBClusterFromSnapshot and RestoreDBClusterToPointInTime; Aurora user guide, "Restoring from a
/// DB cluster snapshot": parameter groups and security groups are to be named).
extension RDSWorld {
    /// Whether a cluster of that name can be made.
    func checkNewCluster(_ identifier: String) throws(RDSFault) {
        guard identifier.isInstanceIdentifier else {
            throw .value("The parameter DBClusterIdentifier is not a valid identifier: \(identifier)")
        }
        guard clusterIndex(identifier) == nil else {
            throw RDSFault(code: "DBClusterAlreadyExistsFault", message: "DB Cluster already exists")
        }
        guard clusters.count < clusterQuota else {
            throw RDSFault(
                code: "DBClusterQuotaExceededFault", message: "The account has as many clusters as it may have.",
                httpStatus: 403)
        }
    }

    /// Gives a copy what the caller asked for, and what AWS takes where nothing was asked.
    func settle(_ options: RestoreOptions, on shown: inout SimulatedCluster) throws(RDSFault) {
        let group = try subnetGroup(options.subnetGroup ?? shown.subnetGroup)
        shown.subnetGroup = group.name
        if options.subnetGroup != nil { shown.availabilityZones = group.zones }
        shown.securityGroups = try memberships(of: options.securityGroups, in: group.network)
        if let parameters = options.parameterGroup {
            try checkParameterGroup(parameters, .cluster, family: family(of: shown))
        }
        shown.parameterGroup = options.parameterGroup ?? "default." + family(of: shown)
        shown.port = try checkedPort(options.port) ?? shown.port
        if let type = options.storageType {
            try checkStorageType(type, of: shown)
            shown.storageType = type == "aurora" ? nil : type
        }
        if let days = options.backupRetentionDays, !(1...35).contains(days) { throw .retention(days, from: 1) }
        shown.backupRetentionDays = options.backupRetentionDays ?? shown.backupRetentionDays
        shown.hasDeletionProtection = options.hasDeletionProtection ?? false
        shown.key = options.key ?? shown.key
        shown.roles = []
        try checkTags(options.tags)
        shown.tags = options.tags
    }

    /// Puts a restored cluster down, in which nothing can be made before it is available.
    mutating func addRestored(_ state: ClusterState, after duration: Duration, effect: Int) {
        insert(state)
        let identifier = state.shown.identifier
        guard let index = clusterIndex(identifier) else { return }
        let job = startWork(.creation, onCluster: index, effect: effect)
        clusters[index].work?.status = "creating"
        queue.add(.cluster(.finishCreation, of: identifier, job: job), due: now + duration)
        remember()
    }

    func checkedPort(_ port: Int?) throws(RDSFault) -> Int? {
        guard let port else { return nil }
        guard (1150...65_535).contains(port) else {
            throw .value("The port must be from 1150 to 65535, and is \(port).")
        }
        return port
    }
}

extension RDSFault {
    static func retention(_ days: Int, from least: Int) -> RDSFault {
        .value("The backup retention period must be from \(least) to 35 days, and is \(days).")
    }
}
