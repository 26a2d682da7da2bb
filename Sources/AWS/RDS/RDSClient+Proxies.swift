extension RDSClient {
    package func describeDBProxies(_ request: RDS.DescribeDBProxies = .init()) async throws(AWSError) -> [RDS.DBProxy] {
        try await pages("DBProxies", by: request)
    }

    package func describeDBProxyTargetGroups(
        _ request: RDS.DescribeDBProxyTargetGroups
    ) async throws(AWSError) -> [RDS.DBProxyTargetGroup] {
        try await pages("TargetGroups", by: request)
    }

    package func describeDBProxyTargets(
        _ request: RDS.DescribeDBProxyTargets
    ) async throws(AWSError) -> [RDS.DBProxyTarget] {
        try await pages("Targets", by: request)
    }

    @discardableResult
    package func registerDBProxyTargets(
        _ request: RDS.RegisterDBProxyTargets
    ) async throws(AWSError) -> [RDS.DBProxyTarget]? {
        try await mutate(request, listing: "DBProxyTargets")
    }

    package func deregisterDBProxyTargets(_ request: RDS.DeregisterDBProxyTargets) async throws(AWSError) {
        try await perform(request)
    }
}
