package import Foundation

extension RDS {
    /// A cluster as DescribeDBClusters and the calls on it return it.
    package struct DBCluster: Sendable, Equatable, ReplyShape {
        package var dbClusterIdentifier: String
        package var dbClusterArn: String
        package var dbClusterResourceId: String
        package var engine: String
        package var engineVersion: String
        package var engineMode: String?
        package var status: String
        package var percentProgress: String?
        package var databaseName: String?
        package var masterUsername: String?
        package var endpoint: String?
        package var readerEndpoint: String?
        package var customEndpoints: [String] = []
        package var hostedZoneId: String?
        package var port: Int?
        package var multiAZ: Bool?
        package var availabilityZones: [String] = []
        package var dbSubnetGroup: String?
        package var vpcSecurityGroups: [VpcSecurityGroupMembership] = []
        package var associatedRoles: [AssociatedRole] = []
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

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbClusterIdentifier = try element.required("DBClusterIdentifier")
            dbClusterArn = try element.required("DBClusterArn")
            dbClusterResourceId = try element.required("DbClusterResourceId")
            engine = try element.required("Engine")
            engineVersion = try element.required("EngineVersion")
            status = try element.required("Status")
            engineMode = try element.optional("EngineMode")
            percentProgress = try element.optional("PercentProgress")
            databaseName = try element.optional("DatabaseName")
            masterUsername = try element.optional("MasterUsername")
            endpoint = try element.optional("Endpoint")
            readerEndpoint = try element.optional("ReaderEndpoint")
            customEndpoints = try element.scalars("CustomEndpoints")
            hostedZoneId = try element.optional("HostedZoneId")
            port = try element.optional("Port")
            multiAZ = try element.optional("MultiAZ")
            availabilityZones = try element.scalars("AvailabilityZones")
            dbSubnetGroup = try element.optional("DBSubnetGroup")
            vpcSecurityGroups = try element.structures("VpcSecurityGroups")
            associatedRoles = try element.structures("AssociatedRoles")
            dbClusterParameterGroup = try element.optional("DBClusterParameterGroup")
            dbClusterInstanceClass = try element.optional("DBClusterInstanceClass")
            dbClusterMembers = try element.structures("DBClusterMembers")
            statusInfos = try element.structures("StatusInfos")
            pendingModifiedValues = try element.structure("PendingModifiedValues") ?? PendingModifiedValues()
            globalClusterIdentifier = try element.optional("GlobalClusterIdentifier")
            globalWriteForwardingStatus = try element.optional("GlobalWriteForwardingStatus")
            globalWriteForwardingRequested = try element.optional("GlobalWriteForwardingRequested")
            localWriteForwardingStatus = try element.optional("LocalWriteForwardingStatus")
            replicationSourceIdentifier = try element.optional("ReplicationSourceIdentifier")
            readReplicaIdentifiers = try element.scalars("ReadReplicaIdentifiers")
            tagList = try element.structures("TagList")
            try readSettings(element)
        }

