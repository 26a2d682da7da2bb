extension RDS {
    /// Deletes a parameter group that no instance uses.
    package struct DeleteDBParameterGroup: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbParameterGroupName: String

        package init(dbParameterGroupName: String) {
            self.dbParameterGroupName = dbParameterGroupName
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBParameterGroupName", dbParameterGroupName)
            return parameters
        }
    }
}
