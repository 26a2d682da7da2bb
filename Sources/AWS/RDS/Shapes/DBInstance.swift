package import Foundation

extension RDS {
    /// An instance as DescribeDBInstances and the calls on it return it.
    package struct DBInstance: Sendable, Equatable {
        package var dbInstanceIdentifier: String
        package var dbInstanceArn: String
        package var dbiResourceId: String
        package var dbInstanceClass: String
        package var engine: String
        package var engineVersion: String
        package var dbInstanceStatus: String
        package var dbClusterIdentifier: String?
        package var dbName: String?
        package var endpoint: Endpoint?
        package var availabilityZone: String?
        package var secondaryAvailabilityZone: String?
        package var multiAZ: Bool?
        package var dbSubnetGroup: DBSubnetGroup?
        package var vpcSecurityGroups: [VpcSecurityGroupMembership] = []
        package var promotionTier: Int?
        package var pendingModifiedValues = PendingModifiedValues()
        package var dbParameterGroups: [DBParameterGroupStatus] = []
        package var optionGroupMemberships: [OptionGroupMembership] = []
        package var statusInfos: [StatusInfo] = []
        package var monitoringInterval: Int?
        package var monitoringRoleArn: String?
        package var enhancedMonitoringResourceArn: String?
        package var databaseInsightsMode: String?
        package var performanceInsightsEnabled: Bool?
        package var performanceInsightsKMSKeyId: String?
        package var performanceInsightsRetentionPeriod: Int?
        package var caCertificateIdentifier: String?
        package var certificateDetails: CertificateDetails?
        package var publiclyAccessible: Bool?
        package var autoMinorVersionUpgrade: Bool?
        package var preferredMaintenanceWindow: String?
        package var preferredBackupWindow: String?
        package var backupRetentionPeriod: Int?
        package var latestRestorableTime: Date?
        package var instanceCreateTime: Date?
        package var automaticRestartTime: Date?
        package var allocatedStorage: Int?
        package var maxAllocatedStorage: Int?
        package var storageType: String?
        package var iops: Int?
        package var storageThroughput: Int?
        package var storageEncrypted: Bool?
        package var kmsKeyId: String?
        package var isStorageConfigUpgradeAvailable: Bool?
        package var percentProgress: String?
        package var copyTagsToSnapshot: Bool?
        package var deletionProtection: Bool?
        package var iamDatabaseAuthenticationEnabled: Bool?
        package var readReplicaSourceDBInstanceIdentifier: String?
        package var readReplicaSourceDBClusterIdentifier: String?
        package var readReplicaDBInstanceIdentifiers: [String] = []
        package var readReplicaDBClusterIdentifiers: [String] = []
        package var replicaMode: String?
        package var masterUserSecret: MasterUserSecret?
        package var activityStreamStatus: String?
        package var enabledCloudwatchLogsExports: [String] = []
        package var processorFeatures: [ProcessorFeature] = []
        package var licenseModel: String?
        package var networkType: String?
        package var tagList: [Tag] = []

        package init(
            dbInstanceIdentifier: String,
            dbInstanceArn: String,
            dbiResourceId: String,
            dbInstanceClass: String,
            engine: String,
            engineVersion: String,
            dbInstanceStatus: String
        ) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.dbInstanceArn = dbInstanceArn
            self.dbiResourceId = dbiResourceId
            self.dbInstanceClass = dbInstanceClass
            self.engine = engine
            self.engineVersion = engineVersion
            self.dbInstanceStatus = dbInstanceStatus
        }
    }
}

