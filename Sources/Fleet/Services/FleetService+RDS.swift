internal import AWS

extension FleetService {
    static let rds = FleetService(
        .rds, limits: .rds,
        readers: [
            DatabaseReader.self, CatalogueReader.self, TopologyReader.self, ParameterReader.self, HistoryReader.self,
            SourceSnapshotReader.self, UpgradeLogReader.self,
        ],
        performers: rdsPerformers, probes: rdsProbes, mutating: rdsChanges,
        codesOfAbsence: [
            "DBParameterGroupNotFound", "DBClusterParameterGroupNotFound", "DBProxyNotFoundFault", "DBInstanceNotFound",
        ])

    private static let rdsPerformers: [any MutationPerformer] = [
        CreateInstancePerformer(), ModifyClassPerformer(), FailOverPerformer(), DeleteInstancePerformer(),
        RebootInstancePerformer(), ApplyMaintenancePerformer(), ModifyStoragePerformer(),
        ModifyInstanceStoragePerformer(), FailOverInstancePerformer(), ModifyInstanceClassPerformer(),
        SetPromotionTierPerformer(),
        CreateParameterGroupPerformer(), SetParametersPerformer(), CreateDeploymentPerformer(),
        AssignParameterGroupPerformer(), SwitchOverPerformer(), RegisterProxyTargetPerformer(),
        DeregisterProxyTargetPerformer(), DeleteParameterGroupPerformer(),
        CreateInstanceDeploymentPerformer(), ModifyGreenPerformer(), AttachInstanceRolePerformer(),
        SwitchOverInstancePerformer(), DeleteDeploymentPerformer(), RemoveProtectionPerformer(),
        DeleteClusterPerformer(),
        CreateSnapshotPerformer(), UpgradeClusterPerformer(),
        RestoreClusterPerformer(), CloneClusterPerformer(), CreateMemberPerformer(), CopySnapshotPerformer(),
        RestoreInstancePerformer(), ConfigureDatabasePerformer(), AddRolePerformer(), TagDatabasePerformer(),
        RebootCopyPerformer(),
        UnprotectRetiredPerformer(), DeleteRetiredInstancePerformer(), DeleteRetiredClusterPerformer(),
        UnprotectInstancePerformer(), DeleteOldInstancePerformer(), CreateInstanceSnapshotPerformer(),
        UpgradeInstancePerformer(),
    ]

    /// A name that nothing has.
    private static let absent = "changeover-check"

