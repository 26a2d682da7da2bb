extension RDS {
    /// Deletes a deployment; before its switchover, green with it if asked to.
    package struct DeleteBlueGreenDeployment: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var blueGreenDeploymentIdentifier: String
        /// Refused after the switchover; green then is what serves.
        package var deleteTarget: Bool?

        package init(blueGreenDeploymentIdentifier: String, deleteTarget: Bool? = nil) {
            self.blueGreenDeploymentIdentifier = blueGreenDeploymentIdentifier
            self.deleteTarget = deleteTarget
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("BlueGreenDeploymentIdentifier", blueGreenDeploymentIdentifier)
            parameters.add("DeleteTarget", deleteTarget)
            return parameters
        }
    }
}
