extension RDS {
    /// Lists instances, or the one named.
    package struct DescribeDBInstances: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbInstanceIdentifier: String?
        package var filters: [Filter]

        package init(dbInstanceIdentifier: String? = nil, filters: [Filter] = []) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBInstanceIdentifier", dbInstanceIdentifier)
            parameters.add(filters)
            return parameters
        }
    }
}
