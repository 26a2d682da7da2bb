import AWS

extension RDSSamples {
    static let blueGreenDeploymentRequests: [any RDSRequest] = [
        createBlueGreenDeployment,
        RDS.DescribeBlueGreenDeployments(
            blueGreenDeploymentIdentifier: "bgd-0123456789abcdef",
            filters: [
                .blueGreenDeploymentIdentifier(["bgd-0123456789abcdef"]), .blueGreenDeploymentName(["orders-to-17"]),
                .source(["arn:aws:rds:eu-west-1:1:cluster:orders"]),
                .target(["arn:aws:rds:eu-west-1:1:cluster:orders-green-7kq2"]),
            ]),
        switchoverBlueGreenDeployment,
        deleteBlueGreenDeployment,
    ]

    static let createBlueGreenDeployment = RDS.CreateBlueGreenDeployment(
        blueGreenDeploymentName: "orders-to-17", source: "arn:aws:rds:eu-west-1:1:cluster:orders",
        targetEngineVersion: "17.4", targetDBClusterParameterGroupName: "orders-pg17",
        targetDBParameterGroupName: "orders-instance-pg17", targetDBInstanceClass: "db.r8g.large",
        targetStorageType: "gp3", targetAllocatedStorage: 400, targetIops: 12000, targetStorageThroughput: 500,
        upgradeTargetStorageConfig: false, tags: tags)

    static let switchoverBlueGreenDeployment = RDS.SwitchoverBlueGreenDeployment(
        blueGreenDeploymentIdentifier: "bgd-0123456789abcdef", switchoverTimeout: 120)

    static let deleteBlueGreenDeployment = RDS.DeleteBlueGreenDeployment(
        blueGreenDeploymentIdentifier: "bgd-0123456789abcdef", deleteTarget: true)
}
