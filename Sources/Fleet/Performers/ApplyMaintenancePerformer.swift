internal import AWS
internal import Maintenance

struct ApplyMaintenancePerformer: Performer {
    func request(for change: ApplyMaintenance) -> any AWSRequest {
        RDS.ApplyPendingMaintenanceAction(
            resourceIdentifier: change.action.arn, applyAction: change.action.action, optInType: .immediate)
    }
}
