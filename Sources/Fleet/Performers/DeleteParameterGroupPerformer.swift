internal import AWS
internal import Maintenance

struct DeleteParameterGroupPerformer: Performer {
    func request(for change: DeleteParameterGroup) -> any AWSRequest {
        switch change.group.scope {
        case .cluster: RDS.DeleteDBClusterParameterGroup(dbClusterParameterGroupName: change.group.name)
        case .instance: RDS.DeleteDBParameterGroup(dbParameterGroupName: change.group.name)
        }
    }
}
