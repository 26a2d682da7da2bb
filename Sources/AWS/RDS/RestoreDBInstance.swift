extension RDS {
    /// Makes a new instance outside Aurora from a snapshot of one.
    ///
    /// Class, engine and port are those of the instance that the snapshot is of, unless given. Parameter group and
    /// security groups are the defaults, its storage is gp3, it has no standby, and deletion protection is off. The
    /// version is the snapshot's, and so is the key: there is no parameter for either. Source:
    /// RestoreDBInstanceFromDBSnapshot in the API reference.
    package struct RestoreDBInstanceFromDBSnapshot: RDSChange {
        package typealias Shown = DBInstance
        package static let shown = "DBInstance"

        var dbInstanceIdentifier: String
        /// The ARN where another account shares it.
        var dbSnapshotIdentifier: String
        package var dbInstanceClass: String?
        package var engine: String?
        package var licenseModel: String?
        package var port: Int?
        package var availabilityZone: String?
        package var multiAZ: Bool?
        package var dbSubnetGroupName: String?
        package var vpcSecurityGroupIds: [String] = []
        package var publiclyAccessible: Bool?
        package var dbParameterGroupName: String?
        package var optionGroupName: String?
        package var storageType: String?
        package var iops: Int?
        package var storageThroughput: Int?
        package var allocatedStorage: Int?
        package var autoMinorVersionUpgrade: Bool?
        package var caCertificateIdentifier: String?
        package var backupRetentionPeriod: Int?
        package var copyTagsToSnapshot: Bool?
        package var deletionProtection: Bool?
        package var tags: [Tag] = []

        package init(dbInstanceIdentifier: String, dbSnapshotIdentifier: String) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.dbSnapshotIdentifier = dbSnapshotIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add("DBSnapshotIdentifier", dbSnapshotIdentifier)
            form.add("DBInstanceClass", dbInstanceClass)
            form.add("Engine", engine)
            form.add("LicenseModel", licenseModel)
            form.add("Port", port)
            form.add("AvailabilityZone", availabilityZone)
            form.add("MultiAZ", multiAZ)
            form.add("DBSubnetGroupName", dbSubnetGroupName)
            form.add("VpcSecurityGroupIds", each: "VpcSecurityGroupId", vpcSecurityGroupIds)
            form.add("PubliclyAccessible", publiclyAccessible)
            form.add("DBParameterGroupName", dbParameterGroupName)
            form.add("OptionGroupName", optionGroupName)
            form.add("StorageType", storageType)
            form.add("Iops", iops)
            form.add("StorageThroughput", storageThroughput)
            form.add("AllocatedStorage", allocatedStorage)
            form.add("AutoMinorVersionUpgrade", autoMinorVersionUpgrade)
            form.add("CACertificateIdentifier", caCertificateIdentifier)
            form.add("BackupRetentionPeriod", backupRetentionPeriod)
            form.add("CopyTagsToSnapshot", copyTagsToSnapshot)
            form.add("DeletionProtection", deletionProtection)
            form.add(tags)
        }
    }
}
