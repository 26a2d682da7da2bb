internal import AWS
internal import Maintenance

struct ModifyStoragePerformer: Performer {
    func request(for change: ModifyStorage) -> any RDSRequest {
        let storage = change.storage
        return switch change.owner {
        case .cluster(let cluster):
            RDS.ModifyDBCluster(
                dbClusterIdentifier: cluster.text, applyImmediately: true, storageType: storage.type,
                iops: storage.iops, allocatedStorage: storage.allocated)
        case .instance(let instance):
            RDS.ModifyDBInstance(
                dbInstanceIdentifier: instance.text, applyImmediately: true, allocatedStorage: storage.allocated,
                storageType: storage.type, iops: storage.iops, storageThroughput: storage.throughput)
        }
    }
}
