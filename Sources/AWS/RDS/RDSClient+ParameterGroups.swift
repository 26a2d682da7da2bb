/// Parameter groups of clusters and of instances, what is in them, and what the engines have by default.
extension RDSClient {
    package func describeDBClusterParameterGroups(
        _ request: RDS.DescribeDBClusterParameterGroups = .init()
    ) async throws(AWSError) -> [RDS.DBClusterParameterGroup] {
        try await pages("DBClusterParameterGroups", by: request)
    }

    package func describeDBClusterParameters(
        _ request: RDS.DescribeDBClusterParameters
    ) async throws(AWSError) -> [RDS.Parameter] {
        try await pages("Parameters", by: request)
    }

    package func describeEngineDefaultClusterParameters(
        _ request: RDS.DescribeEngineDefaultClusterParameters
    ) async throws(AWSError) -> [RDS.Parameter] {
        try await pages("Parameters", within: "EngineDefaults", by: request)
    }

    @discardableResult
    package func createDBClusterParameterGroup(
        _ request: RDS.CreateDBClusterParameterGroup
    ) async throws(AWSError) -> RDS.DBClusterParameterGroup? {
        try await mutate(request, answering: "DBClusterParameterGroup")
    }

    package func modifyDBClusterParameterGroup(_ request: RDS.ModifyDBClusterParameterGroup) async throws(AWSError) {
        try await perform(request)
    }

    package func deleteDBClusterParameterGroup(_ request: RDS.DeleteDBClusterParameterGroup) async throws(AWSError) {
        try await perform(request)
    }

    package func describeDBParameterGroups(
        _ request: RDS.DescribeDBParameterGroups = .init()
    ) async throws(AWSError) -> [RDS.DBParameterGroup] {
        try await pages("DBParameterGroups", by: request)
    }

    package func describeDBParameters(_ request: RDS.DescribeDBParameters) async throws(AWSError) -> [RDS.Parameter] {
        try await pages("Parameters", by: request)
    }

    package func describeEngineDefaultParameters(
        _ request: RDS.DescribeEngineDefaultParameters
    ) async throws(AWSError) -> [RDS.Parameter] {
        try await pages("Parameters", within: "EngineDefaults", by: request)
    }

    @discardableResult
    package func createDBParameterGroup(
        _ request: RDS.CreateDBParameterGroup
    ) async throws(AWSError) -> RDS.DBParameterGroup? {
        try await mutate(request, answering: "DBParameterGroup")
    }

    package func modifyDBParameterGroup(_ request: RDS.ModifyDBParameterGroup) async throws(AWSError) {
        try await perform(request)
    }

    package func deleteDBParameterGroup(_ request: RDS.DeleteDBParameterGroup) async throws(AWSError) {
        try await perform(request)
    }
}
