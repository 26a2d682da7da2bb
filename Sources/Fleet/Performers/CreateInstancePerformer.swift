internal import AWS
internal import Maintenance

struct CreateInstancePerformer: Performer {
    func request(for change: CreateInstance) -> any AWSRequest {
        RDS.CreateDBInstance(change.standIn)
    }
}

extension RDS.CreateDBInstance {
    /// The stand-in as planned; it is never upgraded by AWS meanwhile.
    ///
    /// AWS refuses a monitoring role without an interval, and a key or a retention without Performance Insights.
    init(_ standIn: StandIn) {
        let insights = standIn.performanceInsights
        self.init(
            dbInstanceIdentifier: standIn.identifier.text, dbInstanceClass: standIn.instanceClass.text,
            engine: standIn.engine)
        dbClusterIdentifier = standIn.cluster.text
        availabilityZone = standIn.availabilityZone
        promotionTier = standIn.promotionTier
        dbParameterGroupName = standIn.parameterGroup
        caCertificateIdentifier = standIn.caCertificate
        publiclyAccessible = standIn.isPubliclyAccessible
        autoMinorVersionUpgrade = false
        preferredMaintenanceWindow = standIn.maintenanceWindow
        monitoringInterval = standIn.monitoring.intervalSeconds
        monitoringRoleArn = standIn.monitoring.intervalSeconds > 0 ? standIn.monitoring.roleARN : nil
        enablePerformanceInsights = insights.isEnabled
        performanceInsightsKMSKeyId = insights.isEnabled ? insights.keyID : nil
        performanceInsightsRetentionPeriod = insights.isEnabled ? insights.retentionDays : nil
        tags = standIn.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
    }
}
