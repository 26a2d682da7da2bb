/// The mutating actions: each returns what the reply shows of the resource, or nil when that could not be read.
extension RDSClient {
    @discardableResult
    package func createDBInstance(_ request: RDS.CreateDBInstance) async throws(AWSError) -> RDS.DBInstance? {
        try await mutate(request, answering: "DBInstance")
    }

    @discardableResult
    package func modifyDBInstance(_ request: RDS.ModifyDBInstance) async throws(AWSError) -> RDS.DBInstance? {
        try await mutate(request, answering: "DBInstance")
    }

    @discardableResult
    package func deleteDBInstance(_ request: RDS.DeleteDBInstance) async throws(AWSError) -> RDS.DBInstance? {
        try await mutate(request, answering: "DBInstance")
    }

    @discardableResult
    package func rebootDBInstance(_ request: RDS.RebootDBInstance) async throws(AWSError) -> RDS.DBInstance? {
        try await mutate(request, answering: "DBInstance")
    }

    @discardableResult
    package func failoverDBCluster(_ request: RDS.FailoverDBCluster) async throws(AWSError) -> RDS.DBCluster? {
        try await mutate(request, answering: "DBCluster")
    }

    @discardableResult
    package func modifyDBCluster(_ request: RDS.ModifyDBCluster) async throws(AWSError) -> RDS.DBCluster? {
        try await mutate(request, answering: "DBCluster")
    }

    @discardableResult
    package func deleteDBCluster(_ request: RDS.DeleteDBCluster) async throws(AWSError) -> RDS.DBCluster? {
        try await mutate(request, answering: "DBCluster")
    }

    @discardableResult
    package func restoreDBClusterToPointInTime(
        _ request: RDS.RestoreDBClusterToPointInTime
    ) async throws(AWSError) -> RDS.DBCluster? {
        try await mutate(request, answering: "DBCluster")
    }

    @discardableResult
    package func applyPendingMaintenanceAction(
        _ request: RDS.ApplyPendingMaintenanceAction
    ) async throws(AWSError) -> RDS.ResourcePendingMaintenanceActions? {
        try await mutate(request, answering: "ResourcePendingMaintenanceActions")
    }
}
