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
        RDS.DescribeDBClusters(dbClusterIdentifier: "orders", filters: filters, includeShared: true),
        RDS.DescribeDBInstances(dbInstanceIdentifier: "orders-1", filters: filters),
        createDBInstance,
        modifyDBInstance,
        RDS.DeleteDBInstance(
            dbInstanceIdentifier: "orders-3", finalSnapshot: .named("last"), deleteAutomatedBackups: false),
        RDS.FailoverDBCluster(dbClusterIdentifier: "orders", targetDBInstanceIdentifier: "orders-2"),
        RDS.RebootDBInstance(dbInstanceIdentifier: "orders-1", forceFailover: false),
        RDS.DescribeOrderableDBInstanceOptions(
            engine: "aurora-postgresql", engineVersion: "16.4", dbInstanceClass: "db.r6g.xlarge", vpc: true),
        RDS.DescribeAccountAttributes(),
        RDS.DescribePendingMaintenanceActions(resourceIdentifier: "arn:aws:rds:eu-west-1:1:db:a", filters: filters),
        RDS.DescribeDBClusterSnapshots(
            dbClusterIdentifier: "orders", dbClusterSnapshotIdentifier: "before", snapshotType: "manual",
            filters: filters, includeShared: false),
        RDS.DescribeDBClusterEndpoints(
            dbClusterIdentifier: "orders", dbClusterEndpointIdentifier: "reporting", filters: filters),
        RDS.DescribeGlobalClusters(globalClusterIdentifier: "world", filters: filters),
        RDS.DescribeEvents(
            sourceIdentifier: "orders", sourceType: "db-cluster", startTime: instant,
            endTime: instant.addingTimeInterval(3600), duration: 60, eventCategories: ["failover", "failure"]),
        RDS.DescribeDBEngineVersions(
            engine: "aurora-postgresql", engineVersion: "16.4", dbParameterGroupFamily: "aurora-postgresql16",
            filters: filters, defaultOnly: false, includeAll: true),
    ]

    static let createDBInstance = RDS.CreateDBInstance(
        dbInstanceIdentifier: "orders-co-7kq2", dbInstanceClass: "db.r6g.xlarge", engine: "aurora-postgresql",
        dbClusterIdentifier: "orders", availabilityZone: "eu-west-1b", promotionTier: 0,
        dbParameterGroupName: "orders-instance-pg16", caCertificateIdentifier: "rds-ca-rsa2048-g1",
        publiclyAccessible: false, autoMinorVersionUpgrade: false, preferredMaintenanceWindow: "mon:02:00-mon:02:30",
        monitoringInterval: 60, monitoringRoleArn: "arn:aws:iam::1:role/rds+monitoring",
        enablePerformanceInsights: true, performanceInsightsKMSKeyId: "arn:aws:kms:eu-west-1:1:key/k",
        performanceInsightsRetentionPeriod: 731, copyTagsToSnapshot: true,
        tags: tags)

    static let modifyDBInstance = RDS.ModifyDBInstance(
        dbInstanceIdentifier: "orders-2", applyImmediately: true, dbInstanceClass: "db.r6g.xlarge", promotionTier: 15,
        dbParameterGroupName: "orders-instance-pg16", caCertificateIdentifier: "rds-ca-rsa2048-g1",
        certificateRotationRestart: false, publiclyAccessible: true, autoMinorVersionUpgrade: false,
        preferredMaintenanceWindow: "mon:02:00-mon:02:30", monitoringInterval: 0, monitoringRoleArn: "arn:role",
        enablePerformanceInsights: true, performanceInsightsKMSKeyId: "arn:key", performanceInsightsRetentionPeriod: 7,
        copyTagsToSnapshot: false, allocatedStorage: 400, storageType: "gp3", iops: 12000, storageThroughput: 500)

    static let metricStatistics = CloudWatch.GetMetricStatistics(
        metric: .rds("AuroraReplicaLag", dbInstanceIdentifier: "orders-2"), startTime: instant,
        endTime: instant.addingTimeInterval(600), period: 60, statistics: CloudWatch.Statistic.allCases)
}
