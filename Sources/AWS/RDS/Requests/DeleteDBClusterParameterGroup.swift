extension RDS {
    /// Deletes a parameter group that no cluster uses.
    package struct DeleteDBClusterParameterGroup: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbClusterParameterGroupName: String

        package init(dbClusterParameterGroupName: String) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            return parameters
        }
    }
}
