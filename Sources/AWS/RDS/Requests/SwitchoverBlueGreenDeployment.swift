extension RDS {
    /// Lets green take the names and the traffic of blue.
    package struct SwitchoverBlueGreenDeployment: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var blueGreenDeploymentIdentifier: String
        /// Seconds after which everything is rolled back; 300 unless given.
        package var switchoverTimeout: Int?

        package init(blueGreenDeploymentIdentifier: String, switchoverTimeout: Int? = nil) {
            self.blueGreenDeploymentIdentifier = blueGreenDeploymentIdentifier
            self.switchoverTimeout = switchoverTimeout
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("BlueGreenDeploymentIdentifier", blueGreenDeploymentIdentifier)
            parameters.add("SwitchoverTimeout", switchoverTimeout)
            return parameters
        }
    }
}
