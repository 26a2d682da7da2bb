extension RDS {
    /// Lists parameter groups of clusters, or the one named.
    package struct DescribeDBClusterParameterGroups: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbClusterParameterGroupName: String?
        package var filters: [Filter]

        package init(dbClusterParameterGroupName: String? = nil, filters: [Filter] = []) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            parameters.add(filters)
            return parameters
        }
    }
}
