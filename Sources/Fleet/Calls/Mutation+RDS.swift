internal import AWS
internal import Maintenance

extension Mutation {
    /// The permission that its call needs.
    var action: IAMAction {
        switch self {
        case .createInstance: IAMAction(RDS.CreateDBInstance.self)
        case .modifyClass, .changeInstanceStorage, .assignParameterGroup: IAMAction(RDS.ModifyDBInstance.self)
        case .failOver: IAMAction(RDS.FailoverDBCluster.self)
        case .deleteStandIn: IAMAction(RDS.DeleteDBInstance.self)
        case .reboot, .rebootWriter, .rebootGreen: IAMAction(RDS.RebootDBInstance.self)
        case .applyMaintenance, .applyMaintenanceToWriter: IAMAction(RDS.ApplyPendingMaintenanceAction.self)
        case .changeStorage, .unprotect, .upgradeInPlace: IAMAction(RDS.ModifyDBCluster.self)
        case .createParameterGroup(let plan):
            plan.group.scope == .cluster
                ? IAMAction(RDS.CreateDBClusterParameterGroup.self) : IAMAction(RDS.CreateDBParameterGroup.self)
        case .setParameters(let group, _):
            group.scope == .cluster
                ? IAMAction(RDS.ModifyDBClusterParameterGroup.self) : IAMAction(RDS.ModifyDBParameterGroup.self)
        case .createDeployment: IAMAction(RDS.CreateBlueGreenDeployment.self)
        case .switchOver: IAMAction(RDS.SwitchoverBlueGreenDeployment.self)
        case .registerProxyTarget: IAMAction(RDS.RegisterDBProxyTargets.self)
        case .deleteDeployment, .deleteGreen: IAMAction(RDS.DeleteBlueGreenDeployment.self)
        case .deleteOldInstance: IAMAction(RDS.DeleteDBInstance.self)
        case .deleteOldCluster: IAMAction(RDS.DeleteDBCluster.self)
        case .createSnapshot: IAMAction(RDS.CreateDBClusterSnapshot.self)
        }
    }

    /// Makes its one call.
    func call(_ rds: RDSClient) async throws(AWSError) {
        switch self {
        case .createInstance(let standIn):
            try await rds.createDBInstance(RDS.CreateDBInstance(standIn))
        case .modifyClass(let instance, let wanted):
            try await rds.modifyDBInstance(
                RDS.ModifyDBInstance(
                    dbInstanceIdentifier: instance.text, applyImmediately: true, dbInstanceClass: wanted.text))
        case .failOver(let cluster, let target):
            try await rds.failoverDBCluster(
                RDS.FailoverDBCluster(dbClusterIdentifier: cluster.text, targetDBInstanceIdentifier: target.text))
        case .deleteStandIn(let instance):
            try await rds.deleteDBInstance(
                RDS.DeleteDBInstance(dbInstanceIdentifier: instance.text, finalSnapshot: .skipped))
        case .reboot(let instance), .rebootWriter(let instance), .rebootGreen(let instance):
            try await rds.rebootDBInstance(RDS.RebootDBInstance(dbInstanceIdentifier: instance.text))
        case .applyMaintenance(let action), .applyMaintenanceToWriter(let action):
            try await rds.applyPendingMaintenanceAction(
                RDS.ApplyPendingMaintenanceAction(
                    resourceIdentifier: action.arn, applyAction: action.action, optInType: .immediate))
        case .changeStorage(let cluster, let storage):
            try await rds.modifyDBCluster(
                RDS.ModifyDBCluster(
                    dbClusterIdentifier: cluster.text, applyImmediately: true, storageType: storage.type,
                    iops: storage.iops, allocatedStorage: storage.allocated))
        case .changeInstanceStorage(let instance, let storage):
            try await rds.modifyDBInstance(
                RDS.ModifyDBInstance(
                    dbInstanceIdentifier: instance.text, applyImmediately: true, allocatedStorage: storage.allocated,
                    storageType: storage.type, iops: storage.iops, storageThroughput: storage.throughput))
        default:
            try await callForUpgrade(rds)
        }
    }
}

extension RDS.CreateDBInstance {
    /// The stand-in as planned; it is never upgraded by AWS meanwhile.
    ///
    /// AWS refuses a monitoring role without an interval, and a key or a retention without Performance Insights.
    init(_ standIn: StandIn) {
        let insights = standIn.performanceInsights
        self.init(
            dbInstanceIdentifier: standIn.identifier.text,
            dbInstanceClass: standIn.instanceClass.text,
            engine: standIn.engine,
            dbClusterIdentifier: standIn.cluster.text,
            availabilityZone: standIn.availabilityZone,
            promotionTier: standIn.promotionTier,
            dbParameterGroupName: standIn.parameterGroup,
            caCertificateIdentifier: standIn.caCertificate,
            publiclyAccessible: standIn.isPubliclyAccessible,
            autoMinorVersionUpgrade: false,
            preferredMaintenanceWindow: standIn.maintenanceWindow,
            monitoringInterval: standIn.monitoring.intervalSeconds,
            monitoringRoleArn: standIn.monitoring.intervalSeconds > 0 ? standIn.monitoring.roleARN : nil,
            enablePerformanceInsights: insights.isEnabled,
            performanceInsightsKMSKeyId: insights.isEnabled ? insights.keyID : nil,
            performanceInsightsRetentionPeriod: insights.isEnabled ? insights.retentionDays : nil,
            tags: standIn.tags.map { RDS.Tag(key: $0.key, value: $0.value) })
    }
}
