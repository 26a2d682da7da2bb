internal import AWS

extension FleetService {
    static let autoScaling = FleetService(
        .applicationAutoScaling, readers: [ScalingReader.self],
        probes: [
            Probe(
                ApplicationAutoScaling.DescribeScalableTargets(cluster: "changeover-check"),
                "to see how many readers autoscaling keeps")
        ])
}
