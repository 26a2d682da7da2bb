extension RDS {
    /// Lists clusters, or the one named.
    package struct DescribeDBClusters: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbClusterIdentifier: String?
        package var filters: [Filter]
        package var includeShared: Bool?

        package init(
            dbClusterIdentifier: String? = nil,
            filters: [Filter] = [],
            includeShared: Bool? = nil
        ) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.filters = filters
            self.includeShared = includeShared
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterIdentifier", dbClusterIdentifier)
            parameters.add(filters)
            parameters.add("IncludeShared", includeShared)
            return parameters
        }
    }
}
