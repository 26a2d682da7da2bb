internal import AWS
internal import Maintenance

struct ModifyStoragePerformer: Performer {
    func request(for change: ModifyStorage) -> any AWSRequest {
        let storage = change.storage
        return switch change.owner {
        case .cluster(let cluster):
            RDS.ModifyDBCluster(dbClusterIdentifier: cluster.text, applyImmediately: true).with {
                $0.storageType = storage.type
                $0.iops = storage.iops
                $0.allocatedStorage = storage.allocated
            }
        case .instance(let instance):
            RDS.ModifyDBInstance(dbInstanceIdentifier: instance.text, applyImmediately: true).with {
                $0.allocatedStorage = storage.allocated
                $0.storageType = storage.type
                $0.iops = storage.iops
                $0.storageThroughput = storage.throughput
            }
        }
    }
}
