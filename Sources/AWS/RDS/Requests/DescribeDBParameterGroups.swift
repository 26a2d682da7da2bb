extension RDS {
    /// Lists parameter groups of instances, or the one named.
    package struct DescribeDBParameterGroups: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbParameterGroupName: String?
        package var filters: [Filter]

        package init(dbParameterGroupName: String? = nil, filters: [Filter] = []) {
            self.dbParameterGroupName = dbParameterGroupName
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBParameterGroupName", dbParameterGroupName)
            parameters.add(filters)
            return parameters
        }
    }
}
