internal import AWS
internal import Maintenance

struct ModifyInstanceStoragePerformer: Performer {
    func request(for change: ModifyInstanceStorage) -> any AWSRequest {
        RDS.ModifyDBInstance(dbInstanceIdentifier: change.instance.text, applyImmediately: true).with {
            $0.allocatedStorage = change.storage.allocated
            $0.storageType = change.storage.type
            $0.iops = change.storage.iops
            $0.storageThroughput = change.storage.throughput
        }
    }
}
