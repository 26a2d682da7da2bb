internal import AWS
internal import Maintenance

struct SwitchOverPerformer: Performer {
    func request(for change: SwitchOver) -> any AWSRequest {
        RDS.SwitchoverBlueGreenDeployment(blueGreenDeploymentIdentifier: change.switchover.deployment).with {
            $0.switchoverTimeout = change.switchover.timeout
        }
    }
}
