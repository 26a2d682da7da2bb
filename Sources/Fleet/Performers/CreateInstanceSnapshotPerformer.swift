internal import AWS
internal import Maintenance

struct CreateInstanceSnapshotPerformer: Performer {
    func request(for change: CreateInstanceSnapshot) -> any AWSRequest {
        RDS.CreateDBSnapshot(dbSnapshotIdentifier: change.name, dbInstanceIdentifier: change.instance.text)
    }
}