    private static let rdsProbes = [
        Probe(RDS.DescribeDBClusters(), "to see clusters", .essential),
        Probe(RDS.DescribeDBInstances(), "to see the members of clusters", .essential),
        Probe(RDS.DescribeDBClusterSnapshots(), "to see snapshots in progress before a failover"),
        Probe(RDS.DescribeDBSnapshots(), "to see snapshots of RDS instances in progress"),
        Probe(
            RDS.DescribeOrderableDBInstanceOptions(engine: "aurora-postgresql").with { $0.vpc = true },
            "to check that a class can be had"),
        Probe(RDS.DescribeAccountAttributes(), "to check that a stand-in, or green, fits the quota"),
        Probe(RDS.DescribePendingMaintenanceActions(), "to see pending maintenance"),
        Probe(RDS.DescribeDBClusterEndpoints(), "to see custom endpoints"),
        Probe(RDS.DescribeGlobalClusters(), "to recognise Global Databases"),
        Probe(
            RDS.DescribeEvents().with { $0.sourceType = "db-instance" },
            "to see that an instance restarted, a cluster failed over, or AWS gave something up"),
        Probe(
            RDS.DescribeDBParameters(dbParameterGroupName: "default.aurora-postgresql16"),
            "to tell which parameters a restart puts in force"),
        Probe(
            RDS.DescribeDBClusterParameters(dbClusterParameterGroupName: "default.aurora-postgresql16"),
            "to tell which cluster parameters a restart puts in force"),
        Probe(
            RDS.DescribeDBEngineVersions().with { $0.engine = "aurora-postgresql" },
            "to see what can be upgraded to what"),
        Probe(RDS.DescribeBlueGreenDeployments(), "to see blue/green deployments"),
        Probe(RDS.DescribeDBParameterGroups(), "to see parameter groups"),
        Probe(RDS.DescribeDBClusterParameterGroups(), "to see cluster parameter groups"),
        Probe(
            RDS.DescribeEngineDefaultParameters(dbParameterGroupFamily: "aurora-postgresql16"),
            "to see which parameter values a version allows"),
        Probe(
            RDS.DescribeEngineDefaultClusterParameters(dbParameterGroupFamily: "aurora-postgresql16"),
            "to see which cluster parameter values a version allows"),
        Probe(RDS.DescribeIntegrations(), "to see zero-ETL integrations before an upgrade"),
        Probe(RDS.DescribeDBProxies(), "to see proxies before a cluster"),
        Probe(
            RDS.DescribeDBProxyTargetGroups(dbProxyName: absent), "to see which clusters proxies lead to"),
        Probe(RDS.DescribeDBProxyTargets(dbProxyName: absent), "to see whether proxies are healthy"),
        Probe(RDS.DescribeDBSubnetGroups(), "to check the subnet groups that lifecycles name"),
        Probe(RDS.DescribeOptionGroups(), "to check the option groups that lifecycles name"),
        Probe(
            RDS.DescribeValidDBInstanceModifications(dbInstanceIdentifier: absent),
            "to see what storage an RDS instance can be given"),
        Probe(
            RDS.DescribeDBLogFiles(dbInstanceIdentifier: absent),
            "to find what AWS wrote of its checks before an upgrade of an RDS instance"),
        Probe(
            RDS.DownloadDBLogFilePortion(dbInstanceIdentifier: absent, logFileName: "error/postgresql.log").with {
                $0.numberOfLines = 1
            }, "to read what AWS wrote of its checks before an upgrade of an RDS instance"),
    ]

