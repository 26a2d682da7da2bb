/// The calls that this account answers, by their names on the wire.
package enum RDSAction: String, Sendable, Hashable, CaseIterable, Codable {
    case describeDBClusters = "DescribeDBClusters"
    case describeDBInstances = "DescribeDBInstances"
    case createDBInstance = "CreateDBInstance"
    case modifyDBInstance = "ModifyDBInstance"
    case deleteDBInstance = "DeleteDBInstance"
    case failoverDBCluster = "FailoverDBCluster"
    case rebootDBInstance = "RebootDBInstance"
    case createDBClusterSnapshot = "CreateDBClusterSnapshot"
    case modifyDBCluster = "ModifyDBCluster"
    case applyPendingMaintenanceAction = "ApplyPendingMaintenanceAction"
    case deleteDBCluster = "DeleteDBCluster"
    case restoreDBClusterToPointInTime = "RestoreDBClusterToPointInTime"
    case restoreDBClusterFromSnapshot = "RestoreDBClusterFromSnapshot"
    case restoreDBInstanceFromDBSnapshot = "RestoreDBInstanceFromDBSnapshot"
    case createDBSnapshot = "CreateDBSnapshot"
    case copyDBSnapshot = "CopyDBSnapshot"
    case addTagsToResource = "AddTagsToResource"
    case removeTagsFromResource = "RemoveTagsFromResource"
    case addRoleToDBCluster = "AddRoleToDBCluster"
    case removeRoleFromDBCluster = "RemoveRoleFromDBCluster"
    case addRoleToDBInstance = "AddRoleToDBInstance"
    case createDBInstanceReadReplica = "CreateDBInstanceReadReplica"
    case promoteReadReplica = "PromoteReadReplica"
    case removeRoleFromDBInstance = "RemoveRoleFromDBInstance"
    case describeValidDBInstanceModifications = "DescribeValidDBInstanceModifications"
    case describeDBLogFiles = "DescribeDBLogFiles"
    case downloadDBLogFilePortion = "DownloadDBLogFilePortion"
    case describeDBProxies = "DescribeDBProxies"
    case describeDBProxyTargetGroups = "DescribeDBProxyTargetGroups"
    case describeDBProxyTargets = "DescribeDBProxyTargets"
    case registerDBProxyTargets = "RegisterDBProxyTargets"
    case deregisterDBProxyTargets = "DeregisterDBProxyTargets"
    case createBlueGreenDeployment = "CreateBlueGreenDeployment"
    case describeBlueGreenDeployments = "DescribeBlueGreenDeployments"
    case switchoverBlueGreenDeployment = "SwitchoverBlueGreenDeployment"
    case deleteBlueGreenDeployment = "DeleteBlueGreenDeployment"
    case describeDBClusterParameterGroups = "DescribeDBClusterParameterGroups"
    case describeDBParameterGroups = "DescribeDBParameterGroups"
    case createDBClusterParameterGroup = "CreateDBClusterParameterGroup"
    case createDBParameterGroup = "CreateDBParameterGroup"
    case modifyDBClusterParameterGroup = "ModifyDBClusterParameterGroup"
    case modifyDBParameterGroup = "ModifyDBParameterGroup"
    case deleteDBClusterParameterGroup = "DeleteDBClusterParameterGroup"
    case deleteDBParameterGroup = "DeleteDBParameterGroup"
    case describeDBClusterParameters = "DescribeDBClusterParameters"
    case describeDBParameters = "DescribeDBParameters"
    case describeEngineDefaultClusterParameters = "DescribeEngineDefaultClusterParameters"
    case describeEngineDefaultParameters = "DescribeEngineDefaultParameters"
    case describeOrderableDBInstanceOptions = "DescribeOrderableDBInstanceOptions"
    case describeAccountAttributes = "DescribeAccountAttributes"
    case describePendingMaintenanceActions = "DescribePendingMaintenanceActions"
    case describeDBClusterSnapshots = "DescribeDBClusterSnapshots"
    case describeDBSnapshots = "DescribeDBSnapshots"
    case describeDBClusterEndpoints = "DescribeDBClusterEndpoints"
    case describeGlobalClusters = "DescribeGlobalClusters"
    case describeIntegrations = "DescribeIntegrations"
    case describeEvents = "DescribeEvents"
    case describeDBEngineVersions = "DescribeDBEngineVersions"
    case listTagsForResource = "ListTagsForResource"
    case describeDBSubnetGroups = "DescribeDBSubnetGroups"
    case describeOptionGroups = "DescribeOptionGroups"
    case describeSecurityGroups = "DescribeSecurityGroups"
    case getRole = "GetRole"
    case getCallerIdentity = "GetCallerIdentity"
    case getMetricStatistics = "GetMetricStatistics"
    case describeAlarms = "DescribeAlarms"
    case describeRegions = "DescribeRegions"
    case describeScalableTargets = "DescribeScalableTargets"
    case registerScalableTarget = "RegisterScalableTarget"
    case simulatePrincipalPolicy = "SimulatePrincipalPolicy"

    package var isMutating: Bool {
        switch self {
        case .createDBInstance, .modifyDBInstance, .deleteDBInstance, .failoverDBCluster, .rebootDBInstance,
            .createDBClusterSnapshot, .modifyDBCluster, .applyPendingMaintenanceAction, .deleteDBCluster,
            .restoreDBClusterToPointInTime, .restoreDBClusterFromSnapshot, .restoreDBInstanceFromDBSnapshot,
            .createDBSnapshot, .copyDBSnapshot, .addTagsToResource, .removeTagsFromResource, .addRoleToDBCluster,
            .removeRoleFromDBCluster, .addRoleToDBInstance, .createDBInstanceReadReplica, .promoteReadReplica,
            .removeRoleFromDBInstance, .registerDBProxyTargets, .deregisterDBProxyTargets,
            .createBlueGreenDeployment, .switchoverBlueGreenDeployment,
            .deleteBlueGreenDeployment, .createDBClusterParameterGroup, .createDBParameterGroup,
            .modifyDBClusterParameterGroup, .modifyDBParameterGroup, .deleteDBClusterParameterGroup,
            .deleteDBParameterGroup, .registerScalableTarget:
            true
        case .describeDBClusters, .describeDBInstances, .describeOrderableDBInstanceOptions,
            .describeAccountAttributes, .describePendingMaintenanceActions, .describeDBClusterSnapshots,
            .describeDBSnapshots,
            .describeDBClusterEndpoints, .describeGlobalClusters, .describeIntegrations, .describeEvents,
            .describeDBEngineVersions,
            .describeDBLogFiles, .downloadDBLogFilePortion, .describeValidDBInstanceModifications,
            .listTagsForResource, .describeDBSubnetGroups, .describeOptionGroups, .describeSecurityGroups, .getRole,
            .describeDBProxies,
            .describeDBProxyTargetGroups, .describeDBProxyTargets,
            .describeBlueGreenDeployments, .getCallerIdentity, .getMetricStatistics, .describeRegions,
            .simulatePrincipalPolicy, .describeAlarms, .describeScalableTargets,
            .describeDBClusterParameterGroups,
            .describeDBParameterGroups, .describeDBClusterParameters, .describeDBParameters,
            .describeEngineDefaultClusterParameters, .describeEngineDefaultParameters:
            false
        }
    }

    /// The name of the action in an IAM policy.
    package var permission: String {
        switch self {
        case .getCallerIdentity: "sts:GetCallerIdentity"
        case .getMetricStatistics, .describeAlarms: "cloudwatch:\(rawValue)"
        case .describeScalableTargets, .registerScalableTarget: "application-autoscaling:\(rawValue)"
        case .describeRegions, .describeSecurityGroups: "ec2:\(rawValue)"
        case .simulatePrincipalPolicy, .getRole: "iam:\(rawValue)"
        default: "rds:\(rawValue)"
        }
    }
}
