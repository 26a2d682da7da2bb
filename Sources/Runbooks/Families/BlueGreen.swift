package import Maintenance

extension Family {
    /// A cluster is brought to another version, by a blue/green deployment or where it is.
    package static let blueGreen = Family(
        "blue-green",
        mutations: [
            CreateParameterGroup.self, SetParameters.self, CreateDeployment.self, AssignParameterGroup.self,
            SwitchOver.self, DeleteParameterGroup.self, DeleteDeployment.self, RemoveProtection.self,
            DeleteCluster.self, CreateSnapshot.self, UpgradeCluster.self,
        ],
        steps: [
            MakeParameterGroupsStep.self, DeployStep.self, AssignParameterGroupsStep.self, SoakStep.self,
            SwitchOverStep.self, DeleteParameterGroupsStep.self, RemoveDeploymentStep.self, RetireStep.self,
            DiscardDeploymentStep.self, RestoreParametersStep.self, TakeSnapshotStep.self, UpgradeInPlaceStep.self,
        ],
        runbooks: [UpgradeRunbook.self, RecordRemovalRunbook.self])
}
