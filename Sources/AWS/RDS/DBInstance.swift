package import Foundation

extension RDS {
    /// An instance as DescribeDBInstances and the calls on it return it.
    package struct DBInstance: Sendable, Equatable, ReplyShape {
        package var dbInstanceIdentifier: String
        package var dbInstanceArn: String
        package var dbiResourceId: String
        package var dbInstanceClass: String
        package var engine: String
        package var engineVersion: String
        package var dbInstanceStatus: String
        package var dbClusterIdentifier: String?
        package var dbName: String?
        package var masterUsername: String?
        package var endpoint: Endpoint?
        package var availabilityZone: String?
        package var secondaryAvailabilityZone: String?
        package var multiAZ: Bool?
        package var dbSubnetGroup: DBSubnetGroup?
        package var vpcSecurityGroups: [VpcSecurityGroupMembership] = []
        package var associatedRoles: [AssociatedRole] = []
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
        package var dbInstanceAutomatedBackupsReplications: [DBInstanceAutomatedBackupsReplication] = []
        package var instanceCreateTime: Date?
        package var automaticRestartTime: Date?
        package var allocatedStorage: Int?
        package var maxAllocatedStorage: Int?
        package var storageType: String?
        package var iops: Int?
        package var storageThroughput: Int?
        package var dedicatedLogVolume: Bool?
        package var storageEncrypted: Bool?
        package var kmsKeyId: String?
        package var isStorageConfigUpgradeAvailable: Bool?
        /// Of the storage: how much is initialised, or optimised, in percent.
        package var percentProgress: String?
        package var copyTagsToSnapshot: Bool?
        package var deletionProtection: Bool?
        package var iamDatabaseAuthenticationEnabled: Bool?
        package var readReplicaSourceDBInstanceIdentifier: String?
        package var readReplicaSourceDBClusterIdentifier: String?
        /// Its replicas; those in other regions by ARN.
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

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbInstanceIdentifier = try element.required("DBInstanceIdentifier")
            dbInstanceArn = try element.required("DBInstanceArn")
            dbiResourceId = try element.required("DbiResourceId")
            dbInstanceClass = try element.required("DBInstanceClass")
            engine = try element.required("Engine")
            engineVersion = try element.required("EngineVersion")
            dbInstanceStatus = try element.required("DBInstanceStatus")
            dbClusterIdentifier = try element.optional("DBClusterIdentifier")
            dbName = try element.optional("DBName")
            masterUsername = try element.optional("MasterUsername")
            endpoint = try element.structure("Endpoint")
            availabilityZone = try element.optional("AvailabilityZone")
            secondaryAvailabilityZone = try element.optional("SecondaryAvailabilityZone")
            multiAZ = try element.optional("MultiAZ")
            dbSubnetGroup = try element.structure("DBSubnetGroup")
            vpcSecurityGroups = try element.structures("VpcSecurityGroups")
            associatedRoles = try element.structures("AssociatedRoles")
            promotionTier = try element.optional("PromotionTier")
            pendingModifiedValues = try element.structure("PendingModifiedValues") ?? PendingModifiedValues()
            dbParameterGroups = try element.structures("DBParameterGroups")
            optionGroupMemberships = try element.structures("OptionGroupMemberships")
            statusInfos = try element.structures("StatusInfos")
            tagList = try element.structures("TagList")
            try readSettings(element)
        }

