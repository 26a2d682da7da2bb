extension RDS {
    /// Changes an instance, at once or in its maintenance window.
    ///
    /// At once means every pending change of the instance, also those that others have asked for.
    package struct ModifyDBInstance: RDSChange {
        package typealias Shown = DBInstance
        package static let shown = "DBInstance"

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
        package var engineVersion: String?
        package var allowMajorVersionUpgrade: Bool?
        package var vpcSecurityGroupIds: [String] = []
        /// Restarts the instance, at once in any case.
        package var dbPortNumber: Int?
        package var multiAZ: Bool?
        package var licenseModel: String?
        package var optionGroupName: String?
        package var backupRetentionPeriod: Int?
        /// Applied at once, whatever is said; for an instance outside Aurora. Any printable ASCII character but `/`,
        /// `"` and `@`.
        package var masterUserPassword: RedactedText?
        package var deletionProtection: Bool?

        package init(dbInstanceIdentifier: String, applyImmediately: Bool) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.applyImmediately = applyImmediately
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add("ApplyImmediately", applyImmediately)
            form.add("DBInstanceClass", dbInstanceClass)
            form.add("PromotionTier", promotionTier)
            form.add("DBParameterGroupName", dbParameterGroupName)
            form.add("CACertificateIdentifier", caCertificateIdentifier)
            form.add("CertificateRotationRestart", certificateRotationRestart)
            form.add("PubliclyAccessible", publiclyAccessible)
            form.add("AutoMinorVersionUpgrade", autoMinorVersionUpgrade)
            form.add("PreferredMaintenanceWindow", preferredMaintenanceWindow)
            form.add("MonitoringInterval", monitoringInterval)
            form.add("MonitoringRoleArn", monitoringRoleArn)
            form.add("EnablePerformanceInsights", enablePerformanceInsights)
            form.add("PerformanceInsightsKMSKeyId", performanceInsightsKMSKeyId)
            form.add("PerformanceInsightsRetentionPeriod", performanceInsightsRetentionPeriod)
            form.add("CopyTagsToSnapshot", copyTagsToSnapshot)
            form.add("AllocatedStorage", allocatedStorage)
            form.add("StorageType", storageType)
            form.add("Iops", iops)
            form.add("StorageThroughput", storageThroughput)
            form.add("EngineVersion", engineVersion)
            form.add("AllowMajorVersionUpgrade", allowMajorVersionUpgrade)
            form.add("VpcSecurityGroupIds", each: "VpcSecurityGroupId", vpcSecurityGroupIds)
            form.add("DBPortNumber", dbPortNumber)
            form.add("MultiAZ", multiAZ)
            form.add("LicenseModel", licenseModel)
            form.add("OptionGroupName", optionGroupName)
            form.add("BackupRetentionPeriod", backupRetentionPeriod)
            form.add("MasterUserPassword", masterUserPassword)
            form.add("DeletionProtection", deletionProtection)
        }
    }
}
