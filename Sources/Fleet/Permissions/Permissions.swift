internal import AWS
internal import Foundation
internal import Maintenance

/// Every permission that the bot uses.
package enum Permissions {
    package static let all: [Permission] = reading.map(\.permission) + mutating

    /// Reading permissions, each with a harmless call of one page to try it with.
    static let reading: [(permission: Permission, probe: AWSCall)] = [
        read(STS.GetCallerIdentity(), "to know the account", .essential),
        read(RDS.DescribeDBClusters(), "to see clusters", .essential),
        read(RDS.DescribeDBInstances(), "to see the members of clusters", .essential),
        read(RDS.DescribeDBClusterSnapshots(), "to see snapshots in progress before a failover"),
        read(RDS.DescribeDBSnapshots(), "to see snapshots of RDS instances in progress"),
        read(
            RDS.DescribeOrderableDBInstanceOptions(engine: "aurora-postgresql").with { $0.vpc = true },
            "to check that a class can be had"),
        read(RDS.DescribeAccountAttributes(), "to check that a stand-in fits the quota"),
        read(RDS.DescribePendingMaintenanceActions(), "to see pending maintenance"),
        read(RDS.DescribeDBClusterEndpoints(), "to see custom endpoints"),
        read(RDS.DescribeGlobalClusters(), "to recognise Global Databases"),
        read(RDS.DescribeEvents().with { $0.sourceType = "db-instance" }, "to see that an instance restarted"),
        read(
            RDS.DescribeDBParameters(dbParameterGroupName: "default.aurora-postgresql16"),
            "to tell which parameters a restart puts in force"),
        read(
            RDS.DescribeDBClusterParameters(dbClusterParameterGroupName: "default.aurora-postgresql16"),
            "to tell which cluster parameters a restart puts in force"),
        read(
            RDS.DescribeDBEngineVersions().with { $0.engine = "aurora-postgresql" },
            "to see what can be upgraded to what"),
        read(RDS.DescribeBlueGreenDeployments(), "to see blue/green deployments"),
        read(RDS.DescribeDBParameterGroups(), "to see parameter groups"),
        read(RDS.DescribeDBClusterParameterGroups(), "to see cluster parameter groups"),
        read(
            RDS.DescribeEngineDefaultParameters(dbParameterGroupFamily: "aurora-postgresql16"),
            "to see which parameter values a version allows"),
        read(
            RDS.DescribeEngineDefaultClusterParameters(dbParameterGroupFamily: "aurora-postgresql16"),
            "to see which cluster parameter values a version allows"),
        read(RDS.DescribeDBProxies(), "to see proxies before a cluster"),
        read(
            RDS.DescribeDBProxyTargetGroups(dbProxyName: "changeover-check"), "to see which clusters proxies lead to"),
        read(RDS.DescribeDBProxyTargets(dbProxyName: "changeover-check"), "to see whether proxies are healthy"),
        read(EC2.DescribeRegions(), "to recognise regions"),
        read(lag, "to see lag before a failover or switchover"),
    ]

    static let mutating: [Permission] = [
        Permission(IAMAction(RDS.CreateDBInstance.self), "to create the stand-in", isMutating: true),
        Permission(IAMAction("rds", "AddTagsToResource"), "to tag the stand-in", isMutating: true),
        Permission(
            IAMAction("iam", "PassRole"), "to create the stand-in where the writer has Enhanced Monitoring",
            isMutating: true),
        Permission(
            IAMAction(RDS.ModifyDBInstance.self), "to change the class of members and the storage of RDS instances",
            isMutating: true),
        Permission(IAMAction(RDS.FailoverDBCluster.self), "to fail over", isMutating: true),
        Permission(IAMAction(RDS.DeleteDBInstance.self), "to delete the stand-in", isMutating: true),
        Permission(IAMAction(RDS.RebootDBInstance.self), "to restart members", isMutating: true),
        Permission(
            IAMAction(RDS.ModifyDBCluster.self),
            "to change storage, upgrade in place and take protection off old clusters",
            isMutating: true),
        Permission(IAMAction(RDS.CreateDBClusterParameterGroup.self), "to make groups for upgrades", isMutating: true),
        Permission(IAMAction(RDS.CreateDBParameterGroup.self), "to make groups for upgrades", isMutating: true),
        Permission(IAMAction(RDS.ModifyDBClusterParameterGroup.self), "to fill those groups", isMutating: true),
        Permission(IAMAction(RDS.ModifyDBParameterGroup.self), "to fill those groups", isMutating: true),
        Permission(IAMAction(RDS.CreateBlueGreenDeployment.self), "to make green", isMutating: true),
        Permission(IAMAction("rds", "CreateDBCluster"), "to make green", isMutating: true),
        Permission(IAMAction("rds", "CreateDBClusterEndpoint"), "to make green's custom endpoints", isMutating: true),
        Permission(IAMAction(RDS.SwitchoverBlueGreenDeployment.self), "to switch over", isMutating: true),
        Permission(IAMAction("rds", "PromoteReadReplicaDBCluster"), "to switch over", isMutating: true),
        Permission(IAMAction(RDS.DeleteBlueGreenDeployment.self), "to remove deployments", isMutating: true),
        Permission(IAMAction(RDS.DeleteDBCluster.self), "to delete the old environment", isMutating: true),
        Permission(IAMAction(RDS.CreateDBClusterSnapshot.self), "to take snapshots", isMutating: true),
        Permission(IAMAction(RDS.RegisterDBProxyTargets.self), "to lead proxies to the new cluster", isMutating: true),
        Permission(
            IAMAction(RDS.ApplyPendingMaintenanceAction.self), "to apply pending maintenance", isMutating: true),
    ]

    private static func read(
        _ request: some QueryRequest, _ purpose: String, _ weight: Permission.Weight = .partial
    ) -> (permission: Permission, probe: AWSCall) {
        (Permission(IAMAction(request.call), purpose, weight), request.call)
    }

    private static func read(
        _ request: some RDSListRequest, _ purpose: String, _ weight: Permission.Weight = .partial
    ) -> (permission: Permission, probe: AWSCall) {
        let call = request.call(from: nil, atMost: 20)
        return (Permission(IAMAction(call), purpose, weight), call)
    }

    /// Of no instance and of long ago: CloudWatch answers with an empty list.
    private static let lag = CloudWatch.GetMetricStatistics(
        metric: LagMetric.auroraReplica.metric(of: "changeover-check"), startTime: Date(timeIntervalSince1970: 0),
        endTime: Date(timeIntervalSince1970: 60), statistics: [.maximum])
}
