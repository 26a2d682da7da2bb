package import Maintenance

/// Copies of production that are made anew, promoted and retired.
extension Family {
    package static let lifecycle = Family(
        "lifecycle",
        subjects: [LifecycleSubject.self],
        mutations: [
            RestoreCluster.self, CloneCluster.self, CreateMember.self, CopySnapshot.self, RestoreInstance.self,
            ConfigureDatabase.self, AddRole.self, TagDatabase.self, RebootCopy.self, PointRecord.self,
            RestoreRecord.self,
            UnprotectRetired.self, DeleteRetiredInstance.self, DeleteRetiredCluster.self,
            PutPendingPassword.self, SetMasterPassword.self, MakePasswordCurrent.self, StartMasking.self,
        ],
        steps: [
            MakeClusterStep.self, CreateMembersStep.self, CopySnapshotStep.self, MakeInstanceStep.self,
            ConfigureStep.self, RebootCopyStep.self, RecordStageStep.self, PromoteStep.self, RecordPromotionStep.self,
            RetireDatabaseStep.self, RotatePasswordStep.self, MaskStep.self,
        ],
        runbooks: [
            NewRunbook.self, ModifyRunbook.self, RebootLifecycleRunbook.self, PromoteRunbook.self, RetireRunbook.self,
            RefreshRunbook.self,
        ])
}
