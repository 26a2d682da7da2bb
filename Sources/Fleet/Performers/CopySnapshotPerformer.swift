internal import AWS
internal import Maintenance

struct CopySnapshotPerformer: Performer {
    func request(for change: CopySnapshot) -> any AWSRequest {
        RDS.CopyDBSnapshot(
            sourceDBSnapshotIdentifier: change.snapshot, targetDBSnapshotIdentifier: change.name
        ).with {
            $0.kmsKeyId = change.encryptionKey
            $0.tags = change.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
        }
    }
}
