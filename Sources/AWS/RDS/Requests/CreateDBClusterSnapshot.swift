extension RDS {
    /// Takes a snapshot of a cluster.
    package struct CreateDBClusterSnapshot: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbClusterSnapshotIdentifier: String
        package var dbClusterIdentifier: String
        package var tags: [Tag]

        package init(dbClusterSnapshotIdentifier: String, dbClusterIdentifier: String, tags: [Tag] = []) {
            self.dbClusterSnapshotIdentifier = dbClusterSnapshotIdentifier
            self.dbClusterIdentifier = dbClusterIdentifier
            self.tags = tags
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterSnapshotIdentifier", dbClusterSnapshotIdentifier)
            parameters.add("DBClusterIdentifier", dbClusterIdentifier)
            parameters.add(tags)
            return parameters
        }
    }
}
