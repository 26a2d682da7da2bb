/// Roles of IAM by which databases reach other services.
extension RDSWorld {
    /// AddRoleToDBCluster; the role shows PENDING at first.
    ///
    /// Aurora PostgreSQL takes none without the name of a feature (code and words are what people report, the API
    /// reference has the name as optional).
    package mutating func addRole(
        _ role: String, feature: String? = nil, toCluster identifier: String, at time: SimulatedTime
    ) throws(RDSFault) {
        arrive(.addRoleToDBCluster, at: time)
        try authorize(needs(of: .addRoleToDBCluster, cluster: identifier, role: role))
        let index = try cluster(identifier)
        let shown = clusters[index].shown
        guard shown.status.isUsable, !clusters[index].isBusy else {
            throw .clusterState("Cluster \(identifier) is not in available state but \(shown.status).")
        }
        guard shown.engine != "aurora-postgresql" || feature != nil else {
            throw .value(
                "The feature-name parameter must be provided with the current operation for the Aurora (PostgreSQL) "
                    + "engine.")
        }
        guard !shown.roles.contains(where: { $0.arn == role && $0.feature == feature }) else {
            throw RDSFault(
                code: "DBClusterRoleAlreadyExists",
                message: "Role ARN \(role) is already associated with DB cluster: \(identifier).")
        }
        // "Quotas and constraints for Amazon Aurora", Aurora user guide.
        guard shown.roles.count < 5 else {
            throw RDSFault(
                code: "DBClusterRoleQuotaExceeded", message: "Cluster \(identifier) has as many roles as it may have.")
        }
        var added = SimulatedRole(role, feature: feature)
        added.status = "PENDING"
        clusters[index].shown.roles.append(added)
        let effect = record(.addRoleToDBCluster, cluster: identifier, .roleAdded(role))
        queue.add(.activateRole(role, resource: shown.resourceIdentifier, effect: effect), due: now + wait(.roleTaken))
        remember()
    }

    /// RemoveRoleFromDBCluster.
    package mutating func removeRole(
        _ role: String, feature: String? = nil, fromCluster identifier: String, at time: SimulatedTime
    ) throws(RDSFault) {
        arrive(.removeRoleFromDBCluster, at: time)
        try authorize(needs(of: .removeRoleFromDBCluster, cluster: identifier, role: role))
        let index = try cluster(identifier)
        guard clusters[index].shown.status.isUsable, !clusters[index].isBusy else {
            throw .clusterState("Cluster \(identifier) is not in available state.")
        }
        guard clusters[index].shown.roles.contains(where: { $0.arn == role && $0.feature == feature }) else {
            throw RDSFault(
                code: "DBClusterRoleNotFound",
                message: "Role ARN \(role) cannot be found for DB cluster: \(identifier).", httpStatus: 404)
        }
        clusters[index].shown.roles.removeAll { $0.arn == role && $0.feature == feature }
        _ = record(.removeRoleFromDBCluster, cluster: identifier, .roleRemoved(role), isDone: true)
        remember()
    }

    /// AddRoleToDBInstance, of an instance that belongs to no cluster.
    package mutating func addRole(
        _ role: String, feature: String, toInstance identifier: String, at time: SimulatedTime
    ) throws(RDSFault) {
        arrive(.addRoleToDBInstance, at: time)
        try authorize(needs(ofInstance: identifier, role: role))
        let index = try instance(identifier)
        let shown = instances[index].shown
        guard shown.cluster == nil, shown.status.isUsable, instances[index].work == nil else {
            throw .instanceState(
                "Instance \(identifier) is a cluster's, or not in available state but \(shown.status).")
        }
        guard !shown.roles.contains(where: { $0.arn == role && $0.feature == feature }) else {
            throw RDSFault(
                code: "DBInstanceRoleAlreadyExists",
                message: "Role ARN \(role) is already associated with DB instance: \(identifier).")
        }
        var added = SimulatedRole(role, feature: feature)
        added.status = "PENDING"
        instances[index].shown.roles.append(added)
        let effect = record(.addRoleToDBInstance, cluster: identifier, instance: identifier, .roleAdded(role))
        queue.add(.activateRole(role, resource: shown.resourceIdentifier, effect: effect), due: now + wait(.roleTaken))
        remember()
    }

    /// RemoveRoleFromDBInstance.
    package mutating func removeRole(
        _ role: String, feature: String, fromInstance identifier: String, at time: SimulatedTime
    ) throws(RDSFault) {
        arrive(.removeRoleFromDBInstance, at: time)
        try authorize([on(.removeRoleFromDBInstance, instance: identifier)] + passing(role, to: "rds.amazonaws.com"))
        let index = try instance(identifier)
        guard instances[index].shown.status.isUsable, instances[index].work == nil else {
            throw .instanceState("Instance \(identifier) is not in available state.")
        }
        guard instances[index].shown.roles.contains(where: { $0.arn == role && $0.feature == feature }) else {
            throw RDSFault(
                code: "DBInstanceRoleNotFound",
                message: "Role ARN \(role) cannot be found for DB instance: \(identifier).", httpStatus: 404)
        }
        instances[index].shown.roles.removeAll { $0.arn == role && $0.feature == feature }
        _ = record(
            .removeRoleFromDBInstance, cluster: identifier, instance: identifier, .roleRemoved(role), isDone: true)
        remember()
    }

    mutating func activateRole(_ role: String, of resource: String, effect: Int) {
        if let index = clusters.firstIndex(where: { $0.shown.resourceIdentifier == resource }) {
            clusters[index].shown.roles.activate(role)
        } else if let index = instances.firstIndex(where: { $0.shown.resourceIdentifier == resource }) {
            instances[index].shown.roles.activate(role)
        }
        complete(effect)
    }

    /// GetRole of IAM: the ARN of a role by its name.
    package mutating func role(named name: String, at time: SimulatedTime) throws(RDSFault) -> String {
        arrive(.getRole, at: time)
        guard roles.contains(name) else {
            throw RDSFault(
                code: "NoSuchEntity", message: "The role with name \(name) cannot be found.", httpStatus: 404)
        }
        return "arn:aws:iam::\(account):role/\(name)"
    }
}

extension [SimulatedRole] {
    fileprivate mutating func activate(_ role: String) {
        for position in indices where self[position].arn == role { self[position].status = "ACTIVE" }
    }
}