        /// How it is watched, stored and backed up.
        private mutating func readSettings(_ element: ReplyElement) throws(MalformedReply) {
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
            dbInstanceAutomatedBackupsReplications = try element.structures("DBInstanceAutomatedBackupsReplications")
            instanceCreateTime = try element.optional("InstanceCreateTime")
            automaticRestartTime = try element.optional("AutomaticRestartTime")
            allocatedStorage = try element.optional("AllocatedStorage")
            maxAllocatedStorage = try element.optional("MaxAllocatedStorage")
            storageType = try element.optional("StorageType")
            iops = try element.optional("Iops")
            storageThroughput = try element.optional("StorageThroughput")
            dedicatedLogVolume = try element.optional("DedicatedLogVolume")
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
        }
    }

    /// The address of an instance; absent while it is being created.
    package struct Endpoint: Sendable, Equatable, ReplyShape {
        package var address: String?
        package var port: Int?
        package var hostedZoneId: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            address = try element.optional("Address")
            port = try element.optional("Port")
            hostedZoneId = try element.optional("HostedZoneId")
        }
    }

    /// A parameter group of an instance, and whether its values are in effect.
    package struct DBParameterGroupStatus: Sendable, Equatable, ReplyShape {
        package var dbParameterGroupName: String
        package var parameterApplyStatus: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbParameterGroupName = try element.required("DBParameterGroupName")
            parameterApplyStatus = try element.optional("ParameterApplyStatus")
        }
    }

    /// An option group of an instance.
    package struct OptionGroupMembership: Sendable, Equatable, ReplyShape {
        package var optionGroupName: String?
        package var status: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            optionGroupName = try element.optional("OptionGroupName")
            status = try element.optional("Status")
        }
    }

    /// A copy of an instance's automated backups in another region.
    package struct DBInstanceAutomatedBackupsReplication: Sendable, Equatable, ReplyShape {
        package var dbInstanceAutomatedBackupsArn: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbInstanceAutomatedBackupsArn = try element.optional("DBInstanceAutomatedBackupsArn")
        }
    }

    /// A processor setting of an instance, such as `coreCount`.
    package struct ProcessorFeature: Sendable, Equatable, ReplyShape {
        package var name: String?
        package var value: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            name = try element.optional("Name")
            value = try element.optional("Value")
        }
    }

    /// A security group of a cluster or an instance.
    package struct VpcSecurityGroupMembership: Sendable, Equatable, ReplyShape {
        package var vpcSecurityGroupId: String?
        package var status: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            vpcSecurityGroupId = try element.optional("VpcSecurityGroupId")
            status = try element.optional("Status")
        }
    }

    /// Lists instances, or the one named.
    package struct DescribeDBInstances: RDSListRequest {
        package typealias Item = DBInstance
        package static let list = "DBInstances"

        package var dbInstanceIdentifier: String?
        package var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add(filters)
        }
    }

    /// Creates an instance, inside a cluster when one is named.
    ///
    /// A member of an Aurora cluster takes security groups, subnets, port, version, storage, encryption, log exports and
    /// deletion protection from its cluster, which refuses them here; they are therefore left out.
    package struct CreateDBInstance: RDSChange {
        package typealias Shown = DBInstance
        package static let shown = "DBInstance"

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
        package var tags: [Tag] = []

        package init(dbInstanceIdentifier: String, dbInstanceClass: String, engine: String) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.dbInstanceClass = dbInstanceClass
            self.engine = engine
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add("DBInstanceClass", dbInstanceClass)
            form.add("Engine", engine)
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("AvailabilityZone", availabilityZone)
            form.add("PromotionTier", promotionTier)
            form.add("DBParameterGroupName", dbParameterGroupName)
            form.add("CACertificateIdentifier", caCertificateIdentifier)
            form.add("PubliclyAccessible", publiclyAccessible)
            form.add("AutoMinorVersionUpgrade", autoMinorVersionUpgrade)
            form.add("PreferredMaintenanceWindow", preferredMaintenanceWindow)
            form.add("MonitoringInterval", monitoringInterval)
            form.add("MonitoringRoleArn", monitoringRoleArn)
            form.add("EnablePerformanceInsights", enablePerformanceInsights)
            form.add("PerformanceInsightsKMSKeyId", performanceInsightsKMSKeyId)
            form.add("PerformanceInsightsRetentionPeriod", performanceInsightsRetentionPeriod)
            form.add("CopyTagsToSnapshot", copyTagsToSnapshot)
            form.add(tags)
        }
    }

    /// Restarts an instance; `forceFailover` is for Multi-AZ instances outside Aurora.
    package struct RebootDBInstance: RDSChange {
        package typealias Shown = DBInstance
        package static let shown = "DBInstance"

        var dbInstanceIdentifier: String
        package var forceFailover: Bool?

        package init(dbInstanceIdentifier: String) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add("ForceFailover", forceFailover)
        }
    }

    /// Deletes an instance; a member of an Aurora cluster leaves the data with its cluster and takes no final snapshot.
    package struct DeleteDBInstance: RDSChange {
        package typealias Shown = DBInstance
        package static let shown = "DBInstance"

        var dbInstanceIdentifier: String
        var finalSnapshot: FinalSnapshot
        package var deleteAutomatedBackups: Bool?

        package init(dbInstanceIdentifier: String, finalSnapshot: FinalSnapshot) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.finalSnapshot = finalSnapshot
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add(finalSnapshot)
            form.add("DeleteAutomatedBackups", deleteAutomatedBackups)
        }
    }
}
