internal import AWS
internal import Maintenance

struct SwitchOverPerformer: Performer {
    func request(for change: SwitchOver) -> any RDSRequest {
        RDS.SwitchoverBlueGreenDeployment(
            blueGreenDeploymentIdentifier: change.switchover.deployment,
            switchoverTimeout: change.switchover.timeout)
    }
}
