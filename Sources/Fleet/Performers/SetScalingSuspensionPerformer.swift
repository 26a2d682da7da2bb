internal import AWS
internal import Maintenance

struct SetScalingSuspensionPerformer: Performer {
    func request(for change: SetScalingSuspension) -> any AWSRequest {
        ApplicationAutoScaling.RegisterScalableTarget(
            cluster: change.cluster.text,
            suspendedState: .init(
                dynamicIn: change.suspension.removal, dynamicOut: change.suspension.addition,
                scheduled: change.suspension.schedule))
    }
}
