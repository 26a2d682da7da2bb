import AWS

extension RDSSamples {
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
}
