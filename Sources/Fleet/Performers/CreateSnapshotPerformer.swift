internal import AWS
internal import Maintenance

struct CreateSnapshotPerformer: Performer {
    func request(for change: CreateSnapshot) -> any AWSRequest {
        RDS.CreateDBClusterSnapshot(
            dbClusterSnapshotIdentifier: change.name, dbClusterIdentifier: change.cluster.text)
    }
}
