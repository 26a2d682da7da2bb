extension RDS {
    /// Changes an instance, at once or in its maintenance window.
    ///
    /// At once means every pending change of the instance, also those that others have asked for.
    package struct ModifyDBInstance: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbInstanceIdentifier: String
        package var applyImmediately: Bool
        package var dbInstanceClass: String?
        package var promotionTier: Int?
        package var dbParameterGroupName: String?
        package var caCertificateIdentifier: String?
        package var certificateRotationRestart: Bool?
        package var publiclyAccessible: Bool?
        package var autoMinorVersionUpgrade: Bool?
        package var preferredMaintenanceWindow: String?
        package var monitoringInterval: Int?
        package var monitoringRoleArn: String?
        package var enablePerformanceInsights: Bool?
        package var performanceInsightsKMSKeyId: String?
        package var performanceInsightsRetentionPeriod: Int?
        package var copyTagsToSnapshot: Bool?
        package var allocatedStorage: Int?
        package var storageType: String?
        package var iops: Int?
        package var storageThroughput: Int?

        package init(
            dbInstanceIdentifier: String,
            applyImmediately: Bool,
            dbInstanceClass: String? = nil,
            promotionTier: Int? = nil,
            dbParameterGroupName: String? = nil,
            caCertificateIdentifier: String? = nil,
            certificateRotationRestart: Bool? = nil,
            publiclyAccessible: Bool? = nil,
            autoMinorVersionUpgrade: Bool? = nil,
            preferredMaintenanceWindow: String? = nil,
            monitoringInterval: Int? = nil,
            monitoringRoleArn: String? = nil,
            enablePerformanceInsights: Bool? = nil,
            performanceInsightsKMSKeyId: String? = nil,
            performanceInsightsRetentionPeriod: Int? = nil,
            copyTagsToSnapshot: Bool? = nil,
            allocatedStorage: Int? = nil,
            storageType: String? = nil,
            iops: Int? = nil,
            storageThroughput: Int? = nil
        ) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.applyImmediately = applyImmediately
            self.dbInstanceClass = dbInstanceClass
            self.promotionTier = promotionTier
            self.dbParameterGroupName = dbParameterGroupName
            self.caCertificateIdentifier = caCertificateIdentifier
            self.certificateRotationRestart = certificateRotationRestart
            self.publiclyAccessible = publiclyAccessible
            self.autoMinorVersionUpgrade = autoMinorVersionUpgrade
            self.preferredMaintenanceWindow = preferredMaintenanceWindow
            self.monitoringInterval = monitoringInterval
            self.monitoringRoleArn = monitoringRoleArn
            self.enablePerformanceInsights = enablePerformanceInsights
            self.performanceInsightsKMSKeyId = performanceInsightsKMSKeyId
            self.performanceInsightsRetentionPeriod = performanceInsightsRetentionPeriod
            self.copyTagsToSnapshot = copyTagsToSnapshot
            self.allocatedStorage = allocatedStorage
            self.storageType = storageType
            self.iops = iops
            self.storageThroughput = storageThroughput
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBInstanceIdentifier", dbInstanceIdentifier)
            parameters.add("ApplyImmediately", applyImmediately)
            parameters.add("DBInstanceClass", dbInstanceClass)
            parameters.add("PromotionTier", promotionTier)
            parameters.add("DBParameterGroupName", dbParameterGroupName)
            parameters.add("CACertificateIdentifier", caCertificateIdentifier)
            parameters.add("CertificateRotationRestart", certificateRotationRestart)
            parameters.add("PubliclyAccessible", publiclyAccessible)
            parameters.add("AutoMinorVersionUpgrade", autoMinorVersionUpgrade)
            parameters.add("PreferredMaintenanceWindow", preferredMaintenanceWindow)
            parameters.add("MonitoringInterval", monitoringInterval)
            parameters.add("MonitoringRoleArn", monitoringRoleArn)
            parameters.add("EnablePerformanceInsights", enablePerformanceInsights)
            parameters.add("PerformanceInsightsKMSKeyId", performanceInsightsKMSKeyId)
            parameters.add("PerformanceInsightsRetentionPeriod", performanceInsightsRetentionPeriod)
            parameters.add("CopyTagsToSnapshot", copyTagsToSnapshot)
            parameters.add("AllocatedStorage", allocatedStorage)
            parameters.add("StorageType", storageType)
            parameters.add("Iops", iops)
            parameters.add("StorageThroughput", storageThroughput)
            return parameters
        }
    }
}
