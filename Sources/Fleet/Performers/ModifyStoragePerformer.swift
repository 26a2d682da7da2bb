internal import AWS
internal import Maintenance

struct ModifyStoragePerformer: Performer {
    func request(for change: ModifyStorage) -> any AWSRequest {
        RDS.ModifyDBCluster(dbClusterIdentifier: change.cluster.text, applyImmediately: true).with {
            $0.storageType = change.storage.type
            $0.iops = change.storage.iops
            $0.allocatedStorage = change.storage.allocated
        }
    }
}
