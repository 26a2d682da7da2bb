internal import AWS
internal import Maintenance

struct FailOverPerformer: Performer {
    func request(for change: FailOver) -> any AWSRequest {
        RDS.FailoverDBCluster(
            dbClusterIdentifier: change.cluster.text, targetDBInstanceIdentifier: change.next.text)
    }
}
