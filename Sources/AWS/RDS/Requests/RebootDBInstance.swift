extension RDS {
    /// Restarts an instance; `forceFailover` is for Multi-AZ instances outside Aurora.
    package struct RebootDBInstance: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbInstanceIdentifier: String
        package var forceFailover: Bool?

        package init(dbInstanceIdentifier: String, forceFailover: Bool? = nil) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.forceFailover = forceFailover
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBInstanceIdentifier", dbInstanceIdentifier)
            parameters.add("ForceFailover", forceFailover)
            return parameters
        }
    }
}
