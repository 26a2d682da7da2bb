extension RDS {
    /// Deletes a cluster; one of Aurora must have no members left.
    package struct DeleteDBCluster: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbClusterIdentifier: String
        package var finalSnapshot: FinalSnapshot
        package var deleteAutomatedBackups: Bool?

        package init(dbClusterIdentifier: String, finalSnapshot: FinalSnapshot, deleteAutomatedBackups: Bool? = nil) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.finalSnapshot = finalSnapshot
            self.deleteAutomatedBackups = deleteAutomatedBackups
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterIdentifier", dbClusterIdentifier)
            parameters.add(finalSnapshot)
            parameters.add("DeleteAutomatedBackups", deleteAutomatedBackups)
            return parameters
        }
    }
}