        /// How it is stored, backed up and watched.
        private mutating func readSettings(_ element: ReplyElement) throws(MalformedReply) {
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
        }
    }

    /// An instance as its cluster lists it.
    package struct DBClusterMember: Sendable, Equatable, ReplyShape {
        package var dbInstanceIdentifier: String
        package var isClusterWriter: Bool
        package var dbClusterParameterGroupStatus: String?
        package var promotionTier: Int?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbInstanceIdentifier = try element.required("DBInstanceIdentifier")
            isClusterWriter = try element.required("IsClusterWriter")
            dbClusterParameterGroupStatus = try element.optional("DBClusterParameterGroupStatus")
            promotionTier = try element.optional("PromotionTier")
        }
    }

    /// The capacity range of a cluster for its `db.serverless` instances, in ACU.
    package struct ServerlessV2ScalingConfiguration: Sendable, Equatable, ReplyShape {
        package var minCapacity: Double?
        package var maxCapacity: Double?
        package var secondsUntilAutoPause: Int?

        package init() {}

        package init(_ element: ReplyElement) throws(MalformedReply) {
            minCapacity = try element.optional("MinCapacity")
            maxCapacity = try element.optional("MaxCapacity")
            secondsUntilAutoPause = try element.optional("SecondsUntilAutoPause")
        }
    }

    /// Lists clusters, or the one named.
    package struct DescribeDBClusters: RDSListRequest {
        package typealias Item = DBCluster
        package static let list = "DBClusters"

        package var dbClusterIdentifier: String?
        package var filters: [Filter] = []
        package var includeShared: Bool?

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add(filters)
            form.add("IncludeShared", includeShared)
        }
    }

    /// Changes a cluster, at once or in its maintenance window.
    ///
    /// At once means every pending change of the cluster, also those that others have asked for.
    package struct ModifyDBCluster: RDSChange {
        package typealias Shown = DBCluster
        package static let shown = "DBCluster"

        package var dbClusterIdentifier: String
        package var applyImmediately: Bool
        /// `aurora` or `aurora-iopt1` for Aurora; a type of volume for a Multi-AZ DB cluster.
        package var storageType: String?
        /// For Multi-AZ DB clusters only, and then together with `allocatedStorage`.
        package var iops: Int?
        /// For Multi-AZ DB clusters only.
        package var allocatedStorage: Int?
        package var engineVersion: String?
        package var allowMajorVersionUpgrade: Bool?
        package var dbClusterParameterGroupName: String?
        /// For all members at once, and only with a major upgrade.
        package var dbInstanceParameterGroupName: String?
        package var vpcSecurityGroupIds: [String] = []
        package var port: Int?
        package var backupRetentionPeriod: Int?
        /// Applied at once, whatever is said. Any printable ASCII character but `/`, `"` and `@`.
        package var masterUserPassword: RedactedText?
        package var deletionProtection: Bool?

        package init(dbClusterIdentifier: String, applyImmediately: Bool) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.applyImmediately = applyImmediately
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("ApplyImmediately", applyImmediately)
            form.add("StorageType", storageType)
            form.add("Iops", iops)
            form.add("AllocatedStorage", allocatedStorage)
            form.add("EngineVersion", engineVersion)
            form.add("AllowMajorVersionUpgrade", allowMajorVersionUpgrade)
            form.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            form.add("DBInstanceParameterGroupName", dbInstanceParameterGroupName)
            form.add("VpcSecurityGroupIds", each: "VpcSecurityGroupId", vpcSecurityGroupIds)
            form.add("Port", port)
            form.add("BackupRetentionPeriod", backupRetentionPeriod)
            form.add("MasterUserPassword", masterUserPassword)
            form.add("DeletionProtection", deletionProtection)
        }
    }

    /// Makes a reader of an Aurora cluster its writer.
    ///
    /// The API can choose the target itself; a repeated call would then fail over once more, so here it is named.
    package struct FailoverDBCluster: RDSChange {
        package typealias Shown = DBCluster
        package static let shown = "DBCluster"

        var dbClusterIdentifier: String
        var targetDBInstanceIdentifier: String

        package init(dbClusterIdentifier: String, targetDBInstanceIdentifier: String) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.targetDBInstanceIdentifier = targetDBInstanceIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("TargetDBInstanceIdentifier", targetDBInstanceIdentifier)
        }
    }

    /// Deletes a cluster; one of Aurora must have no members left.
    package struct DeleteDBCluster: RDSChange {
        package typealias Shown = DBCluster
        package static let shown = "DBCluster"

        var dbClusterIdentifier: String
        var finalSnapshot: FinalSnapshot
        package var deleteAutomatedBackups: Bool?

        package init(dbClusterIdentifier: String, finalSnapshot: FinalSnapshot) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.finalSnapshot = finalSnapshot
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add(finalSnapshot)
            form.add("DeleteAutomatedBackups", deleteAutomatedBackups)
        }
    }

    /// An endpoint of a cluster; custom ones have an identifier and members of their own.
    package struct DBClusterEndpoint: Sendable, Equatable, ReplyShape {
        package var dbClusterEndpointIdentifier: String?
        package var dbClusterEndpointArn: String?
        package var dbClusterEndpointResourceIdentifier: String?
        package var dbClusterIdentifier: String
        package var endpoint: String?
        package var endpointType: String
        package var customEndpointType: String?
        package var status: String?
        package var staticMembers: [String] = []
        package var excludedMembers: [String] = []

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbClusterIdentifier = try element.required("DBClusterIdentifier")
            endpointType = try element.required("EndpointType")
            dbClusterEndpointIdentifier = try element.optional("DBClusterEndpointIdentifier")
            dbClusterEndpointArn = try element.optional("DBClusterEndpointArn")
            dbClusterEndpointResourceIdentifier = try element.optional("DBClusterEndpointResourceIdentifier")
            endpoint = try element.optional("Endpoint")
            customEndpointType = try element.optional("CustomEndpointType")
            status = try element.optional("Status")
            staticMembers = try element.scalars("StaticMembers")
            excludedMembers = try element.scalars("ExcludedMembers")
        }
    }

    /// Lists the endpoints of clusters, their custom ones included.
    package struct DescribeDBClusterEndpoints: RDSListRequest {
        package typealias Item = DBClusterEndpoint
        package static let list = "DBClusterEndpoints"

        package var dbClusterIdentifier: String?
        package var dbClusterEndpointIdentifier: String?
        package var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("DBClusterEndpointIdentifier", dbClusterEndpointIdentifier)
            form.add(filters)
        }
    }
}
