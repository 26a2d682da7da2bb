internal import AWS
internal import Maintenance

struct ModifyClassPerformer: Performer {
    func request(for change: ModifyClass) -> any AWSRequest {
        RDS.ModifyDBInstance(dbInstanceIdentifier: change.instance.text, applyImmediately: true).with {
            $0.dbInstanceClass = change.instanceClass.text
        }
    }
}
