import AWS

extension RDSSamples {
    static let clusterRequests: [any RDSRequest] = [
        modifyDBCluster,
        applyPendingMaintenanceAction,
        createDBClusterSnapshot,
        createDBSnapshot,
        RDS.DescribeDBSnapshots().with {
            $0.dbInstanceIdentifier = "ledger"
            $0.dbSnapshotIdentifier = "ledger-before"
            $0.dbiResourceId = "db-ABCDEF"
            $0.snapshotType = "manual"
            $0.filters = filters
            $0.includeShared = true
            $0.includePublic = false
        },
        RDS.DeleteDBCluster(dbClusterIdentifier: "orders-old1", finalSnapshot: .named("orders-old1-last")).with {
            $0.deleteAutomatedBackups = false
        },
        RDS.DeleteDBCluster(dbClusterIdentifier: "rehearsal", finalSnapshot: .skipped).with {
            $0.deleteAutomatedBackups = true
        },
        restoreDBClusterToPointInTime(.onWrite),
        restoreDBClusterToPointInTime(.full),
        restoreDBClusterToPointInTime(.fullAsOf(instant)),
    ]

    static let modifyDBCluster = RDS.ModifyDBCluster(dbClusterIdentifier: "orders", applyImmediately: true).with {
        $0.storageType = "aurora-iopt1"
        $0.iops = 3000
        $0.allocatedStorage = 400
        $0.engineVersion = "17.4"
        $0.allowMajorVersionUpgrade = true
        $0.dbClusterParameterGroupName = "orders-pg17"
        $0.dbInstanceParameterGroupName = "orders-instance-pg17"
        $0.deletionProtection = false
    }

    static let applyPendingMaintenanceAction = RDS.ApplyPendingMaintenanceAction(
        resourceIdentifier: "arn:aws:rds:eu-west-1:1:db:orders-1", applyAction: "system-update",
        optInType: .nextMaintenance)

    static let createDBClusterSnapshot = RDS.CreateDBClusterSnapshot(
        dbClusterSnapshotIdentifier: "orders-before", dbClusterIdentifier: "orders"
    ).with { $0.tags = tags }

    static let createDBSnapshot = RDS.CreateDBSnapshot(
        dbSnapshotIdentifier: "ledger-before", dbInstanceIdentifier: "ledger"
    ).with { $0.tags = tags }

    static func restoreDBClusterToPointInTime(
        _ copy: RDS.RestoreDBClusterToPointInTime.Copy
    ) -> RDS.RestoreDBClusterToPointInTime {
        var capacity = RDS.ServerlessV2ScalingConfiguration()
        capacity.minCapacity = 0.5
        capacity.maxCapacity = 16.0
        capacity.secondsUntilAutoPause = 300
        return RDS.RestoreDBClusterToPointInTime(
            dbClusterIdentifier: "rehearsal", sourceDBClusterIdentifier: "orders", copy: copy
        ).with {
            $0.dbSubnetGroupName = "private"
            $0.vpcSecurityGroupIds = ["sg-1", "sg-2"]
            $0.dbClusterParameterGroupName = "orders-pg16"
            $0.port = 5433
            $0.kmsKeyId = "arn:aws:kms:eu-west-1:1:key/k"
            $0.storageType = "aurora-iopt1"
            $0.enableIAMDatabaseAuthentication = true
            $0.enableCloudwatchLogsExports = ["postgresql"]
            $0.serverlessV2ScalingConfiguration = capacity
            $0.deletionProtection = false
            $0.copyTagsToSnapshot = true
            $0.tags = tags
        }
    }
}
