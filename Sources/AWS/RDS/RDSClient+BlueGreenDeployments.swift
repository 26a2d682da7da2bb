extension RDSClient {
    package func describeBlueGreenDeployments(
        _ request: RDS.DescribeBlueGreenDeployments = .init()
    ) async throws(AWSError) -> [RDS.BlueGreenDeployment] {
        try await pages("BlueGreenDeployments", by: request)
    }

    @discardableResult
    package func createBlueGreenDeployment(
        _ request: RDS.CreateBlueGreenDeployment
    ) async throws(AWSError) -> RDS.BlueGreenDeployment? {
        try await mutate(request, answering: "BlueGreenDeployment")
    }

    @discardableResult
    package func switchoverBlueGreenDeployment(
        _ request: RDS.SwitchoverBlueGreenDeployment
    ) async throws(AWSError) -> RDS.BlueGreenDeployment? {
        try await mutate(request, answering: "BlueGreenDeployment")
    }

    @discardableResult
    package func deleteBlueGreenDeployment(
        _ request: RDS.DeleteBlueGreenDeployment
    ) async throws(AWSError) -> RDS.BlueGreenDeployment? {
        try await mutate(request, answering: "BlueGreenDeployment")
    }
}
