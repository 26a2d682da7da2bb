extension Performers {
    /// Those of RDS.
    static let rds: [any Performer] = [
        CreateInstancePerformer(), ModifyClassPerformer(), FailOverPerformer(), DeleteInstancePerformer(),
        RebootInstancePerformer(), ApplyMaintenancePerformer(), ModifyStoragePerformer(),
        CreateParameterGroupPerformer(), SetParametersPerformer(), CreateDeploymentPerformer(),
        AssignParameterGroupPerformer(), SwitchOverPerformer(), RegisterProxyTargetPerformer(),
        DeleteDeploymentPerformer(), RemoveProtectionPerformer(), DeleteClusterPerformer(),
        CreateSnapshotPerformer(), UpgradeClusterPerformer(),
    ]
}
