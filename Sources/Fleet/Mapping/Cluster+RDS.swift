package import AWS
package import Maintenance

extension Cluster {
    /// A cluster as maintenance sees it, from DescribeDBClusters.
    package init(_ seen: RDS.DBCluster) {
        self.init(
            identifier: ClusterID(seen.dbClusterIdentifier), arn: seen.dbClusterArn,
            resourceIdentifier: seen.dbClusterResourceId, engine: seen.engine, engineVersion: seen.engineVersion,
            engineMode: seen.engineMode, status: Status(seen.status),
            members: seen.dbClusterMembers.map(Member.init))
        pendingChanges = seen.pendingModifiedValues.byName
        globalCluster = seen.globalClusterIdentifier
        replicationSource = seen.replicationSourceIdentifier
        readReplicas = seen.readReplicaIdentifiers
        hasServerlessV2Scaling = seen.serverlessV2ScalingConfiguration != nil
        isLimitless = seen.clusterScalabilityType == "limitless"
        activityStream = seen.activityStreamStatus
        tags = seen.tagList.map(Tag.init)
        backupWindow = seen.preferredBackupWindow
        maintenanceWindow = seen.preferredMaintenanceWindow
        parameterGroup = seen.dbClusterParameterGroup
        isProtected = seen.deletionProtection
        hasManagedPassword = seen.masterUserSecret != nil
        // Zero is "disabled" (API reference, DBCluster, `BacktrackWindow`).
        hasBacktrack = (seen.backtrackWindow ?? 0) > 0
        endpoint = seen.endpoint
        port = seen.port
        createdAt = seen.clusterCreateTime.map { Timestamp($0) }
        roles = Dictionary(
            seen.associatedRoles.compactMap { role in role.roleArn.map { ($0, role.status ?? "") } }
        ) { _, last in last }
        securityGroups = seen.vpcSecurityGroups.compactMap(\.vpcSecurityGroupId).sorted()
        backupRetention = seen.backupRetentionPeriod
        storage = StorageState(
            type: seen.storageType ?? Storage.auroraStandard, iops: seen.iops, allocated: seen.allocatedStorage,
            optimizedAllowedFrom: seen.ioOptimizedNextAllowedModificationTime.map { Timestamp($0) })
    }
}

extension Cluster.Member {
    init(_ seen: RDS.DBClusterMember) {
        self.init(
            instance: InstanceID(seen.dbInstanceIdentifier), isWriter: seen.isClusterWriter,
            promotionTier: seen.promotionTier, parameterGroupStatus: seen.dbClusterParameterGroupStatus)
    }
}

extension Tag {
    init(_ seen: RDS.Tag) {
        self.init(key: seen.key, value: seen.value)
    }
}

extension RDS.PendingModifiedValues {
    /// Every value by its name, also where it is empty: what is pending counts by being there. The values of a list are
    /// joined.
    var byName: [String: String] {
        Dictionary(entries.map { ($0.name, $0.value) }) { "\($0), \($1)" }
    }
}
