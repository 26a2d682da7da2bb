package import Foundation

extension RDS {
    /// A cluster as DescribeDBClusters and the calls on it return it.
    package struct DBCluster: Sendable, Equatable {
        package var dbClusterIdentifier: String
        package var dbClusterArn: String
        package var dbClusterResourceId: String
        package var engine: String
        package var engineVersion: String
        package var engineMode: String?
        package var status: String
        package var databaseName: String?
        package var endpoint: String?
        package var readerEndpoint: String?
        package var customEndpoints: [String] = []
        package var port: Int?
        package var multiAZ: Bool?
        package var availabilityZones: [String] = []
        package var dbSubnetGroup: String?
        package var dbClusterParameterGroup: String?
        package var dbClusterInstanceClass: String?
        package var dbClusterMembers: [DBClusterMember] = []
        package var statusInfos: [StatusInfo] = []
        package var pendingModifiedValues = PendingModifiedValues()
        package var globalClusterIdentifier: String?
        package var globalWriteForwardingStatus: String?
        package var globalWriteForwardingRequested: Bool?
        package var localWriteForwardingStatus: String?
        package var replicationSourceIdentifier: String?
        package var readReplicaIdentifiers: [String] = []
        package var serverlessV2ScalingConfiguration: ServerlessV2ScalingConfiguration?
        package var clusterScalabilityType: String?
        package var capacity: Int?
        package var allocatedStorage: Int?
        package var storageType: String?
        package var iops: Int?
        package var storageThroughput: Int?
        package var ioOptimizedNextAllowedModificationTime: Date?
        package var storageEncrypted: Bool?
        package var kmsKeyId: String?
        package var backupRetentionPeriod: Int?
        package var preferredBackupWindow: String?
        package var preferredMaintenanceWindow: String?
        package var earliestRestorableTime: Date?
        package var latestRestorableTime: Date?
        package var backtrackWindow: Int?
        package var earliestBacktrackTime: Date?
        package var clusterCreateTime: Date?
        package var automaticRestartTime: Date?
        package var cloneGroupId: String?
        package var deletionProtection: Bool?
        package var copyTagsToSnapshot: Bool?
        package var autoMinorVersionUpgrade: Bool?
        package var iamDatabaseAuthenticationEnabled: Bool?
        package var httpEndpointEnabled: Bool?
        package var masterUserSecret: MasterUserSecret?
        package var activityStreamStatus: String?
        package var activityStreamMode: String?
        package var monitoringInterval: Int?
        package var monitoringRoleArn: String?
        package var databaseInsightsMode: String?
        package var performanceInsightsEnabled: Bool?
        package var performanceInsightsKMSKeyId: String?
        package var performanceInsightsRetentionPeriod: Int?
        package var certificateDetails: CertificateDetails?
        package var tagList: [Tag] = []

        package init(
            dbClusterIdentifier: String,
            dbClusterArn: String,
            dbClusterResourceId: String,
            engine: String,
            engineVersion: String,
            status: String
        ) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.dbClusterArn = dbClusterArn
            self.dbClusterResourceId = dbClusterResourceId
            self.engine = engine
            self.engineVersion = engineVersion
            self.status = status
        }
    }
}

extension RDS.DBCluster: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbClusterIdentifier: try element.required("DBClusterIdentifier"),
            dbClusterArn: try element.required("DBClusterArn"),
            dbClusterResourceId: try element.required("DbClusterResourceId"),
            engine: try element.required("Engine"),
            engineVersion: try element.required("EngineVersion"),
            status: try element.required("Status"))
        engineMode = try element.optional("EngineMode")
        databaseName = try element.optional("DatabaseName")
        endpoint = try element.optional("Endpoint")
        readerEndpoint = try element.optional("ReaderEndpoint")
        customEndpoints = try element.scalars("CustomEndpoints")
        port = try element.optional("Port")
        multiAZ = try element.optional("MultiAZ")
        availabilityZones = try element.scalars("AvailabilityZones")
        dbSubnetGroup = try element.optional("DBSubnetGroup")
        dbClusterParameterGroup = try element.optional("DBClusterParameterGroup")
        dbClusterInstanceClass = try element.optional("DBClusterInstanceClass")
        dbClusterMembers = try element.structures("DBClusterMembers")
        statusInfos = try element.structures("StatusInfos")
        pendingModifiedValues = try element.structure("PendingModifiedValues") ?? RDS.PendingModifiedValues()
        globalClusterIdentifier = try element.optional("GlobalClusterIdentifier")
        globalWriteForwardingStatus = try element.optional("GlobalWriteForwardingStatus")
        globalWriteForwardingRequested = try element.optional("GlobalWriteForwardingRequested")
        localWriteForwardingStatus = try element.optional("LocalWriteForwardingStatus")
        replicationSourceIdentifier = try element.optional("ReplicationSourceIdentifier")
        readReplicaIdentifiers = try element.scalars("ReadReplicaIdentifiers")
        serverlessV2ScalingConfiguration = try element.structure("ServerlessV2ScalingConfiguration")
        clusterScalabilityType = try element.optional("ClusterScalabilityType")
        capacity = try element.optional("Capacity")
        allocatedStorage = try element.optional("AllocatedStorage")
        storageType = try element.optional("StorageType")
        iops = try element.optional("Iops")
        storageThroughput = try element.optional("StorageThroughput")
        ioOptimizedNextAllowedModificationTime = try element.optional("IOOptimizedNextAllowedModificationTime")
        storageEncrypted = try element.optional("StorageEncrypted")
        kmsKeyId = try element.optional("KmsKeyId")
        backupRetentionPeriod = try element.optional("BackupRetentionPeriod")
        preferredBackupWindow = try element.optional("PreferredBackupWindow")
        preferredMaintenanceWindow = try element.optional("PreferredMaintenanceWindow")
        earliestRestorableTime = try element.optional("EarliestRestorableTime")
        latestRestorableTime = try element.optional("LatestRestorableTime")
        backtrackWindow = try element.optional("BacktrackWindow")
        earliestBacktrackTime = try element.optional("EarliestBacktrackTime")
        clusterCreateTime = try element.optional("ClusterCreateTime")
        automaticRestartTime = try element.optional("AutomaticRestartTime")
        cloneGroupId = try element.optional("CloneGroupId")
        deletionProtection = try element.optional("DeletionProtection")
        copyTagsToSnapshot = try element.optional("CopyTagsToSnapshot")
        autoMinorVersionUpgrade = try element.optional("AutoMinorVersionUpgrade")
        iamDatabaseAuthenticationEnabled = try element.optional("IAMDatabaseAuthenticationEnabled")
        httpEndpointEnabled = try element.optional("HttpEndpointEnabled")
        masterUserSecret = try element.structure("MasterUserSecret")
        activityStreamStatus = try element.optional("ActivityStreamStatus")
        activityStreamMode = try element.optional("ActivityStreamMode")
        monitoringInterval = try element.optional("MonitoringInterval")
        monitoringRoleArn = try element.optional("MonitoringRoleArn")
        databaseInsightsMode = try element.optional("DatabaseInsightsMode")
        performanceInsightsEnabled = try element.optional("PerformanceInsightsEnabled")
        performanceInsightsKMSKeyId = try element.optional("PerformanceInsightsKMSKeyId")
        performanceInsightsRetentionPeriod = try element.optional("PerformanceInsightsRetentionPeriod")
        certificateDetails = try element.structure("CertificateDetails")
        tagList = try element.structures("TagList")
    }
}
