package import AWS
package import Maintenance

extension Instance {
    /// An instance as maintenance sees it, from DescribeDBInstances.
    package init(_ seen: RDS.DBInstance) {
        self.init(
            identifier: InstanceID(seen.dbInstanceIdentifier), arn: seen.dbInstanceArn,
            instanceClass: InstanceClass(seen.dbInstanceClass), engine: seen.engine,
            engineVersion: seen.engineVersion, status: Status(seen.dbInstanceStatus))
        availabilityZone = seen.availabilityZone
        subnetZones = seen.dbSubnetGroup?.availabilityZones.sorted() ?? []
        promotionTier = seen.promotionTier
        pendingChanges = seen.pendingModifiedValues.byName
        // A group without a status is not known to be in force.
        parameterGroups = seen.dbParameterGroups.map {
            ParameterGroup(name: $0.dbParameterGroupName, applyStatus: $0.parameterApplyStatus ?? "unknown")
        }
        monitoring = Monitoring(intervalSeconds: seen.monitoringInterval ?? 0, roleARN: seen.monitoringRoleArn)
        performanceInsights = PerformanceInsights(
            isEnabled: seen.performanceInsightsEnabled ?? false, keyID: seen.performanceInsightsKMSKeyId,
            retentionDays: seen.performanceInsightsRetentionPeriod)
        caCertificate = seen.caCertificateIdentifier
        certificateValidTill = seen.certificateDetails?.validTill.map { Timestamp($0) }
        isPubliclyAccessible = seen.publiclyAccessible
        autoMinorVersionUpgrade = seen.autoMinorVersionUpgrade
        maintenanceWindow = seen.preferredMaintenanceWindow
        createdAt = seen.instanceCreateTime.map { Timestamp($0) }
        tags = seen.tagList.map(Tag.init)
    }
}

extension RDSInstance {
    /// An RDS instance as maintenance sees it, from DescribeDBInstances.
    package init(_ seen: RDS.DBInstance) {
        self.init(
            Instance(seen), resourceIdentifier: seen.dbiResourceId,
            storage: Cluster.StorageState(
                type: seen.storageType ?? "standard", iops: seen.iops, allocated: seen.allocatedStorage,
                throughput: seen.storageThroughput),
            replicationSource: seen.readReplicaSourceDBInstanceIdentifier ?? seen.readReplicaSourceDBClusterIdentifier,
            activityStream: seen.activityStreamStatus)
        backupWindow = seen.preferredBackupWindow
        hasStandby = seen.multiAZ
        endpoint = seen.endpoint?.address
        port = seen.endpoint?.port
        isProtected = seen.deletionProtection
        securityGroups = seen.vpcSecurityGroups.compactMap(\.vpcSecurityGroupId).sorted()
        backupRetention = seen.backupRetentionPeriod
        optionGroup = seen.optionGroupMemberships.first?.optionGroupName
        optionGroupStatus = seen.optionGroupMemberships.first?.status
        secondaryZone = seen.secondaryAvailabilityZone
        replicas = seen.readReplicaDBInstanceIdentifiers.sorted()
        clusterReplicas = seen.readReplicaDBClusterIdentifiers.sorted()
        roles = seen.associatedRoles.compactMap { Role($0) }.sorted()
        licence = seen.licenseModel
        maximumStorage = seen.maxAllocatedStorage
        progress = seen.percentProgress.flatMap { Int($0.prefix { $0.isNumber }) }
        isStorageUpgradeAvailable = seen.isStorageConfigUpgradeAvailable
        hasManagedPassword = seen.masterUserSecret != nil
    }
}

extension RDSInstance.Role {
    /// `nil` where AWS does not say which role it is, or for what.
    fileprivate init?(_ seen: RDS.AssociatedRole) {
        guard let arn = seen.roleArn, let feature = seen.featureName else { return nil }
        self.init(arn: arn, feature: feature, status: seen.status)
    }
}
