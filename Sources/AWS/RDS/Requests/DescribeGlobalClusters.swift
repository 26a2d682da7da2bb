extension RDS {
    /// Lists global databases, or the one named.
    package struct DescribeGlobalClusters: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var globalClusterIdentifier: String?
        package var filters: [Filter]

        package init(globalClusterIdentifier: String? = nil, filters: [Filter] = []) {
            self.globalClusterIdentifier = globalClusterIdentifier
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("GlobalClusterIdentifier", globalClusterIdentifier)
            parameters.add(filters)
            return parameters
        }
    }
}
