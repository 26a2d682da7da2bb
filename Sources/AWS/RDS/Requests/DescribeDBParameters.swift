extension RDS {
    /// Lists the parameters of a group of instances, some hundreds of them.
    package struct DescribeDBParameters: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbParameterGroupName: String
        /// `user` for those that somebody has set, or `engine-default` or `system`.
        package var source: String?
        package var filters: [Filter]

        package init(dbParameterGroupName: String, source: String? = nil, filters: [Filter] = []) {
            self.dbParameterGroupName = dbParameterGroupName
            self.source = source
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBParameterGroupName", dbParameterGroupName)
            parameters.add("Source", source)
            parameters.add(filters)
            return parameters
        }
    }
}
