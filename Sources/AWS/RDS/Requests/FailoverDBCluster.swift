extension RDS {
    /// Makes a reader of an Aurora cluster its writer.
    ///
    /// The API can choose the target itself; a repeated call would then fail over once more, so here it is named.
    package struct FailoverDBCluster: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbClusterIdentifier: String
        package var targetDBInstanceIdentifier: String

        package init(dbClusterIdentifier: String, targetDBInstanceIdentifier: String) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.targetDBInstanceIdentifier = targetDBInstanceIdentifier
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterIdentifier", dbClusterIdentifier)
            parameters.add("TargetDBInstanceIdentifier", targetDBInstanceIdentifier)
            return parameters
        }
    }
}
