internal import AWS

extension FleetService {
    /// Source of the condition: "Actions, resources, and condition keys for Application Auto Scaling", Service Authorization
    /// Reference.
    static let autoScaling = FleetService(
        .applicationAutoScaling, readers: [ScalingReader.self], performers: [SetScalingSuspensionPerformer()],
        probes: [
            Probe(
                ApplicationAutoScaling.DescribeScalableTargets(cluster: "changeover-check"),
                "to see how many readers autoscaling keeps")
        ],
        mutating: [
            Permission(
                IAMAction(ApplicationAutoScaling.RegisterScalableTarget.self),
                "to suspend autoscaling of readers where that is asked for", isMutating: true,
                when: .init(context: ["application-autoscaling:service-namespace": "rds"]))
        ])
}
