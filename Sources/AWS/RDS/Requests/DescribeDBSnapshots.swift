extension RDS {
    /// Lists snapshots of instances.
    package struct DescribeDBSnapshots: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbInstanceIdentifier: String?
        package var dbSnapshotIdentifier: String?
        package var dbiResourceId: String?
        package var snapshotType: String?
        package var filters: [Filter]
        package var includeShared: Bool?
        package var includePublic: Bool?

        package init(
            dbInstanceIdentifier: String? = nil,
            dbSnapshotIdentifier: String? = nil,
            dbiResourceId: String? = nil,
            snapshotType: String? = nil,
            filters: [Filter] = [],
            includeShared: Bool? = nil,
            includePublic: Bool? = nil
        ) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.dbSnapshotIdentifier = dbSnapshotIdentifier
            self.dbiResourceId = dbiResourceId
            self.snapshotType = snapshotType
            self.filters = filters
            self.includeShared = includeShared
            self.includePublic = includePublic
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBInstanceIdentifier", dbInstanceIdentifier)
            parameters.add("DBSnapshotIdentifier", dbSnapshotIdentifier)
            parameters.add("DbiResourceId", dbiResourceId)
            parameters.add("SnapshotType", snapshotType)
            parameters.add(filters)
            parameters.add("IncludeShared", includeShared)
            parameters.add("IncludePublic", includePublic)
            return parameters
        }
    }
}
