package import Maintenance

/// Calls as tests write them.
extension AnyMutation {
    package static func createInstance(_ standIn: StandIn) -> AnyMutation { AnyMutation(CreateInstance(standIn)) }
    package static func modifyClass(of instance: InstanceID, to instanceClass: InstanceClass) -> AnyMutation {
        AnyMutation(ModifyClass(of: instance, to: instanceClass))
    }
    package static func failOver(_ cluster: ClusterID, to next: InstanceID) -> AnyMutation {
        AnyMutation(FailOver(cluster, to: next))
    }
    package static func deleteStandIn(_ instance: InstanceID) -> AnyMutation {
        AnyMutation(DeleteInstance(instance, .standIn))
    }
    package static func deleteUnservedStandIn(_ instance: InstanceID) -> AnyMutation {
        AnyMutation(DeleteInstance(instance, .unservedStandIn))
    }
    package static func deleteOldInstance(_ instance: InstanceID, resource: String) -> AnyMutation {
        AnyMutation(DeleteInstance(instance, .oldEnvironment(resource: resource)))
    }
    package static func reboot(_ instance: InstanceID) -> AnyMutation {
        AnyMutation(RebootInstance(instance, as: .reader))
    }
    package static func rebootWriter(_ instance: InstanceID) -> AnyMutation {
        AnyMutation(RebootInstance(instance, as: .writer))
    }
    package static func rebootPossibleWriter(_ instance: InstanceID) -> AnyMutation {
        AnyMutation(RebootInstance(instance, as: .possibleWriter))
    }
    package static func rebootGreen(_ instance: InstanceID) -> AnyMutation {
        AnyMutation(RebootInstance(instance, as: .green))
    }
    package static func applyMaintenance(_ action: MaintenanceAction) -> AnyMutation {
        AnyMutation(ApplyMaintenance(action, to: .reader))
    }
    package static func applyMaintenanceToWriter(_ action: MaintenanceAction) -> AnyMutation {
        AnyMutation(ApplyMaintenance(action, to: .writer))
    }
    package static func rebootSingle(_ instance: InstanceID) -> AnyMutation {
        AnyMutation(RebootInstance(instance, as: .single))
    }
    package static func applyMaintenanceToSingle(_ action: MaintenanceAction) -> AnyMutation {
        AnyMutation(ApplyMaintenance(action, to: .single))
    }
    package static func changeStorage(_ cluster: ClusterID, to storage: Storage) -> AnyMutation {
        AnyMutation(ModifyStorage(of: cluster, to: storage))
    }
    package static func changeInstanceStorage(_ instance: InstanceID, to storage: Storage) -> AnyMutation {
        AnyMutation(ModifyInstanceStorage(of: instance, to: storage))
    }
    package static func createParameterGroup(_ plan: ParameterGroupPlan) -> AnyMutation {
        AnyMutation(CreateParameterGroup(plan))
    }
    package static func setParameters(
        _ group: ParameterGroupName, _ settings: [ParameterGroupPlan.Setting]
    ) -> AnyMutation {
        AnyMutation(SetParameters(group, settings))
    }
    package static func createDeployment(_ plan: DeploymentPlan) -> AnyMutation { AnyMutation(CreateDeployment(plan)) }
    package static func assignParameterGroup(_ group: String, to instance: InstanceID) -> AnyMutation {
        AnyMutation(AssignParameterGroup(group, to: instance))
    }
    package static func switchOver(_ switchover: Switchover) -> AnyMutation { AnyMutation(SwitchOver(switchover)) }
    package static func registerProxyTarget(_ target: ProxyTarget, _ cluster: ClusterID) -> AnyMutation {
        AnyMutation(RegisterProxyTarget(target, cluster))
    }
    package static func deleteDeployment(_ identifier: String) -> AnyMutation {
        AnyMutation(DeleteDeployment(identifier, .record))
    }
    package static func deleteEmptyRecord(_ identifier: String) -> AnyMutation {
        AnyMutation(DeleteDeployment(identifier, .emptyRecord))
    }
    package static func deleteGreen(_ identifier: String) -> AnyMutation {
        AnyMutation(DeleteDeployment(identifier, .green))
    }
    package static func unprotect(_ cluster: ClusterID) -> AnyMutation { AnyMutation(RemoveProtection(of: cluster)) }
    package static func deleteOldCluster(
        _ cluster: ClusterID, resource: String, finalSnapshot: String
    ) -> AnyMutation {
        AnyMutation(DeleteCluster(cluster, resource: resource, finalSnapshot: finalSnapshot))
    }
    package static func createSnapshot(_ name: String, of cluster: ClusterID) -> AnyMutation {
        AnyMutation(CreateSnapshot(name, of: cluster))
    }
    package static func upgradeInPlace(_ upgrade: InPlaceUpgrade) -> AnyMutation {
        AnyMutation(UpgradeCluster(upgrade))
    }

    /// Whether it is of that kind.
    package func isOf(_ kind: (some Mutation).Type) -> Bool { self.kind == kind.kind }
}

extension AnyMutation {
    /// What an approver is told; nothing for a call that nobody is asked about.
    package func safetyFacts(
        seeing observation: Observation, readings: FactSample, policy: PlanPolicy = PlanPolicy()
    ) -> SafetyFacts {
        guard let gate else {
            return SafetyFacts(facts: [], takenAt: readings.takenAt, currentWriter: nil, proposedWriter: nil)
        }
        let asked = gate.questions(QuestionContext(target: observation.target), observation)
        return gate.safetyFacts(
            of: observation.subject, seeing: observation, with: readings.answers(to: asked, of: observation.target),
            policy: policy)
    }
}
