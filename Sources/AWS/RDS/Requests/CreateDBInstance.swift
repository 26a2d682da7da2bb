extension RDS {
    /// Creates an instance, inside a cluster when one is named.
    ///
    /// A member of an Aurora cluster takes security groups, subnets, port, version, storage, encryption, log exports and
    /// deletion protection from its cluster, which refuses them here; they are therefore left out.
    package struct CreateDBInstance: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbInstanceIdentifier: String
        package var dbInstanceClass: String
        package var engine: String
        package var dbClusterIdentifier: String?
        package var availabilityZone: String?
        package var promotionTier: Int?
        package var dbParameterGroupName: String?
        package var caCertificateIdentifier: String?
        package var publiclyAccessible: Bool?
        package var autoMinorVersionUpgrade: Bool?
        package var preferredMaintenanceWindow: String?
        package var monitoringInterval: Int?
        package var monitoringRoleArn: String?
        package var enablePerformanceInsights: Bool?
        package var performanceInsightsKMSKeyId: String?
        package var performanceInsightsRetentionPeriod: Int?
        package var copyTagsToSnapshot: Bool?
        package var tags: [Tag]

        package init(
            dbInstanceIdentifier: String,
            dbInstanceClass: String,
            engine: String,
            dbClusterIdentifier: String? = nil,
            availabilityZone: String? = nil,
            promotionTier: Int? = nil,
            dbParameterGroupName: String? = nil,
            caCertificateIdentifier: String? = nil,
            publiclyAccessible: Bool? = nil,
            autoMinorVersionUpgrade: Bool? = nil,
            preferredMaintenanceWindow: String? = nil,
            monitoringInterval: Int? = nil,
            monitoringRoleArn: String? = nil,
            enablePerformanceInsights: Bool? = nil,
            performanceInsightsKMSKeyId: String? = nil,
            performanceInsightsRetentionPeriod: Int? = nil,
            copyTagsToSnapshot: Bool? = nil,
            tags: [Tag] = []
        ) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.dbInstanceClass = dbInstanceClass
            self.engine = engine
            self.dbClusterIdentifier = dbClusterIdentifier
            self.availabilityZone = availabilityZone
            self.promotionTier = promotionTier
            self.dbParameterGroupName = dbParameterGroupName
            self.caCertificateIdentifier = caCertificateIdentifier
            self.publiclyAccessible = publiclyAccessible
            self.autoMinorVersionUpgrade = autoMinorVersionUpgrade
            self.preferredMaintenanceWindow = preferredMaintenanceWindow
            self.monitoringInterval = monitoringInterval
            self.monitoringRoleArn = monitoringRoleArn
            self.enablePerformanceInsights = enablePerformanceInsights
            self.performanceInsightsKMSKeyId = performanceInsightsKMSKeyId
            self.performanceInsightsRetentionPeriod = performanceInsightsRetentionPeriod
            self.copyTagsToSnapshot = copyTagsToSnapshot
            self.tags = tags
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBInstanceIdentifier", dbInstanceIdentifier)
            parameters.add("DBInstanceClass", dbInstanceClass)
            parameters.add("Engine", engine)
            parameters.add("DBClusterIdentifier", dbClusterIdentifier)
            parameters.add("AvailabilityZone", availabilityZone)
            parameters.add("PromotionTier", promotionTier)
            parameters.add("DBParameterGroupName", dbParameterGroupName)
            parameters.add("CACertificateIdentifier", caCertificateIdentifier)
            parameters.add("PubliclyAccessible", publiclyAccessible)
            parameters.add("AutoMinorVersionUpgrade", autoMinorVersionUpgrade)
            parameters.add("PreferredMaintenanceWindow", preferredMaintenanceWindow)
            parameters.add("MonitoringInterval", monitoringInterval)
            parameters.add("MonitoringRoleArn", monitoringRoleArn)
            parameters.add("EnablePerformanceInsights", enablePerformanceInsights)
            parameters.add("PerformanceInsightsKMSKeyId", performanceInsightsKMSKeyId)
            parameters.add("PerformanceInsightsRetentionPeriod", performanceInsightsRetentionPeriod)
            parameters.add("CopyTagsToSnapshot", copyTagsToSnapshot)
            parameters.add(tags)
            return parameters
        }
    }
}
