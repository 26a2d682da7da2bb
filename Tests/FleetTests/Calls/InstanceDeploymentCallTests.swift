import Engine
import Fleet
import Maintenance
import TestSupport
import Testing
import Transport

/// Each mutation of the blue/green deployment of an RDS instance is one call, with everything that it has to say.
struct InstanceDeploymentCallTests {
    static let calls: [(AnyMutation, [String: String])] = [
        (
            AnyMutation(
                CreateInstanceDeployment(
                    InstanceDeploymentPlan(
                        name: "orders-co-k3f9", instance: "orders", source: "arn:orders", resource: "db-ORDERS",
                        replication: .logical, version: "16.6", instanceClass: "db.m6g.large", parameterGroup: "own-16",
                        storage: Storage(type: "gp3", iops: 12_000, allocated: 400, throughput: 500),
                        upgradesStorageLayout: true, tags: [Tag(key: "changeover:operation", value: "k3f9")]))),
            [
                "Action": "CreateBlueGreenDeployment", "BlueGreenDeploymentName": "orders-co-k3f9",
                "Source": "arn:orders", "TargetEngineVersion": "16.6", "TargetDBParameterGroupName": "own-16",
                "TargetDBInstanceClass": "db.m6g.large", "TargetStorageType": "gp3", "TargetAllocatedStorage": "400",
                "TargetIops": "12000", "TargetStorageThroughput": "500", "UpgradeTargetStorageConfig": "true",
                "Tags.Tag.1.Key": "changeover:operation", "Tags.Tag.1.Value": "k3f9",
            ]
        ),
        (
            AnyMutation(
                CreateInstanceDeployment(
                    InstanceDeploymentPlan(
                        name: "orders-co-k3f9", instance: "orders", source: "arn:orders", resource: "db-ORDERS",
                        replication: .physical, instanceClass: "db.m6g.large", parameterGroup: "default.postgres15",
                        tags: []))),
            [
                "Action": "CreateBlueGreenDeployment", "BlueGreenDeploymentName": "orders-co-k3f9",
                "Source": "arn:orders", "TargetDBParameterGroupName": "default.postgres15",
                "TargetDBInstanceClass": "db.m6g.large",
            ]
        ),
        (
            InstanceDeploymentCalls.version,
            [
                "Action": "ModifyDBInstance", "DBInstanceIdentifier": "orders-green-x1", "EngineVersion": "8.4.3",
                "AllowMajorVersionUpgrade": "true", "DBParameterGroupName": "own-84", "OptionGroupName": "options-84",
                "ApplyImmediately": "true",
            ]
        ),
        (
            InstanceDeploymentCalls.instanceClass,
            [
                "Action": "ModifyDBInstance", "DBInstanceIdentifier": "orders-green-x1",
                "DBInstanceClass": "db.m6g.large", "ApplyImmediately": "true",
            ]
        ),
        (
            InstanceDeploymentCalls.role,
            [
                "Action": "AddRoleToDBInstance", "DBInstanceIdentifier": "orders-green-x1",
                "RoleArn": "arn:aws:iam::123456789012:role/import", "FeatureName": "s3Import",
            ]
        ),
        (
            InstanceDeploymentCalls.switchover,
            [
                "Action": "SwitchoverBlueGreenDeployment", "BlueGreenDeploymentIdentifier": "bgd-1",
                "SwitchoverTimeout": "600",
            ]
        ),
    ]

    @Test(arguments: calls)
    func `each mutation of a deployment of an RDS instance is one call`(
        mutation: AnyMutation, form: [String: String]
    ) async throws {
        let same: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer? = { call, _ in .done(call.action) }
        let aws = FakeAWS(answering: try [#require(form["Action"]): same])
        #expect(await aws.fleet().perform(try .sample(mutation)) == .accepted())
        #expect(aws.calls.map(\.form) == [form.merging(["Version": "2014-10-31"]) { $1 }])
    }
}
