@testable import AWS
import Foundation

/// Every request of the client with every parameter set.
enum RDSSamples {
    static let filters = [RDS.Filter.dbClusterID(["orders", "users & more"]), .dbInstanceID(["orders-1"])]
    static let tags = [RDS.Tag(key: "équipe", value: "a b~c*d"), RDS.Tag(key: "empty", value: "")]
    static let instant = Date(timeIntervalSince1970: 1_772_323_200)

    static let requests: [any RDSRequest] =
        instanceRequests + clusterRequests + parameterGroupRequests + blueGreenDeploymentRequests + proxyRequests
        + restoringRequests + taggingRequests + standaloneInstanceRequests

    private static let instanceRequests: [any RDSRequest] = [
        RDS.DescribeDBClusters().with {
            $0.dbClusterIdentifier = "orders"
            $0.filters = filters
            $0.includeShared = true
        },
        RDS.DescribeDBInstances().with {
            $0.dbInstanceIdentifier = "orders-1"
            $0.filters = filters
        },
        createDBInstance,
        modifyDBInstance,
        RDS.DeleteDBInstance(dbInstanceIdentifier: "orders-3", finalSnapshot: .named("last")).with {
            $0.deleteAutomatedBackups = false
        },
        RDS.FailoverDBCluster(dbClusterIdentifier: "orders", targetDBInstanceIdentifier: "orders-2"),
        RDS.RebootDBInstance(dbInstanceIdentifier: "orders-1").with { $0.forceFailover = false },
        RDS.DescribeOrderableDBInstanceOptions(engine: "aurora-postgresql").with {
            $0.engineVersion = "16.4"
            $0.dbInstanceClass = "db.r6g.xlarge"
            $0.licenseModel = "postgresql-license"
            $0.vpc = true
        },
        RDS.DescribeAccountAttributes(),
        RDS.DescribePendingMaintenanceActions().with {
            $0.resourceIdentifier = "arn:aws:rds:eu-west-1:1:db:a"
            $0.filters = filters
        },
        RDS.DescribeDBClusterSnapshots().with {
            $0.dbClusterIdentifier = "orders"
            $0.dbClusterSnapshotIdentifier = "before"
            $0.snapshotType = "manual"
            $0.filters = filters
            $0.includeShared = false
        },
        RDS.DescribeDBClusterEndpoints().with {
            $0.dbClusterIdentifier = "orders"
            $0.dbClusterEndpointIdentifier = "reporting"
            $0.filters = filters
        },
        RDS.DescribeGlobalClusters().with {
            $0.globalClusterIdentifier = "world"
            $0.filters = filters
        },
        RDS.DescribeEvents().with {
            $0.sourceIdentifier = "orders"
            $0.sourceType = "db-cluster"
            $0.startTime = instant
            $0.endTime = instant.addingTimeInterval(3600)
            $0.duration = 60
            $0.eventCategories = ["failover", "failure"]
        },
        RDS.DescribeDBEngineVersions().with {
            $0.engine = "aurora-postgresql"
            $0.engineVersion = "16.4"
            $0.dbParameterGroupFamily = "aurora-postgresql16"
            $0.filters = filters
            $0.defaultOnly = false
            $0.includeAll = true
        },
    ]

    static let createDBInstance = RDS.CreateDBInstance(
        dbInstanceIdentifier: "orders-co-7kq2", dbInstanceClass: "db.r6g.xlarge", engine: "aurora-postgresql"
    ).with {
        $0.dbClusterIdentifier = "orders"
        $0.availabilityZone = "eu-west-1b"
        $0.promotionTier = 0
        $0.dbParameterGroupName = "orders-instance-pg16"
        $0.caCertificateIdentifier = "rds-ca-rsa2048-g1"
        $0.publiclyAccessible = false
        $0.autoMinorVersionUpgrade = false
        $0.preferredMaintenanceWindow = "mon:02:00-mon:02:30"
        $0.monitoringInterval = 60
        $0.monitoringRoleArn = "arn:aws:iam::1:role/rds+monitoring"
        $0.enablePerformanceInsights = true
        $0.performanceInsightsKMSKeyId = "arn:aws:kms:eu-west-1:1:key/k"
        $0.performanceInsightsRetentionPeriod = 731
        $0.copyTagsToSnapshot = true
        $0.tags = tags
    }

