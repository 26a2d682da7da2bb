extension RDS {
    /// Changes a cluster, at once or in its maintenance window.
    ///
    /// At once means every pending change of the cluster, also those that others have asked for.
    package struct ModifyDBCluster: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

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
        package var deletionProtection: Bool?

        package init(
            dbClusterIdentifier: String,
            applyImmediately: Bool,
            storageType: String? = nil,
            iops: Int? = nil,
            allocatedStorage: Int? = nil,
            engineVersion: String? = nil,
            allowMajorVersionUpgrade: Bool? = nil,
            dbClusterParameterGroupName: String? = nil,
            dbInstanceParameterGroupName: String? = nil,
            deletionProtection: Bool? = nil
        ) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.applyImmediately = applyImmediately
            self.storageType = storageType
            self.iops = iops
            self.allocatedStorage = allocatedStorage
            self.engineVersion = engineVersion
            self.allowMajorVersionUpgrade = allowMajorVersionUpgrade
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
            self.dbInstanceParameterGroupName = dbInstanceParameterGroupName
            self.deletionProtection = deletionProtection
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterIdentifier", dbClusterIdentifier)
            parameters.add("ApplyImmediately", applyImmediately)
            parameters.add("StorageType", storageType)
            parameters.add("Iops", iops)
            parameters.add("AllocatedStorage", allocatedStorage)
            parameters.add("EngineVersion", engineVersion)
            parameters.add("AllowMajorVersionUpgrade", allowMajorVersionUpgrade)
            parameters.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            parameters.add("DBInstanceParameterGroupName", dbInstanceParameterGroupName)
            parameters.add("DeletionProtection", deletionProtection)
            return parameters
        }
    }
}
