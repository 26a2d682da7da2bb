/// Snapshots of clusters and of instances outside them.
extension RDSClient {
    package func describeDBClusterSnapshots(
        _ request: RDS.DescribeDBClusterSnapshots = .init()
    ) async throws(AWSError) -> [RDS.DBClusterSnapshot] {
        try await pages("DBClusterSnapshots", by: request)
    }

    package func describeDBSnapshots(
        _ request: RDS.DescribeDBSnapshots = .init()
    ) async throws(AWSError) -> [RDS.DBSnapshot] {
        try await pages("DBSnapshots", by: request)
    }

    @discardableResult
    package func createDBClusterSnapshot(
        _ request: RDS.CreateDBClusterSnapshot
    ) async throws(AWSError) -> RDS.DBClusterSnapshot? {
        try await mutate(request, answering: "DBClusterSnapshot")
    }

    @discardableResult
    package func createDBSnapshot(_ request: RDS.CreateDBSnapshot) async throws(AWSError) -> RDS.DBSnapshot? {
        try await mutate(request, answering: "DBSnapshot")
    }
}
