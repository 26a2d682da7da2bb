package import Foundation

extension RDS {
    /// A snapshot of an instance.
    package struct DBSnapshot: Sendable, Equatable {
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

        package init(
            dbSnapshotIdentifier: String,
            dbSnapshotArn: String,
            dbInstanceIdentifier: String,
            status: String
        ) {
            self.dbSnapshotIdentifier = dbSnapshotIdentifier
            self.dbSnapshotArn = dbSnapshotArn
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.status = status
        }
    }
}

extension RDS.DBSnapshot: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbSnapshotIdentifier: try element.required("DBSnapshotIdentifier"),
            dbSnapshotArn: try element.required("DBSnapshotArn"),
            dbInstanceIdentifier: try element.required("DBInstanceIdentifier"),
            status: try element.required("Status"))
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