    static let modifyDBInstance = RDS.ModifyDBInstance(dbInstanceIdentifier: "orders-2", applyImmediately: true).with {
        $0.dbInstanceClass = "db.r6g.xlarge"
        $0.promotionTier = 15
        $0.dbParameterGroupName = "orders-instance-pg16"
        $0.caCertificateIdentifier = "rds-ca-rsa2048-g1"
        $0.certificateRotationRestart = false
        $0.publiclyAccessible = true
        $0.autoMinorVersionUpgrade = false
        $0.preferredMaintenanceWindow = "mon:02:00-mon:02:30"
        $0.monitoringInterval = 0
        $0.monitoringRoleArn = "arn:role"
        $0.enablePerformanceInsights = true
        $0.performanceInsightsKMSKeyId = "arn:key"
        $0.performanceInsightsRetentionPeriod = 7
        $0.copyTagsToSnapshot = false
        $0.allocatedStorage = 400
        $0.storageType = "gp3"
        $0.iops = 12000
        $0.storageThroughput = 500
        $0.engineVersion = "8.0.42"
        $0.allowMajorVersionUpgrade = false
        $0.vpcSecurityGroupIds = ["sg-1", "sg-2"]
        $0.dbPortNumber = 3307
        $0.multiAZ = true
        $0.licenseModel = "general-public-license"
        $0.optionGroupName = "ledger-options"
        $0.backupRetentionPeriod = 0
        $0.masterUserPassword = "a b&c=d%'é"
        $0.deletionProtection = true
    }

