package import Foundation

extension RDS {
    /// A snapshot of a cluster.
    package struct DBClusterSnapshot: Sendable, Equatable, ReplyShape {
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

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbClusterSnapshotIdentifier = try element.required("DBClusterSnapshotIdentifier")
            dbClusterSnapshotArn = try element.required("DBClusterSnapshotArn")
            dbClusterIdentifier = try element.required("DBClusterIdentifier")
            status = try element.required("Status")
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

    /// A snapshot of an instance.
    package struct DBSnapshot: Sendable, Equatable, ReplyShape {
        package var dbSnapshotIdentifier: String
        package var dbSnapshotArn: String
        package var dbInstanceIdentifier: String
        package var dbiResourceId: String?
        package var status: String
        package var snapshotType: String?
        package var sourceDBSnapshotIdentifier: String?
        package var sourceRegion: String?
        package var percentProgress: Int?
        package var snapshotCreateTime: Date?
        package var originalSnapshotCreateTime: Date?
        package var snapshotDatabaseTime: Date?
        package var instanceCreateTime: Date?
        package var engine: String?
        package var engineVersion: String?
        package var availabilityZone: String?
        package var allocatedStorage: Int?
        package var storageType: String?
        package var iops: Int?
        package var storageThroughput: Int?
        package var encrypted: Bool?
        package var kmsKeyId: String?
        package var vpcId: String?
        package var port: Int?
        package var iamDatabaseAuthenticationEnabled: Bool?
        package var optionGroupName: String?
        package var licenseModel: String?
        package var processorFeatures: [ProcessorFeature] = []
        package var tagList: [Tag] = []

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbSnapshotIdentifier = try element.required("DBSnapshotIdentifier")
            dbSnapshotArn = try element.required("DBSnapshotArn")
            dbInstanceIdentifier = try element.required("DBInstanceIdentifier")
            status = try element.required("Status")
            dbiResourceId = try element.optional("DbiResourceId")
            snapshotType = try element.optional("SnapshotType")
            sourceDBSnapshotIdentifier = try element.optional("SourceDBSnapshotIdentifier")
            sourceRegion = try element.optional("SourceRegion")
            percentProgress = try element.optional("PercentProgress")
            snapshotCreateTime = try element.optional("SnapshotCreateTime")
            originalSnapshotCreateTime = try element.optional("OriginalSnapshotCreateTime")
            snapshotDatabaseTime = try element.optional("SnapshotDatabaseTime")
            instanceCreateTime = try element.optional("InstanceCreateTime")
            engine = try element.optional("Engine")
            engineVersion = try element.optional("EngineVersion")
            availabilityZone = try element.optional("AvailabilityZone")
            allocatedStorage = try element.optional("AllocatedStorage")
            storageType = try element.optional("StorageType")
            iops = try element.optional("Iops")
            storageThroughput = try element.optional("StorageThroughput")
            encrypted = try element.optional("Encrypted")
            kmsKeyId = try element.optional("KmsKeyId")
            vpcId = try element.optional("VpcId")
            port = try element.optional("Port")
            iamDatabaseAuthenticationEnabled = try element.optional("IAMDatabaseAuthenticationEnabled")
            optionGroupName = try element.optional("OptionGroupName")
            licenseModel = try element.optional("LicenseModel")
            processorFeatures = try element.structures("ProcessorFeatures")
            tagList = try element.structures("TagList")
        }
    }

    /// Lists snapshots of clusters.
    package struct DescribeDBClusterSnapshots: RDSListRequest {
        package typealias Item = DBClusterSnapshot
        package static let list = "DBClusterSnapshots"

        package var dbClusterIdentifier: String?
        package var dbClusterSnapshotIdentifier: String?
        package var snapshotType: String?
        package var filters: [Filter] = []
        package var includeShared: Bool?

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("DBClusterSnapshotIdentifier", dbClusterSnapshotIdentifier)
            form.add("SnapshotType", snapshotType)
            form.add(filters)
            form.add("IncludeShared", includeShared)
        }
    }

    /// Takes a snapshot of a cluster.
    package struct CreateDBClusterSnapshot: RDSChange {
        package typealias Shown = DBClusterSnapshot
        package static let shown = "DBClusterSnapshot"

        var dbClusterSnapshotIdentifier: String
        var dbClusterIdentifier: String
        package var tags: [Tag] = []

        package init(dbClusterSnapshotIdentifier: String, dbClusterIdentifier: String) {
            self.dbClusterSnapshotIdentifier = dbClusterSnapshotIdentifier
            self.dbClusterIdentifier = dbClusterIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterSnapshotIdentifier", dbClusterSnapshotIdentifier)
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add(tags)
        }
    }

    /// Lists snapshots of instances.
    package struct DescribeDBSnapshots: RDSListRequest {
        package typealias Item = DBSnapshot
        package static let list = "DBSnapshots"

        package var dbInstanceIdentifier: String?
        package var dbSnapshotIdentifier: String?
        package var dbiResourceId: String?
        package var snapshotType: String?
        package var filters: [Filter] = []
        package var includeShared: Bool?
        package var includePublic: Bool?

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add("DBSnapshotIdentifier", dbSnapshotIdentifier)
            form.add("DbiResourceId", dbiResourceId)
            form.add("SnapshotType", snapshotType)
            form.add(filters)
            form.add("IncludeShared", includeShared)
            form.add("IncludePublic", includePublic)
        }
    }

    /// Takes a snapshot of an instance that is in no Aurora cluster.
    package struct CreateDBSnapshot: RDSChange {
        package typealias Shown = DBSnapshot
        package static let shown = "DBSnapshot"

        var dbSnapshotIdentifier: String
        var dbInstanceIdentifier: String
        package var tags: [Tag] = []

        package init(dbSnapshotIdentifier: String, dbInstanceIdentifier: String) {
            self.dbSnapshotIdentifier = dbSnapshotIdentifier
            self.dbInstanceIdentifier = dbInstanceIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBSnapshotIdentifier", dbSnapshotIdentifier)
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add(tags)
        }
    }

    /// Whether a last snapshot is taken of what is deleted; one or the other has to be said.
    package enum FinalSnapshot: Sendable, Equatable {
        case skipped
        case named(String)
    }
}

extension QueryParameters {
    mutating func add(_ finalSnapshot: RDS.FinalSnapshot) {
        switch finalSnapshot {
        case .skipped:
            add("SkipFinalSnapshot", true)
        case .named(let identifier):
            add("SkipFinalSnapshot", false)
            add("FinalDBSnapshotIdentifier", identifier)
        }
    }
}
