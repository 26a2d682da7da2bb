extension RDS {
    /// Lists the parameters that a family has for clusters, with the defaults of the engine.
    package struct DescribeEngineDefaultClusterParameters: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbParameterGroupFamily: String
        package var filters: [Filter]

        package init(dbParameterGroupFamily: String, filters: [Filter] = []) {
            self.dbParameterGroupFamily = dbParameterGroupFamily
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBParameterGroupFamily", dbParameterGroupFamily)
            parameters.add(filters)
            return parameters
        }
    }
}
