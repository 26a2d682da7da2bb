extension RDS {
    /// Copies a snapshot of an instance inside the region, under a key of the account's own where one is given.
    ///
    /// An encrypted snapshot that another account shares cannot be restored as an instance, only a copy of it; the
    /// source is then named by its ARN, and the key has to be given. Source: "Sharing encrypted snapshots", RDS User
    /// Guide, and CopyDBSnapshot in the API reference.
    package struct CopyDBSnapshot: RDSChange {
        package typealias Shown = DBSnapshot
        package static let shown = "DBSnapshot"

        var sourceDBSnapshotIdentifier: String
        var targetDBSnapshotIdentifier: String
        package var kmsKeyId: String?
        package var optionGroupName: String?
        package var copyTags: Bool?
        package var tags: [Tag] = []

        package init(sourceDBSnapshotIdentifier: String, targetDBSnapshotIdentifier: String) {
            self.sourceDBSnapshotIdentifier = sourceDBSnapshotIdentifier
            self.targetDBSnapshotIdentifier = targetDBSnapshotIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("SourceDBSnapshotIdentifier", sourceDBSnapshotIdentifier)
            form.add("TargetDBSnapshotIdentifier", targetDBSnapshotIdentifier)
            form.add("KmsKeyId", kmsKeyId)
            form.add("OptionGroupName", optionGroupName)
            form.add("CopyTags", copyTags)
            form.add(tags)
        }
    }

    /// Copies a snapshot of a cluster inside the region, under a key of the account's own where one is given.
    package struct CopyDBClusterSnapshot: RDSChange {
        package typealias Shown = DBClusterSnapshot
        package static let shown = "DBClusterSnapshot"

        var sourceDBClusterSnapshotIdentifier: String
        var targetDBClusterSnapshotIdentifier: String
        package var kmsKeyId: String?
        package var copyTags: Bool?
        package var tags: [Tag] = []

        package init(sourceDBClusterSnapshotIdentifier: String, targetDBClusterSnapshotIdentifier: String) {
            self.sourceDBClusterSnapshotIdentifier = sourceDBClusterSnapshotIdentifier
            self.targetDBClusterSnapshotIdentifier = targetDBClusterSnapshotIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("SourceDBClusterSnapshotIdentifier", sourceDBClusterSnapshotIdentifier)
            form.add("TargetDBClusterSnapshotIdentifier", targetDBClusterSnapshotIdentifier)
            form.add("KmsKeyId", kmsKeyId)
            form.add("CopyTags", copyTags)
            form.add(tags)
        }
    }
}
