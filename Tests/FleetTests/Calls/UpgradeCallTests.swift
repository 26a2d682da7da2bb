import Engine
import Fleet
import Maintenance
import TestSupport
import Testing
import Transport

/// Each mutation of an upgrade is one call, with everything that it has to say.
struct UpgradeCallTests {
    private static let group = ParameterGroupName(.instance, "orders-co-k3f9-instance")

    static let calls: [(AnyMutation, [String: String])] = [
        (
            .createParameterGroup(
                ParameterGroupPlan(
                    group: ParameterGroupName(.cluster, "c16"), family: "aurora-postgresql16", source: "c15",
                    settings: [], tags: [Tag(key: "changeover:operation", value: "k3f9")])),
            [
                "Action": "CreateDBClusterParameterGroup", "DBClusterParameterGroupName": "c16",
                "DBParameterGroupFamily": "aurora-postgresql16",
                "Description": "Values of c15 for aurora-postgresql16", "Tags.Tag.1.Key": "changeover:operation",
                "Tags.Tag.1.Value": "k3f9",
            ]
        ),
        (
            .setParameters(
                group, [.init(name: "a", value: "1", isDynamic: true), .init(name: "b", value: "", isDynamic: false)]),
            [
                "Action": "ModifyDBParameterGroup", "DBParameterGroupName": "orders-co-k3f9-instance",
                "Parameters.Parameter.1.ParameterName": "a", "Parameters.Parameter.1.ParameterValue": "1",
                "Parameters.Parameter.1.ApplyMethod": "immediate", "Parameters.Parameter.2.ParameterName": "b",
                "Parameters.Parameter.2.ParameterValue": "",
                "Parameters.Parameter.2.ApplyMethod": "pending-reboot",
            ]
        ),
        (
            .createDeployment(
                DeploymentPlan(
                    name: "orders-co-k3f9", cluster: "orders", source: "arn", version: "16.6", clusterGroup: "c16",
                    instanceGroup: nil, tags: [])),
            [
                "Action": "CreateBlueGreenDeployment", "BlueGreenDeploymentName": "orders-co-k3f9", "Source": "arn",
                "TargetEngineVersion": "16.6", "TargetDBClusterParameterGroupName": "c16",
            ]
        ),
        (
            .switchOver(Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300)),
            [
                "Action": "SwitchoverBlueGreenDeployment", "BlueGreenDeploymentIdentifier": "bgd-1",
                "SwitchoverTimeout": "300",
            ]
        ),
        (
            .deleteDeployment("bgd-1"),
            ["Action": "DeleteBlueGreenDeployment", "BlueGreenDeploymentIdentifier": "bgd-1"]
        ),
        (
            .deleteGreen("bgd-1"),
            [
                "Action": "DeleteBlueGreenDeployment", "BlueGreenDeploymentIdentifier": "bgd-1", "DeleteTarget": "true",
            ]
        ),
        (
            .registerProxyTarget(ProxyTarget(proxy: "front", group: "default"), "orders"),
            [
                "Action": "RegisterDBProxyTargets", "DBProxyName": "front", "TargetGroupName": "default",
                "DBClusterIdentifiers.member.1": "orders",
            ]
        ),
        (
            AnyMutation(
                DeregisterProxyTarget(
                    ProxyTarget(proxy: "front", group: "default"), from: "orders-old1", to: "orders")),
            [
                "Action": "DeregisterDBProxyTargets", "DBProxyName": "front", "TargetGroupName": "default",
                "DBClusterIdentifiers.member.1": "orders-old1",
            ]
        ),
        (
            AnyMutation(DeleteParameterGroup(ParameterGroupName(.cluster, "c16"))),
            ["Action": "DeleteDBClusterParameterGroup", "DBClusterParameterGroupName": "c16"]
        ),
        (
            AnyMutation(DeleteParameterGroup(ParameterGroupName(.instance, "i16"))),
            ["Action": "DeleteDBParameterGroup", "DBParameterGroupName": "i16"]
        ),
        (
            .unprotect("orders-old1"),
            [
                "Action": "ModifyDBCluster", "DBClusterIdentifier": "orders-old1", "DeletionProtection": "false",
                "ApplyImmediately": "true",
            ]
        ),
        (
            .deleteOldInstance("orders-1-old1", resource: "cluster-ORDERS1"),
            ["Action": "DeleteDBInstance", "DBInstanceIdentifier": "orders-1-old1", "SkipFinalSnapshot": "true"]
        ),
        (
            .deleteOldCluster("orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final"),
            [
                "Action": "DeleteDBCluster", "DBClusterIdentifier": "orders-old1", "SkipFinalSnapshot": "false",
                "FinalDBSnapshotIdentifier": "orders-co-k3f9-final",
            ]
        ),
        (
            .createSnapshot("before", of: "orders"),
            [
                "Action": "CreateDBClusterSnapshot", "DBClusterSnapshotIdentifier": "before",
                "DBClusterIdentifier": "orders",
            ]
        ),
        (
            .upgradeInPlace(
                InPlaceUpgrade(
                    cluster: "orders", version: "15.8", isMajor: false, clusterGroup: "c15", instanceGroup: "i15")),
            [
                "Action": "ModifyDBCluster", "DBClusterIdentifier": "orders", "EngineVersion": "15.8",
                "DBClusterParameterGroupName": "c15", "ApplyImmediately": "true",
            ]
        ),
        (
            .upgradeInPlace(
                InPlaceUpgrade(
                    cluster: "orders", version: "16.6", isMajor: true, clusterGroup: "c16", instanceGroup: "i16")),
            [
                "Action": "ModifyDBCluster", "DBClusterIdentifier": "orders", "EngineVersion": "16.6",
                "AllowMajorVersionUpgrade": "true", "DBClusterParameterGroupName": "c16",
                "DBInstanceParameterGroupName": "i16", "ApplyImmediately": "true",
            ]
        ),
    ]

    @Test(.holds(.finalSnapshot), arguments: calls)
    func `each mutation of an upgrade is one call`(mutation: AnyMutation, form: [String: String]) async throws {
        let same: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer? = { call, _ in .done(call.action) }
        let aws = FakeAWS(answering: try [#require(form["Action"]): same])
        #expect(await aws.fleet().perform(try .sample(mutation)) == .accepted())
        #expect(aws.calls.map(\.form) == [form.merging(["Version": "2014-10-31"]) { $1 }])
    }
}
