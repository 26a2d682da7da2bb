internal import AWS
internal import Maintenance

struct DeleteClusterPerformer: Performer {
    func request(for change: DeleteCluster) -> any AWSRequest {
        RDS.DeleteDBCluster(
            dbClusterIdentifier: change.cluster.text, finalSnapshot: .named(change.finalSnapshot))
    }
}