    /// Source of what depends on what: "Actions, resources, and condition keys for Amazon RDS", Service Authorization Reference,
    /// "Authorizing access to Amazon Aurora blue/green deployment operations", Aurora User Guide, and "Authorizing access to
    /// Amazon RDS blue/green deployment operations", RDS User Guide.
    private static let rdsChanges = [
        Permission(IAMAction(RDS.CreateDBInstance.self), "to create the stand-in", isMutating: true),
        Permission(IAMAction(RDS.AddTagsToResource.self), "to tag what it makes, and how far it is", isMutating: true),
        Permission(
            IAMAction("iam", "PassRole"), "to create the stand-in where the writer has Enhanced Monitoring",
            isMutating: true,
            when: .init(
                resource: "arn::iam:::role/rds-monitoring-role",
                context: ["iam:PassedToService": "monitoring.rds.amazonaws.com"])),
        Permission(
            IAMAction("kms", "DescribeKey"), "to create instances and green where customer managed keys are in use",
            isMutating: true, when: .throughRDS()),
        Permission(
            IAMAction("kms", "CreateGrant"), "to create instances and green where customer managed keys are in use",
            isMutating: true, when: .throughRDS(["kms:GrantIsForAWSResource": "true"])),
        Permission(
            IAMAction(RDS.ModifyDBInstance.self),
            "to change the class of members, to give them their promotion tier again, and to change the storage of RDS instances",
            isMutating: true),
        Permission(IAMAction(RDS.FailoverDBCluster.self), "to fail over", isMutating: true),
        Permission(
            IAMAction(RDS.DeleteDBInstance.self), "to delete the stand-in, and old RDS instances", isMutating: true),
        Permission(
            IAMAction(RDS.RebootDBInstance.self), "to restart members, and fail RDS instances over", isMutating: true),
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
        Permission(
            IAMAction("rds", "CreateDBInstanceReadReplica"), "to make green of RDS instances", isMutating: true),
        Permission(
            IAMAction(RDS.SwitchoverBlueGreenDeployment.self), "to switch over", isMutating: true, when: .ownDeployment),
        Permission(
            IAMAction("rds", "PromoteReadReplica"), "to switch over and to remove deployments", isMutating: true),
        Permission(
            IAMAction("rds", "PromoteReadReplicaDBCluster"), "to switch over and to remove deployments",
            isMutating: true),
        Permission(
            IAMAction("rds", "DeleteDBClusterEndpoint"), "to remove deployments with their custom endpoints",
            isMutating: true),
        Permission(
            IAMAction(RDS.DeleteBlueGreenDeployment.self), "to remove deployments", isMutating: true,
            when: .ownDeployment),
        Permission(IAMAction(RDS.DeleteDBCluster.self), "to delete the old environment", isMutating: true),
        Permission(IAMAction(RDS.CreateDBClusterSnapshot.self), "to take snapshots", isMutating: true),
        Permission(IAMAction(RDS.CreateDBSnapshot.self), "to take snapshots of RDS instances", isMutating: true),
        Permission(IAMAction(RDS.RegisterDBProxyTargets.self), "to lead proxies to the new cluster", isMutating: true),
        Permission(
            IAMAction(RDS.DeregisterDBProxyTargets.self), "to take proxies from the cluster that they lead to",
            isMutating: true),
        Permission(
            IAMAction(RDS.DeleteDBClusterParameterGroup.self), "to delete groups that an upgrade made",
            isMutating: true),
        Permission(
            IAMAction(RDS.DeleteDBParameterGroup.self), "to delete groups that an upgrade made", isMutating: true),
        Permission(
            IAMAction(RDS.ApplyPendingMaintenanceAction.self), "to apply pending maintenance", isMutating: true),
        Permission(
            IAMAction(RDS.RestoreDBClusterFromSnapshot.self), "to make clusters of lifecycles from snapshots",
            isMutating: true, when: .tagged),
        Permission(
            IAMAction(RDS.RestoreDBClusterToPointInTime.self), "to make clusters of lifecycles as clones",
            isMutating: true, when: .tagged),
        Permission(
            IAMAction(RDS.RestoreDBInstanceFromDBSnapshot.self), "to make RDS instances of lifecycles from snapshots",
            isMutating: true, when: .tagged),
        Permission(
            IAMAction(RDS.CopyDBSnapshot.self), "to copy snapshots that are shared before they are restored",
            isMutating: true, when: .tagged),
        Permission(
            IAMAction(RDS.AddRoleToDBCluster.self), "to give clusters of lifecycles their roles", isMutating: true,
            when: .ownLifecycle),
        Permission(
            IAMAction(RDS.AddRoleToDBInstance.self), "to give green RDS instances their roles", isMutating: true,
            when: .ownInstance),
        Permission(
            IAMAction("iam", "PassRole"), "to give clusters of lifecycles, and green RDS instances, their roles",
            isMutating: true,
            when: .init(
                resource: "arn::iam:::role/database-role", context: ["iam:PassedToService": "rds.amazonaws.com"])),
    ]
}

extension Permission.Circumstances {
    /// A deployment with the tag that the bot gives to those that it makes.
    fileprivate static let ownDeployment = Self(
        resource: "arn::rds:us-east-1::deployment:bgd-0000000000000000",
        context: ["aws:ResourceTag/changeover:operation": "a1b2"])

    /// A resource that the bot makes with its tags.
    fileprivate static let tagged = Self(context: ["aws:RequestTag/changeover:lifecycle": "development"])

    /// An instance with the tag of one of the bot's operations.
    fileprivate static let ownInstance = Self(context: ["aws:ResourceTag/changeover:operation": "a1b2"])

    /// A cluster of a lifecycle.
    fileprivate static let ownLifecycle = Self(context: ["aws:ResourceTag/changeover:lifecycle": "development"])

    /// A customer managed key, used by RDS for the caller.
    fileprivate static func throughRDS(_ more: [String: String] = [:]) -> Self {
        Self(
            resource: "arn::kms:us-east-1::key/00000000-0000-0000-0000-000000000000",
            context: more.merging(["kms:ViaService": "rds.us-east-1.amazonaws.com"]) { $1 })
    }
}
