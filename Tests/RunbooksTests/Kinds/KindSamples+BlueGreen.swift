import Maintenance
import Runbooks
import TestSupport

/// Of the blue/green deployment of an RDS instance.
extension KindSamples {
    private static let role = RDSInstance.Role(arn: "arn:aws:iam::123456789012:role/import", feature: "s3Import")

    static let deploymentMutations: [AnyMutation] = [
        AnyMutation(CreateInstanceDeployment(.single)),
        AnyMutation(
            CreateInstanceDeployment(
                InstanceDeploymentPlan(
                    name: "orders-co-k3f9", instance: "orders", source: "arn:orders", resource: "db-ORDERS",
                    replication: .physical, parameterGroup: "default.postgres15", upgradesStorageLayout: true, tags: [])
            )),
        AnyMutation(
            ModifyGreen(
                "orders-green-x1",
                to: .init(
                    instanceClass: "db.m6g.large", version: "8.4.3", parameterGroup: "own-84", optionGroup: "options-84"
                ))),
        AnyMutation(AttachInstanceRole(role, to: "orders-green-x1")),
        AnyMutation(
            SwitchOverInstance(
                InstanceSwitchover(
                    deployment: "bgd-1", instance: "orders", resource: "db-ORDERS", replication: .logical, timeout: 300,
                    green: "arn:aws:rds:us-east-1:123456789012:db:orders-green-x1"))),
    ]

    static let deploymentSteps: [AnyStep] = [
        AnyStep(DeployInstanceStep(.single)), AnyStep(BlueStorageStep(.single)),
        AnyStep(
            PrepareGreenStep(
                deployment: .single,
                members: [
                    .init(
                        blue: "orders", resource: "db-ORDERS", instanceClass: "db.m6g.xlarge", parameterGroup: "own-16",
                        roles: [role], version: "16.6", optionGroup: "options-16")
                ])),
        AnyStep(SwitchOverInstanceStep(.single, timeout: 300)),
        .verify(successor),
    ]

    private static let successor: InstanceExpectation = {
        var expected = InstanceExpectation(instance: "orders", instanceClass: "db.m6g.xlarge")
        expected.successor = .init(
            insteadOf: "db-ORDERS", version: "16.6", parameterGroup: "own-16", leastStorage: 100,
            replicas: [.init(instance: "orders-r1", instanceClass: "db.m6g.large", parameterGroup: "own-16")])
        return expected
    }()

    static let deploymentRunbooks: [AnyRunbook] = [
        .upgrade(
            UpgradeRunbook(
                version: "16.6", instanceClass: "db.m6g.xlarge",
                storage: StorageWish(size: 200, type: "gp3", iops: 12_000, throughput: 500), optionGroup: "options-16")
        ),
        .resize(ResizeRunbook(instanceClass: "db.m6g.xlarge", way: .blueGreen)),
    ]
}
