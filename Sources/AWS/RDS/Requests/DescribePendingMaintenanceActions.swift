extension RDS {
    /// Lists what maintenance waits, for all resources or the one named by ARN.
    package struct DescribePendingMaintenanceActions: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var resourceIdentifier: String?
        package var filters: [Filter]

        package init(resourceIdentifier: String? = nil, filters: [Filter] = []) {
            self.resourceIdentifier = resourceIdentifier
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("ResourceIdentifier", resourceIdentifier)
            parameters.add(filters)
            return parameters
        }
    }
}
