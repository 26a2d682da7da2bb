package import Maintenance

extension Family {
    /// What scales the readers of a cluster is held meanwhile.
    package static let autoscaling = Family(
        "autoscaling",
        mutations: [SetScalingSuspension.self],
        steps: [SuspendScalingStep.self, RestoreScalingStep.self])
}
