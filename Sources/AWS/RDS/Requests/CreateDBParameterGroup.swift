extension RDS {
    /// Creates a parameter group for instances, with the defaults of its family.
    package struct CreateDBParameterGroup: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbParameterGroupName: String
        package var dbParameterGroupFamily: String
        package var description: String
        package var tags: [Tag]

        package init(
            dbParameterGroupName: String,
            dbParameterGroupFamily: String,
            description: String,
            tags: [Tag] = []
        ) {
            self.dbParameterGroupName = dbParameterGroupName
            self.dbParameterGroupFamily = dbParameterGroupFamily
            self.description = description
            self.tags = tags
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBParameterGroupName", dbParameterGroupName)
            parameters.add("DBParameterGroupFamily", dbParameterGroupFamily)
            parameters.add("Description", description)
            parameters.add(tags)
            return parameters
        }
    }
}
