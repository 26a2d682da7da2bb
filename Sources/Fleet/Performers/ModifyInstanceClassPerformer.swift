internal import AWS
internal import Maintenance

struct ModifyInstanceClassPerformer: Performer {
    func request(for change: ModifyInstanceClass) -> any AWSRequest {
        RDS.ModifyDBInstance(dbInstanceIdentifier: change.instance.text, applyImmediately: true).with {
            $0.dbInstanceClass = change.instanceClass.text
        }
    }
}
