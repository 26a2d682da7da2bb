extension RDS {
    /// Lists the endpoints of clusters, their custom ones included.
    package struct DescribeDBClusterEndpoints: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbClusterIdentifier: String?
        package var dbClusterEndpointIdentifier: String?
        package var filters: [Filter]

        package init(
            dbClusterIdentifier: String? = nil,
            dbClusterEndpointIdentifier: String? = nil,
            filters: [Filter] = []
        ) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.dbClusterEndpointIdentifier = dbClusterEndpointIdentifier
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterIdentifier", dbClusterIdentifier)
            parameters.add("DBClusterEndpointIdentifier", dbClusterEndpointIdentifier)
            parameters.add(filters)
            return parameters
        }
    }
}
