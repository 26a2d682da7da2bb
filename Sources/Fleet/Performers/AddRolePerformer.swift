internal import AWS
internal import Maintenance

struct AddRolePerformer: Performer {
    func request(for change: AddRole) -> any AWSRequest {
        RDS.AddRoleToDBCluster(dbClusterIdentifier: change.cluster.text, roleArn: change.role.arn).with {
            $0.featureName = change.role.feature
        }
    }
}
