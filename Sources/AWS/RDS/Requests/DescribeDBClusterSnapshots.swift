extension RDS {
    /// Lists snapshots of clusters.
    package struct DescribeDBClusterSnapshots: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbClusterIdentifier: String?
        package var dbClusterSnapshotIdentifier: String?
        package var snapshotType: String?
        package var filters: [Filter]
        package var includeShared: Bool?

        package init(
            dbClusterIdentifier: String? = nil,
            dbClusterSnapshotIdentifier: String? = nil,
            snapshotType: String? = nil,
            filters: [Filter] = [],
            includeShared: Bool? = nil
        ) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.dbClusterSnapshotIdentifier = dbClusterSnapshotIdentifier
            self.snapshotType = snapshotType
            self.filters = filters
            self.includeShared = includeShared
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterIdentifier", dbClusterIdentifier)
            parameters.add("DBClusterSnapshotIdentifier", dbClusterSnapshotIdentifier)
            parameters.add("SnapshotType", snapshotType)
            parameters.add(filters)
            parameters.add("IncludeShared", includeShared)
            return parameters
        }
    }
}
