import AWS

extension RDSSamples {
    static let clusterRequests: [any RDSRequest] = [
        modifyDBCluster,
        applyPendingMaintenanceAction,
        createDBClusterSnapshot,
        createDBSnapshot,
        RDS.DescribeDBSnapshots(
            dbInstanceIdentifier: "ledger", dbSnapshotIdentifier: "ledger-before", dbiResourceId: "db-ABCDEF",
            snapshotType: "manual", filters: filters, includeShared: true, includePublic: false),
        RDS.DeleteDBCluster(
            dbClusterIdentifier: "orders-old1", finalSnapshot: .named("orders-old1-last"),
            deleteAutomatedBackups: false),
        RDS.DeleteDBCluster(
            dbClusterIdentifier: "rehearsal", finalSnapshot: .skipped, deleteAutomatedBackups: true),
        restoreDBClusterToPointInTime(.onWrite),
        restoreDBClusterToPointInTime(.full),
        restoreDBClusterToPointInTime(.fullAsOf(instant)),
    ]

    static let modifyDBCluster = RDS.ModifyDBCluster(
        dbClusterIdentifier: "orders", applyImmediately: true, storageType: "aurora-iopt1", iops: 3000,
        allocatedStorage: 400, engineVersion: "17.4", allowMajorVersionUpgrade: true,
        dbClusterParameterGroupName: "orders-pg17", dbInstanceParameterGroupName: "orders-instance-pg17",
        deletionProtection: false)

    static let applyPendingMaintenanceAction = RDS.ApplyPendingMaintenanceAction(
        resourceIdentifier: "arn:aws:rds:eu-west-1:1:db:orders-1", applyAction: "system-update",
        optInType: .nextMaintenance)

    static let createDBClusterSnapshot = RDS.CreateDBClusterSnapshot(
        dbClusterSnapshotIdentifier: "orders-before", dbClusterIdentifier: "orders", tags: tags)

    static let createDBSnapshot = RDS.CreateDBSnapshot(
        dbSnapshotIdentifier: "ledger-before", dbInstanceIdentifier: "ledger", tags: tags)

    static func restoreDBClusterToPointInTime(
        _ copy: RDS.RestoreDBClusterToPointInTime.Copy
    ) -> RDS.RestoreDBClusterToPointInTime {
        var capacity = RDS.ServerlessV2ScalingConfiguration()
        capacity.minCapacity = 0.5
        capacity.maxCapacity = 16.0
        capacity.secondsUntilAutoPause = 300
        return RDS.RestoreDBClusterToPointInTime(
            dbClusterIdentifier: "rehearsal", sourceDBClusterIdentifier: "orders", copy: copy,
            dbSubnetGroupName: "private", vpcSecurityGroupIds: ["sg-1", "sg-2"],
            dbClusterParameterGroupName: "orders-pg16", port: 5433, kmsKeyId: "arn:aws:kms:eu-west-1:1:key/k",
            storageType: "aurora-iopt1", enableIAMDatabaseAuthentication: true,
            enableCloudwatchLogsExports: ["postgresql"], serverlessV2ScalingConfiguration: capacity,
            deletionProtection: false, copyTagsToSnapshot: true, tags: tags)
    }
}
