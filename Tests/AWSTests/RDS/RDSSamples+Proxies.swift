import AWS

extension RDSSamples {
    static let proxyRequests: [any RDSRequest] = [
        RDS.DescribeDBProxies(dbProxyName: "front", filters: filters),
        RDS.DescribeDBProxyTargetGroups(dbProxyName: "front", targetGroupName: "default", filters: filters),
        RDS.DescribeDBProxyTargets(dbProxyName: "front", targetGroupName: "default", filters: filters),
        registerDBProxyTargets,
        RDS.DeregisterDBProxyTargets(
            dbProxyName: "front", targetGroupName: "default", dbClusterIdentifiers: ["orders"],
            dbInstanceIdentifiers: ["ledger"]),
    ]

    static let registerDBProxyTargets = RDS.RegisterDBProxyTargets(
        dbProxyName: "front", targetGroupName: "default", dbClusterIdentifiers: ["orders", "users"],
        dbInstanceIdentifiers: ["ledger"])
}
