package import Maintenance

extension Family {
    /// Members of a cluster are changed, restarted and maintained in turn, the writer role carried meanwhile.
    package static let clusterMaintenance = Family(
        "cluster-maintenance",
        subjects: [ClusterSubject.self],
        mutations: [
            CreateInstance.self, ModifyClass.self, FailOver.self, DeleteInstance.self, RebootInstance.self,
            ApplyMaintenance.self, ModifyStorage.self, SetPromotionTier.self,
        ],
        steps: [
            CreateStandInStep.self, FailOverStep.self, DeleteStandInStep.self, VerifyStep.self, ChangeClassStep.self,
            RestartStep.self, RestartWriterStep.self, RestartAsAskedStep.self, ApplyMaintenanceStep.self,
            MaintainWriterStep.self,
            ChangeStorageStep.self,
        ],
        runbooks: [
            ResizeRunbook.self, FailoverRunbook.self, CycleRunbook.self, RebootRunbook.self, StorageRunbook.self,
            MaintenanceRunbook.self, CleanupRunbook.self,
        ])
}
