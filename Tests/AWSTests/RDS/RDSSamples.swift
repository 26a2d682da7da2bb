import AWS
import Foundation

/// Every request of the client with every parameter set.
enum RDSSamples {
    static let filters = [RDS.Filter.dbClusterID(["orders", "users & more"]), .dbInstanceID(["orders-1"])]
    static let tags = [RDS.Tag(key: "équipe", value: "a b~c*d"), RDS.Tag(key: "empty", value: "")]
    static let instant = Date(timeIntervalSince1970: 1_772_323_200)

    static let requests: [any RDSRequest] =
        instanceRequests + clusterRequests + parameterGroupRequests + blueGreenDeploymentRequests + proxyRequests

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
    }

    static let metricStatistics = CloudWatch.GetMetricStatistics(
        metric: .rds("AuroraReplicaLag", dbInstanceIdentifier: "orders-2"), startTime: instant,
        endTime: instant.addingTimeInterval(600), statistics: CloudWatch.Statistic.allCases)
}
