internal import AWS
internal import Maintenance

struct UnprotectRetiredPerformer: Performer {
    func request(for change: UnprotectRetired) -> any AWSRequest {
        let name = change.retirement.name
        return switch change.retirement.kind {
        case .aurora:
            RDS.ModifyDBCluster(dbClusterIdentifier: name, applyImmediately: true).with {
                $0.deletionProtection = false
            }
        case .instance:
            RDS.ModifyDBInstance(dbInstanceIdentifier: name, applyImmediately: true).with {
                $0.deletionProtection = false
            }
        }
    }
}
