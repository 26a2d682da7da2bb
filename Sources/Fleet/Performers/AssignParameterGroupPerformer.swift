internal import AWS
internal import Maintenance

struct AssignParameterGroupPerformer: Performer {
    func request(for change: AssignParameterGroup) -> any AWSRequest {
        RDS.ModifyDBInstance(dbInstanceIdentifier: change.instance.text, applyImmediately: true).with {
            $0.dbParameterGroupName = change.group
        }
    }
}
