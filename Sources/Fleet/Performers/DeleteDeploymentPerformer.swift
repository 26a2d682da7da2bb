internal import AWS
internal import Maintenance

struct DeleteDeploymentPerformer: Performer {
    func request(for change: DeleteDeployment) -> any AWSRequest {
        switch change.extent {
        case .record, .emptyRecord: RDS.DeleteBlueGreenDeployment(blueGreenDeploymentIdentifier: change.identifier)
        case .green, .greenInstances:
            RDS.DeleteBlueGreenDeployment(blueGreenDeploymentIdentifier: change.identifier).with {
                $0.deleteTarget = true
            }
        }
    }
}
