package import Foundation

extension RDS {
    /// A snapshot of a cluster.
    package struct DBClusterSnapshot: Sendable, Equatable {
        package var dbClusterSnapshotIdentifier: String
        package var dbClusterSnapshotArn: String
        package var dbClusterIdentifier: String
        package var dbClusterResourceId: String?
        package var status: String
        package var snapshotType: String?
        package var sourceDBClusterSnapshotArn: String?
        package var percentProgress: Int?
        package var snapshotCreateTime: Date?
        package var clusterCreateTime: Date?
        package var engine: String?
        package var engineMode: String?
        package var engineVersion: String?
        package var availabilityZones: [String] = []
        package var allocatedStorage: Int?
        package var storageType: String?
        package var storageThroughput: Int?
        package var storageEncrypted: Bool?
        package var kmsKeyId: String?
        package var vpcId: String?
        package var port: Int?
        package var iamDatabaseAuthenticationEnabled: Bool?
        package var backupRetentionPeriod: Int?
        package var preferredBackupWindow: String?
        package var licenseModel: String?
        package var tagList: [Tag] = []

        package init(
            dbClusterSnapshotIdentifier: String,
            dbClusterSnapshotArn: String,
            dbClusterIdentifier: String,
            status: String
        ) {
            self.dbClusterSnapshotIdentifier = dbClusterSnapshotIdentifier
            self.dbClusterSnapshotArn = dbClusterSnapshotArn
            self.dbClusterIdentifier = dbClusterIdentifier
            self.status = status
        }
    }
}

extension RDS.DBClusterSnapshot: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbClusterSnapshotIdentifier: try element.required("DBClusterSnapshotIdentifier"),
            dbClusterSnapshotArn: try element.required("DBClusterSnapshotArn"),
            dbClusterIdentifier: try element.required("DBClusterIdentifier"),
            status: try element.required("Status"))
        dbClusterResourceId = try element.optional("DbClusterResourceId")
        snapshotType = try element.optional("SnapshotType")
        sourceDBClusterSnapshotArn = try element.optional("SourceDBClusterSnapshotArn")
        percentProgress = try element.optional("PercentProgress")
        snapshotCreateTime = try element.optional("SnapshotCreateTime")
        clusterCreateTime = try element.optional("ClusterCreateTime")
        engine = try element.optional("Engine")
        engineMode = try element.optional("EngineMode")
        engineVersion = try element.optional("EngineVersion")
        availabilityZones = try element.scalars("AvailabilityZones")
        allocatedStorage = try element.optional("AllocatedStorage")
        storageType = try element.optional("StorageType")
        storageThroughput = try element.optional("StorageThroughput")
        storageEncrypted = try element.optional("StorageEncrypted")
        kmsKeyId = try element.optional("KmsKeyId")
        vpcId = try element.optional("VpcId")
        port = try element.optional("Port")
        iamDatabaseAuthenticationEnabled = try element.optional("IAMDatabaseAuthenticationEnabled")
        backupRetentionPeriod = try element.optional("BackupRetentionPeriod")
        preferredBackupWindow = try element.optional("PreferredBackupWindow")
        licenseModel = try element.optional("LicenseModel")
        tagList = try element.structures("TagList")
    }
}
