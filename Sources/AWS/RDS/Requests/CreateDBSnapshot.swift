extension RDS {
    /// Takes a snapshot of an instance that is in no Aurora cluster.
    package struct CreateDBSnapshot: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbSnapshotIdentifier: String
        package var dbInstanceIdentifier: String
        package var tags: [Tag]

        package init(dbSnapshotIdentifier: String, dbInstanceIdentifier: String, tags: [Tag] = []) {
            self.dbSnapshotIdentifier = dbSnapshotIdentifier
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.tags = tags
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBSnapshotIdentifier", dbSnapshotIdentifier)
            parameters.add("DBInstanceIdentifier", dbInstanceIdentifier)
            parameters.add(tags)
            return parameters
        }
    }
}
