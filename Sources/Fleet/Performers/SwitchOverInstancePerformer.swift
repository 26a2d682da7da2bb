internal import AWS
internal import Maintenance

struct SwitchOverInstancePerformer: Performer {
    func request(for change: SwitchOverInstance) -> any AWSRequest {
        RDS.SwitchoverBlueGreenDeployment(blueGreenDeploymentIdentifier: change.switchover.deployment).with {
            $0.switchoverTimeout = change.switchover.timeout
        }
    }
}
