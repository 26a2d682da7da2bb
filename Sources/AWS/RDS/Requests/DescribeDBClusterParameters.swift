extension RDS {
    /// Lists the parameters of a group of clusters, some hundreds of them.
    package struct DescribeDBClusterParameters: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbClusterParameterGroupName: String
        /// `user` for those that somebody has set, or `engine-default` or `system`.
        package var source: String?
        package var filters: [Filter]

        package init(dbClusterParameterGroupName: String, source: String? = nil, filters: [Filter] = []) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
            self.source = source
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            parameters.add("Source", source)
            parameters.add(filters)
            return parameters
        }
    }
}
