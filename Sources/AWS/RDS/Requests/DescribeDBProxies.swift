extension RDS {
    /// Lists proxies, or the one named.
    package struct DescribeDBProxies: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbProxyName: String?
        package var filters: [Filter]

        package init(dbProxyName: String? = nil, filters: [Filter] = []) {
            self.dbProxyName = dbProxyName
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBProxyName", dbProxyName)
            parameters.add(filters)
            return parameters
        }
    }
}
