package import Foundation

extension RDS {
    /// Makes a new cluster, without any instances, from what another one holds or held.
    ///
    /// Security groups and the cluster parameter group are the defaults unless given, and deletion protection is off.
    package struct RestoreDBClusterToPointInTime: RDSChange {
        package typealias Shown = DBCluster
        package static let shown = "DBCluster"

        package enum Copy: Sendable, Equatable {
            /// A clone that shares the source's storage until either is written to: quick, whatever the size.
            case onWrite
            /// Everything copied, as of the latest restorable time.
            case full
            /// Everything copied, as of an instant.
            case fullAsOf(Date)
        }

        var dbClusterIdentifier: String
        var sourceDBClusterIdentifier: String
        var copy: Copy
        package var dbSubnetGroupName: String?
        package var vpcSecurityGroupIds: [String] = []
        package var dbClusterParameterGroupName: String?
        package var port: Int?
        package var kmsKeyId: String?
        package var storageType: String?
        package var enableIAMDatabaseAuthentication: Bool?
        package var enableCloudwatchLogsExports: [String] = []
        package var serverlessV2ScalingConfiguration: ServerlessV2ScalingConfiguration?
        package var deletionProtection: Bool?
        package var copyTagsToSnapshot: Bool?
        package var backupRetentionPeriod: Int?
        package var tags: [Tag] = []

        package init(dbClusterIdentifier: String, sourceDBClusterIdentifier: String, copy: Copy) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.sourceDBClusterIdentifier = sourceDBClusterIdentifier
            self.copy = copy
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("SourceDBClusterIdentifier", sourceDBClusterIdentifier)
            switch copy {
            case .onWrite:
                form.add("RestoreType", "copy-on-write")
                form.add("UseLatestRestorableTime", true)
            case .full:
                form.add("RestoreType", "full-copy")
                form.add("UseLatestRestorableTime", true)
            case .fullAsOf(let instant):
                form.add("RestoreType", "full-copy")
                form.add("RestoreToTime", instant)
            }
            form.add("DBSubnetGroupName", dbSubnetGroupName)
            form.add("VpcSecurityGroupIds", each: "VpcSecurityGroupId", vpcSecurityGroupIds)
            form.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            form.add("Port", port)
            form.add("KmsKeyId", kmsKeyId)
            form.add("StorageType", storageType)
            form.add("EnableIAMDatabaseAuthentication", enableIAMDatabaseAuthentication)
            form.add("EnableCloudwatchLogsExports", each: "member", enableCloudwatchLogsExports)
            form.add(serverlessV2ScalingConfiguration)
            form.add("DeletionProtection", deletionProtection)
            form.add("CopyTagsToSnapshot", copyTagsToSnapshot)
            form.add("BackupRetentionPeriod", backupRetentionPeriod)
            form.add(tags)
        }
    }

    /// Makes a new cluster, without any instances, from a snapshot of a cluster, or of an instance of the engine.
    ///
    /// Unless given, the version is the engine's default one, security groups and the cluster parameter group are the
    /// defaults, the key is the snapshot's, and deletion protection is off. Source: RestoreDBClusterFromSnapshot in the
    /// API reference.
    package struct RestoreDBClusterFromSnapshot: RDSChange {
        package typealias Shown = DBCluster
        package static let shown = "DBCluster"

        var dbClusterIdentifier: String
        /// A cluster snapshot's name or ARN; the ARN where another account shares it.
        var snapshotIdentifier: String
        var engine: String
        package var engineVersion: String?
        package var dbSubnetGroupName: String?
        package var vpcSecurityGroupIds: [String] = []
        package var dbClusterParameterGroupName: String?
        package var port: Int?
        package var kmsKeyId: String?
        package var storageType: String?
        package var enableIAMDatabaseAuthentication: Bool?
        package var enableCloudwatchLogsExports: [String] = []
        package var serverlessV2ScalingConfiguration: ServerlessV2ScalingConfiguration?
        package var deletionProtection: Bool?
        package var copyTagsToSnapshot: Bool?
        package var backupRetentionPeriod: Int?
        package var tags: [Tag] = []

        package init(dbClusterIdentifier: String, snapshotIdentifier: String, engine: String) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.snapshotIdentifier = snapshotIdentifier
            self.engine = engine
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("SnapshotIdentifier", snapshotIdentifier)
            form.add("Engine", engine)
            form.add("EngineVersion", engineVersion)
            form.add("DBSubnetGroupName", dbSubnetGroupName)
            form.add("VpcSecurityGroupIds", each: "VpcSecurityGroupId", vpcSecurityGroupIds)
            form.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            form.add("Port", port)
            form.add("KmsKeyId", kmsKeyId)
            form.add("StorageType", storageType)
            form.add("EnableIAMDatabaseAuthentication", enableIAMDatabaseAuthentication)
            form.add("EnableCloudwatchLogsExports", each: "member", enableCloudwatchLogsExports)
            form.add(serverlessV2ScalingConfiguration)
            form.add("DeletionProtection", deletionProtection)
            form.add("CopyTagsToSnapshot", copyTagsToSnapshot)
            form.add("BackupRetentionPeriod", backupRetentionPeriod)
            form.add(tags)
        }
    }
}

extension QueryParameters {
    fileprivate mutating func add(_ capacity: RDS.ServerlessV2ScalingConfiguration?) {
        add("ServerlessV2ScalingConfiguration.MinCapacity", capacity?.minCapacity)
        add("ServerlessV2ScalingConfiguration.MaxCapacity", capacity?.maxCapacity)
        add("ServerlessV2ScalingConfiguration.SecondsUntilAutoPause", capacity?.secondsUntilAutoPause)
    }
}
