extension RDS {
    /// Creates a parameter group for clusters, with the defaults of its family.
    package struct CreateDBClusterParameterGroup: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbClusterParameterGroupName: String
        package var dbParameterGroupFamily: String
        package var description: String
        package var tags: [Tag]

        package init(
            dbClusterParameterGroupName: String,
            dbParameterGroupFamily: String,
            description: String,
            tags: [Tag] = []
        ) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
            self.dbParameterGroupFamily = dbParameterGroupFamily
            self.description = description
            self.tags = tags
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            parameters.add("DBParameterGroupFamily", dbParameterGroupFamily)
            parameters.add("Description", description)
            parameters.add(tags)
            return parameters
        }
    }
}
