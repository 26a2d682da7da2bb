extension RDSClient {
    package func describeDBClusters(
        _ request: RDS.DescribeDBClusters = .init()
    ) async throws(AWSError) -> [RDS.DBCluster] {
        try await pages("DBClusters", by: request)
    }

    package func describeDBInstances(
        _ request: RDS.DescribeDBInstances = .init()
    ) async throws(AWSError) -> [RDS.DBInstance] {
        try await pages("DBInstances", by: request)
    }

    package func describeOrderableDBInstanceOptions(
        _ request: RDS.DescribeOrderableDBInstanceOptions
    ) async throws(AWSError) -> [RDS.OrderableDBInstanceOption] {
        try await pages("OrderableDBInstanceOptions", by: request)
    }

    package func describeAccountAttributes(
        _ request: RDS.DescribeAccountAttributes = .init()
    ) async throws(AWSError) -> [RDS.AccountQuota] {
        try await list("AccountQuotas", by: request)
    }

    package func describePendingMaintenanceActions(
        _ request: RDS.DescribePendingMaintenanceActions = .init()
    ) async throws(AWSError) -> [RDS.ResourcePendingMaintenanceActions] {
        try await pages("PendingMaintenanceActions", by: request)
    }

    package func describeDBClusterEndpoints(
        _ request: RDS.DescribeDBClusterEndpoints = .init()
    ) async throws(AWSError) -> [RDS.DBClusterEndpoint] {
        try await pages("DBClusterEndpoints", by: request)
    }

    package func describeGlobalClusters(
        _ request: RDS.DescribeGlobalClusters = .init()
    ) async throws(AWSError) -> [RDS.GlobalCluster] {
        try await pages("GlobalClusters", by: request)
    }

    package func describeEvents(
        _ request: RDS.DescribeEvents = .init()
    ) async throws(AWSError) -> [RDS.Event] {
        try await pages("Events", by: request)
    }

    package func describeDBEngineVersions(
        _ request: RDS.DescribeDBEngineVersions = .init()
    ) async throws(AWSError) -> [RDS.DBEngineVersion] {
        try await pages("DBEngineVersions", by: request)
    }
}
