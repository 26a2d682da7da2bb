extension RDS {
    /// Lists the versions of engines and where each can be upgraded to.
    package struct DescribeDBEngineVersions: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var engine: String?
        package var engineVersion: String?
        package var dbParameterGroupFamily: String?
        package var filters: [Filter]
        package var defaultOnly: Bool?
        package var includeAll: Bool?

        package init(
            engine: String? = nil,
            engineVersion: String? = nil,
            dbParameterGroupFamily: String? = nil,
            filters: [Filter] = [],
            defaultOnly: Bool? = nil,
            includeAll: Bool? = nil
        ) {
            self.engine = engine
            self.engineVersion = engineVersion
            self.dbParameterGroupFamily = dbParameterGroupFamily
            self.filters = filters
            self.defaultOnly = defaultOnly
            self.includeAll = includeAll
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("Engine", engine)
            parameters.add("EngineVersion", engineVersion)
            parameters.add("DBParameterGroupFamily", dbParameterGroupFamily)
            parameters.add(filters)
            parameters.add("DefaultOnly", defaultOnly)
            parameters.add("IncludeAll", includeAll)
            return parameters
        }
    }
}