extension RDS.DBInstance: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbInstanceIdentifier: try element.required("DBInstanceIdentifier"),
            dbInstanceArn: try element.required("DBInstanceArn"),
            dbiResourceId: try element.required("DbiResourceId"),
            dbInstanceClass: try element.required("DBInstanceClass"),
            engine: try element.required("Engine"),
            engineVersion: try element.required("EngineVersion"),
            dbInstanceStatus: try element.required("DBInstanceStatus"))
        dbClusterIdentifier = try element.optional("DBClusterIdentifier")
        dbName = try element.optional("DBName")
        endpoint = try element.structure("Endpoint")
        availabilityZone = try element.optional("AvailabilityZone")
        secondaryAvailabilityZone = try element.optional("SecondaryAvailabilityZone")
        multiAZ = try element.optional("MultiAZ")
        dbSubnetGroup = try element.structure("DBSubnetGroup")
        vpcSecurityGroups = try element.structures("VpcSecurityGroups")
        promotionTier = try element.optional("PromotionTier")
        pendingModifiedValues = try element.structure("PendingModifiedValues") ?? RDS.PendingModifiedValues()
        dbParameterGroups = try element.structures("DBParameterGroups")
        optionGroupMemberships = try element.structures("OptionGroupMemberships")
        statusInfos = try element.structures("StatusInfos")
        monitoringInterval = try element.optional("MonitoringInterval")
        monitoringRoleArn = try element.optional("MonitoringRoleArn")
        enhancedMonitoringResourceArn = try element.optional("EnhancedMonitoringResourceArn")
        databaseInsightsMode = try element.optional("DatabaseInsightsMode")
        performanceInsightsEnabled = try element.optional("PerformanceInsightsEnabled")
        performanceInsightsKMSKeyId = try element.optional("PerformanceInsightsKMSKeyId")
        performanceInsightsRetentionPeriod = try element.optional("PerformanceInsightsRetentionPeriod")
        caCertificateIdentifier = try element.optional("CACertificateIdentifier")
        certificateDetails = try element.structure("CertificateDetails")
        publiclyAccessible = try element.optional("PubliclyAccessible")
        autoMinorVersionUpgrade = try element.optional("AutoMinorVersionUpgrade")
        preferredMaintenanceWindow = try element.optional("PreferredMaintenanceWindow")
        preferredBackupWindow = try element.optional("PreferredBackupWindow")
        backupRetentionPeriod = try element.optional("BackupRetentionPeriod")
        latestRestorableTime = try element.optional("LatestRestorableTime")
        instanceCreateTime = try element.optional("InstanceCreateTime")
        automaticRestartTime = try element.optional("AutomaticRestartTime")
        allocatedStorage = try element.optional("AllocatedStorage")
        maxAllocatedStorage = try element.optional("MaxAllocatedStorage")
        storageType = try element.optional("StorageType")
        iops = try element.optional("Iops")
        storageThroughput = try element.optional("StorageThroughput")
        storageEncrypted = try element.optional("StorageEncrypted")
        kmsKeyId = try element.optional("KmsKeyId")
        isStorageConfigUpgradeAvailable = try element.optional("IsStorageConfigUpgradeAvailable")
        percentProgress = try element.optional("PercentProgress")
        copyTagsToSnapshot = try element.optional("CopyTagsToSnapshot")
        deletionProtection = try element.optional("DeletionProtection")
        iamDatabaseAuthenticationEnabled = try element.optional("IAMDatabaseAuthenticationEnabled")
        readReplicaSourceDBInstanceIdentifier = try element.optional("ReadReplicaSourceDBInstanceIdentifier")
        readReplicaSourceDBClusterIdentifier = try element.optional("ReadReplicaSourceDBClusterIdentifier")
        readReplicaDBInstanceIdentifiers = try element.scalars("ReadReplicaDBInstanceIdentifiers")
        readReplicaDBClusterIdentifiers = try element.scalars("ReadReplicaDBClusterIdentifiers")
        replicaMode = try element.optional("ReplicaMode")
        masterUserSecret = try element.structure("MasterUserSecret")
        activityStreamStatus = try element.optional("ActivityStreamStatus")
        enabledCloudwatchLogsExports = try element.scalars("EnabledCloudwatchLogsExports")
        processorFeatures = try element.structures("ProcessorFeatures")
        licenseModel = try element.optional("LicenseModel")
        networkType = try element.optional("NetworkType")
        tagList = try element.structures("TagList")
    }
}
