internal import AWS
internal import Maintenance

struct RemoveProtectionPerformer: Performer {
    func request(for change: RemoveProtection) -> any AWSRequest {
        RDS.ModifyDBCluster(dbClusterIdentifier: change.cluster.text, applyImmediately: true).with {
            $0.deletionProtection = false
        }
    }
}
