internal import AWS
internal import Maintenance

extension Mutation {
    /// Makes the one call of a mutation that upgrades are made of.
    func callForUpgrade(_ rds: RDSClient) async throws(AWSError) {
        switch self {
        case .createParameterGroup(let plan): try await create(plan, rds)
        case .setParameters(let group, let settings): try await set(settings, in: group, rds)
        case .createDeployment(let plan):
            try await rds.createBlueGreenDeployment(
                RDS.CreateBlueGreenDeployment(
                    blueGreenDeploymentName: plan.name, source: plan.source, targetEngineVersion: plan.version,
                    targetDBClusterParameterGroupName: plan.clusterGroup,
                    targetDBParameterGroupName: plan.instanceGroup,
                    tags: plan.tags.map { RDS.Tag(key: $0.key, value: $0.value) }))
        case .switchOver(let switchover):
            try await rds.switchoverBlueGreenDeployment(
                RDS.SwitchoverBlueGreenDeployment(
                    blueGreenDeploymentIdentifier: switchover.deployment, switchoverTimeout: switchover.timeout))
        case .registerProxyTarget(let target, let cluster):
            try await rds.registerDBProxyTargets(
                RDS.RegisterDBProxyTargets(
                    dbProxyName: target.proxy, targetGroupName: target.group, dbClusterIdentifiers: [cluster.text]))
        case .deleteDeployment(let identifier):
            try await rds.deleteBlueGreenDeployment(
                RDS.DeleteBlueGreenDeployment(blueGreenDeploymentIdentifier: identifier))
        case .deleteGreen(let identifier):
            try await rds.deleteBlueGreenDeployment(
                RDS.DeleteBlueGreenDeployment(blueGreenDeploymentIdentifier: identifier, deleteTarget: true))
        case .unprotect(let cluster):
            try await rds.modifyDBCluster(
                RDS.ModifyDBCluster(
                    dbClusterIdentifier: cluster.text, applyImmediately: true, deletionProtection: false))
        case .deleteOldInstance(let instance, _):
            try await rds.deleteDBInstance(
                RDS.DeleteDBInstance(dbInstanceIdentifier: instance.text, finalSnapshot: .skipped))
        case .deleteOldCluster(let cluster, _, let snapshot):
            try await rds.deleteDBCluster(
                RDS.DeleteDBCluster(dbClusterIdentifier: cluster.text, finalSnapshot: .named(snapshot)))
        case .createSnapshot(let name, let cluster):
            try await rds.createDBClusterSnapshot(
                RDS.CreateDBClusterSnapshot(dbClusterSnapshotIdentifier: name, dbClusterIdentifier: cluster.text))
        case .upgradeInPlace(let upgrade):
            try await rds.modifyDBCluster(
                RDS.ModifyDBCluster(
                    dbClusterIdentifier: upgrade.cluster.text, applyImmediately: true, engineVersion: upgrade.version,
                    allowMajorVersionUpgrade: upgrade.isMajor ? true : nil,
                    dbClusterParameterGroupName: upgrade.clusterGroup,
                    dbInstanceParameterGroupName: upgrade.isMajor ? upgrade.instanceGroup : nil))
        case .assignParameterGroup(let group, let instance):
            try await rds.modifyDBInstance(
                RDS.ModifyDBInstance(
                    dbInstanceIdentifier: instance.text, applyImmediately: true, dbParameterGroupName: group))
        case .createInstance, .modifyClass, .failOver, .deleteStandIn, .reboot, .rebootWriter, .rebootGreen,
            .applyMaintenance,
            .applyMaintenanceToWriter, .changeStorage, .changeInstanceStorage:
            preconditionFailure("\(self) is called elsewhere")
        }
    }

    private func create(_ plan: ParameterGroupPlan, _ rds: RDSClient) async throws(AWSError) {
        let text = "Values of \(plan.source) for \(plan.family)"
        let tags = plan.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
        switch plan.group.scope {
        case .cluster:
            try await rds.createDBClusterParameterGroup(
                RDS.CreateDBClusterParameterGroup(
                    dbClusterParameterGroupName: plan.group.name, dbParameterGroupFamily: plan.family,
                    description: text,
                    tags: tags))
        case .instance:
            try await rds.createDBParameterGroup(
                RDS.CreateDBParameterGroup(
                    dbParameterGroupName: plan.group.name, dbParameterGroupFamily: plan.family, description: text,
                    tags: tags))
        }
    }

    private func set(
        _ settings: [ParameterGroupPlan.Setting], in group: ParameterGroupName, _ rds: RDSClient
    ) async throws(AWSError) {
        let settings = settings.map {
            RDS.ParameterSetting(
                parameterName: $0.name, parameterValue: $0.value,
                applyMethod: $0.isDynamic ? .immediate : .pendingReboot)
        }
        switch group.scope {
        case .cluster:
            try await rds.modifyDBClusterParameterGroup(
                RDS.ModifyDBClusterParameterGroup(dbClusterParameterGroupName: group.name, settings: settings))
        case .instance:
            try await rds.modifyDBParameterGroup(
                RDS.ModifyDBParameterGroup(dbParameterGroupName: group.name, settings: settings))
        }
    }
}
