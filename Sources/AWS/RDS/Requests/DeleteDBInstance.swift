extension RDS {
    /// Deletes an instance; a member of an Aurora cluster leaves the data with its cluster and takes no final snapshot.
    package struct DeleteDBInstance: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbInstanceIdentifier: String
        package var finalSnapshot: FinalSnapshot
        package var deleteAutomatedBackups: Bool?

        package init(
            dbInstanceIdentifier: String, finalSnapshot: FinalSnapshot, deleteAutomatedBackups: Bool? = nil
        ) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.finalSnapshot = finalSnapshot
            self.deleteAutomatedBackups = deleteAutomatedBackups
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBInstanceIdentifier", dbInstanceIdentifier)
            parameters.add(finalSnapshot)
            parameters.add("DeleteAutomatedBackups", deleteAutomatedBackups)
            return parameters
        }
    }
}
