package import Maintenance

/// What is done on an RDS instance, which nobody takes over from.
extension Family {
    package static let instanceMaintenance = Family(
        "instance-maintenance",
        subjects: [InstanceSubject.self],
        mutations: [
            ModifyInstanceStorage.self, FailOverInstance.self, ModifyInstanceClass.self,
            CreateInstanceDeployment.self, ModifyGreen.self, AttachInstanceRole.self, SwitchOverInstance.self,
        ],
        steps: [
            ChangeInstanceStorageStep.self, RestartInstanceStep.self, MaintainInstanceStep.self,
            VerifyInstanceStep.self, FailOverInstanceStep.self, ChangeInstanceClassStep.self, DeployInstanceStep.self,
            PrepareGreenStep.self, SwitchOverInstanceStep.self, BlueStorageStep.self,
        ])
}
