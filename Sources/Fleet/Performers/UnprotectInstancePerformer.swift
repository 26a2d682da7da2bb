internal import AWS
internal import Maintenance

struct UnprotectInstancePerformer: Performer {
    func request(for change: UnprotectInstance) -> any AWSRequest {
        RDS.ModifyDBInstance(dbInstanceIdentifier: change.instance.text, applyImmediately: true).with {
            $0.deletionProtection = false
        }
    }
}
