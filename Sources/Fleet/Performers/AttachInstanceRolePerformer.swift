internal import AWS
internal import Maintenance

struct AttachInstanceRolePerformer: Performer {
    func request(for change: AttachInstanceRole) -> any AWSRequest {
        RDS.AddRoleToDBInstance(
            dbInstanceIdentifier: change.instance.text, roleArn: change.role.arn, featureName: change.role.feature)
    }
}