    static let metricStatistics = CloudWatch.GetMetricStatistics(
        metric: .rds("AuroraReplicaLag", dbInstanceIdentifier: "orders-2"), startTime: instant,
        endTime: instant.addingTimeInterval(600), statistics: CloudWatch.Statistic.allCases)

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
        $0.vpcSecurityGroupIds = ["sg-1", "sg-2"]
        $0.port = 5433
        $0.backupRetentionPeriod = 7
        $0.masterUserPassword = "a b&c=d%'é"
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
        RDS.RestoreDBClusterToPointInTime(
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
            $0.backupRetentionPeriod = 7
            $0.tags = tags
        }
    }

    static var capacity: RDS.ServerlessV2ScalingConfiguration {
        var capacity = RDS.ServerlessV2ScalingConfiguration()
        capacity.minCapacity = 0.5
        capacity.maxCapacity = 16.0
        capacity.secondsUntilAutoPause = 300
        return capacity
    }

    static let parameterGroupRequests: [any RDSRequest] = [
        RDS.DescribeDBClusterParameterGroups().with {
            $0.dbClusterParameterGroupName = "orders-pg17"
            $0.filters = filters
        },
        RDS.DescribeDBParameterGroups().with {
            $0.dbParameterGroupName = "orders-instance-pg17"
            $0.filters = filters
        },
        createDBClusterParameterGroup,
        createDBParameterGroup,
        RDS.DescribeDBClusterParameters(dbClusterParameterGroupName: "orders-pg17").with {
            $0.source = "user"
            $0.filters = filters
        },
        RDS.DescribeDBParameters(dbParameterGroupName: "orders-instance-pg17").with {
            $0.source = "user"
            $0.filters = filters
        },
        RDS.ModifyDBClusterParameterGroup(dbClusterParameterGroupName: "orders-pg17", settings: settings),
        RDS.ModifyDBParameterGroup(dbParameterGroupName: "orders-instance-pg17", settings: settings),
        RDS.DeleteDBClusterParameterGroup(dbClusterParameterGroupName: "orders-pg17"),
        RDS.DeleteDBParameterGroup(dbParameterGroupName: "orders-instance-pg17"),
        RDS.DescribeEngineDefaultClusterParameters(dbParameterGroupFamily: "aurora-postgresql17").with {
            $0.filters = filters
        },
        RDS.DescribeEngineDefaultParameters(dbParameterGroupFamily: "aurora-postgresql17").with {
            $0.filters = filters
        },
    ]

    static let createDBClusterParameterGroup = RDS.CreateDBClusterParameterGroup(
        dbClusterParameterGroupName: "orders-pg17", dbParameterGroupFamily: "aurora-postgresql17",
        description: "orders & co, for 17"
    ).with { $0.tags = tags }

    static let createDBParameterGroup = RDS.CreateDBParameterGroup(
        dbParameterGroupName: "orders-instance-pg17", dbParameterGroupFamily: "aurora-postgresql17",
        description: "orders & co, for 17"
    ).with { $0.tags = tags }

    static let settings = [
        RDS.ParameterSetting(
            parameterName: "rds.logical_replication", parameterValue: "1", applyMethod: .pendingReboot),
        RDS.ParameterSetting(parameterName: "log_line_prefix", parameterValue: "%t:%r: ", applyMethod: .immediate),
        RDS.ParameterSetting(parameterName: "search_path", parameterValue: "", applyMethod: .immediate),
    ]

    static let blueGreenDeploymentRequests: [any RDSRequest] = [
        createBlueGreenDeployment,
        RDS.DescribeBlueGreenDeployments().with {
            $0.blueGreenDeploymentIdentifier = "bgd-0123456789abcdef"
            $0.filters = [
                .blueGreenDeploymentIdentifier(["bgd-0123456789abcdef"]), .blueGreenDeploymentName(["orders-to-17"]),
                .source(["arn:aws:rds:eu-west-1:1:cluster:orders"]),
                .target(["arn:aws:rds:eu-west-1:1:cluster:orders-green-7kq2"]),
            ]
        },
        switchoverBlueGreenDeployment,
        deleteBlueGreenDeployment,
    ]

    static let createBlueGreenDeployment = RDS.CreateBlueGreenDeployment(
        blueGreenDeploymentName: "orders-to-17", source: "arn:aws:rds:eu-west-1:1:cluster:orders"
    ).with {
        $0.targetEngineVersion = "17.4"
        $0.targetDBClusterParameterGroupName = "orders-pg17"
        $0.targetDBParameterGroupName = "orders-instance-pg17"
        $0.targetDBInstanceClass = "db.r8g.large"
        $0.targetStorageType = "gp3"
        $0.targetAllocatedStorage = 400
        $0.targetIops = 12000
        $0.targetStorageThroughput = 500
        $0.upgradeTargetStorageConfig = false
        $0.tags = tags
    }

    static let switchoverBlueGreenDeployment = RDS.SwitchoverBlueGreenDeployment(
        blueGreenDeploymentIdentifier: "bgd-0123456789abcdef"
    ).with { $0.switchoverTimeout = 120 }

    static let deleteBlueGreenDeployment = RDS.DeleteBlueGreenDeployment(
        blueGreenDeploymentIdentifier: "bgd-0123456789abcdef"
    ).with { $0.deleteTarget = true }

    static let proxyRequests: [any RDSRequest] = [
        RDS.DescribeDBProxies().with {
            $0.dbProxyName = "front"
            $0.filters = filters
        },
        RDS.DescribeDBProxyTargetGroups(dbProxyName: "front").with {
            $0.targetGroupName = "default"
            $0.filters = filters
        },
        RDS.DescribeDBProxyTargets(dbProxyName: "front").with {
            $0.targetGroupName = "default"
            $0.filters = filters
        },
        registerDBProxyTargets,
        RDS.DeregisterDBProxyTargets(dbProxyName: "front").with {
            $0.targetGroupName = "default"
            $0.dbClusterIdentifiers = ["orders"]
            $0.dbInstanceIdentifiers = ["ledger"]
        },
    ]

    static let registerDBProxyTargets = RDS.RegisterDBProxyTargets(dbProxyName: "front").with {
        $0.targetGroupName = "default"
        $0.dbClusterIdentifiers = ["orders", "users"]
        $0.dbInstanceIdentifiers = ["ledger"]
    }
}
