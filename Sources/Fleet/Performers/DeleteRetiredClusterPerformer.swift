internal import AWS
internal import Maintenance

struct DeleteRetiredClusterPerformer: Performer {
    func request(for change: DeleteRetiredCluster) -> any AWSRequest {
        RDS.DeleteDBCluster(
            dbClusterIdentifier: change.retirement.name,
            finalSnapshot: change.retirement.finalSnapshot.map { .named($0) } ?? .skipped)
    }
}
