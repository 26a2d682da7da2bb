import AWS

extension RDSSamples {
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
