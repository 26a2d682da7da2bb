extension RDS {
    /// Lists blue/green deployments, or the one named by its identifier.
    package struct DescribeBlueGreenDeployments: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var blueGreenDeploymentIdentifier: String?
        package var filters: [Filter]

        package init(blueGreenDeploymentIdentifier: String? = nil, filters: [Filter] = []) {
            self.blueGreenDeploymentIdentifier = blueGreenDeploymentIdentifier
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("BlueGreenDeploymentIdentifier", blueGreenDeploymentIdentifier)
            parameters.add(filters)
            return parameters
        }
    }
}
