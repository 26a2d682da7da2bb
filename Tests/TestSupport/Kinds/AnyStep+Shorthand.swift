package import Engine
package import Maintenance
package import Runbooks

/// Steps as tests write them.
extension AnyStep {
    package static func createStandIn(_ standIn: StandIn) -> AnyStep { AnyStep(CreateStandInStep(standIn)) }
    package static func failOver(to next: InstanceID) -> AnyStep { AnyStep(FailOverStep(to: next)) }
    package static func failBack(to next: InstanceID) -> AnyStep { AnyStep(FailOverStep(to: next, isReturn: true)) }
    package static func changeClass(_ step: ChangeClassStep) -> AnyStep { AnyStep(step) }
    package static func deleteStandIn(_ standIn: InstanceID) -> AnyStep { AnyStep(DeleteStandInStep(standIn)) }
    package static func verify(_ expectation: Expectation) -> AnyStep { AnyStep(VerifyStep(expectation)) }
    package static func restart(_ step: RestartStep) -> AnyStep { AnyStep(step) }
    package static func restartWriter(_ writer: InstanceID) -> AnyStep { AnyStep(RestartWriterStep(writer)) }
    package static func applyMaintenance(_ step: ApplyMaintenanceStep) -> AnyStep { AnyStep(step) }
    package static func applyMaintenanceToWriter(_ action: MaintenanceAction) -> AnyStep {
        AnyStep(MaintainWriterStep(action))
    }
    package static func changeStorage(_ storage: Storage) -> AnyStep { AnyStep(ChangeStorageStep(storage)) }
    package static func changeInstanceStorage(_ storage: Storage, sizeBefore: Int? = nil) -> AnyStep {
        AnyStep(ChangeInstanceStorageStep(storage, sizeBefore: sizeBefore))
    }
    package static func restartInstance(_ instance: InstanceID) -> AnyStep { AnyStep(RestartInstanceStep(instance)) }
    package static func maintainInstance(_ action: MaintenanceAction) -> AnyStep {
        AnyStep(MaintainInstanceStep(action))
    }
    package static func verify(_ expectation: InstanceExpectation) -> AnyStep {
        AnyStep(VerifyInstanceStep(expectation))
    }
    package static func makeParameterGroups(_ plans: [ParameterGroupPlan]) -> AnyStep {
        AnyStep(MakeParameterGroupsStep(plans))
    }
    package static func deploy(_ plan: DeploymentPlan) -> AnyStep { AnyStep(DeployStep(plan)) }
    package static func assignParameterGroups(_ step: AssignParameterGroupsStep) -> AnyStep { AnyStep(step) }
    package static func soak(_ span: Span) -> AnyStep { AnyStep(SoakStep(span)) }
    package static func switchOver(
        _ plan: DeploymentPlan, timeout: Int, proxies: [ProxyTarget]? = nil
    ) -> AnyStep {
        AnyStep(SwitchOverStep(plan, timeout: timeout, proxies: proxies))
    }
    package static func checkProxies(_ targets: [ProxyTarget], of cluster: ClusterID) -> AnyStep {
        AnyStep(CheckProxiesStep(targets, of: cluster))
    }
    package static func removeDeployment(_ name: String, of old: String? = nil) -> AnyStep {
        AnyStep(RemoveDeploymentStep(name, of: old))
    }
    package static func retire(_ step: RetireStep) -> AnyStep { AnyStep(step) }
    package static func discardDeployment(_ plan: DeploymentPlan) -> AnyStep { AnyStep(DiscardDeploymentStep(plan)) }
    package static func takeSnapshot(_ name: String) -> AnyStep { AnyStep(TakeSnapshotStep(name)) }
    package static func upgradeInPlace(_ upgrade: InPlaceUpgrade) -> AnyStep { AnyStep(UpgradeInPlaceStep(upgrade)) }

    /// Whether it is of that kind.
    package func isOf(_ kind: (some StepKind).Type) -> Bool { self.kind == kind.kind }
}

extension RollbackRunbook {
    /// The way back of a cluster.
    package init(
        operation: OperationID, before: Beginning, standIn: InstanceID?, deployment: DeploymentPlan? = nil
    ) {
        self.init(operation: operation, before: .cluster(before), standIn: standIn, deployment: deployment)
    }
}

/// What people ask for, as tests write it.
extension AnyRunbook {
    package static func resize(_ runbook: ResizeRunbook) -> AnyRunbook { AnyRunbook(runbook) }
    package static func failover(_ runbook: FailoverRunbook) -> AnyRunbook { AnyRunbook(runbook) }
    package static func cleanup(_ runbook: CleanupRunbook) -> AnyRunbook { AnyRunbook(runbook) }
    package static func cycle(_ runbook: CycleRunbook) -> AnyRunbook { AnyRunbook(runbook) }
    package static func reboot(_ runbook: RebootRunbook) -> AnyRunbook { AnyRunbook(runbook) }
    package static func storage(_ runbook: StorageRunbook) -> AnyRunbook { AnyRunbook(runbook) }
    package static func maintenance(_ runbook: MaintenanceRunbook) -> AnyRunbook { AnyRunbook(runbook) }
    package static func rollback(_ runbook: RollbackRunbook) -> AnyRunbook { AnyRunbook(runbook) }
    package static func upgrade(_ runbook: UpgradeRunbook) -> AnyRunbook { AnyRunbook(runbook) }

    /// Whether it is of that kind.
    package func isOf(_ kind: (some Runbook).Type) -> Bool { self.kind == kind.kind }
}

extension AnyStep {
    package func assess(
        seeing observation: Observation, outstanding: [Intent], since: Timestamp = Timestamp(milliseconds: 0),
        lacking: [AnyMutation] = [], proved: [AnyMutation] = []
    ) -> Assessment {
        base.assess(
            in: StepContext(
                observation: observation, outstanding: outstanding, since: since, lacking: lacking, proved: proved))
    }
}

extension OperationRequest.Work {
    package static func rollback(of operation: OperationID) -> OperationRequest.Work {
        .following(operation, OperationRequest.FollowUp(RollbackRunbook.self))
    }
    package static func cleanup(after operation: OperationID) -> OperationRequest.Work {
        .following(operation, OperationRequest.FollowUp(CleanupRunbook.self))
    }
}
