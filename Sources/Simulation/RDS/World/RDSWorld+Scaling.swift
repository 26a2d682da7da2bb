/// Application Auto Scaling, as far as it is about the readers of clusters, and CloudWatch's alarms.
extension RDSWorld {
    /// DescribeScalableTargets of one cluster.
    package mutating func describeScaling(of cluster: String, at time: SimulatedTime) throws(RDSFault)
        -> SimulatedScaling?
    {
        arrive(.describeScalableTargets, at: time)
        return scaling.first { $0.cluster == cluster }
    }

    /// RegisterScalableTarget of a target that is there: what is not named stays as it is ("Any parameters that you don't
    /// specify are not changed by this update request", API Reference).
    package mutating func suspendScaling(
        of cluster: String, _ suspension: SimulatedScaling.Suspension, at time: SimulatedTime
    ) throws(RDSFault) {
        arrive(.registerScalableTarget, at: time)
        try authorize([
            AccessRequest(
                RDSAction.registerScalableTarget.permission,
                on: "arn:aws:application-autoscaling:\(region):\(account):scalable-target/\(cluster)",
                ["application-autoscaling:service-namespace": "rds"])
        ])
        guard let index = scaling.firstIndex(where: { $0.cluster == cluster }) else {
            throw RDSFault(
                code: "ValidationException",
                message: "MinCapacity and MaxCapacity are required for a new scalable target")
        }
        guard scaling[index].suspension != suspension else { return }
        scaling[index].suspension = suspension
        _ = record(.registerScalableTarget, cluster: cluster, .scalingSuspended(suspension), isDone: true)
    }

    /// DescribeAlarms.
    package mutating func describeAlarms(at time: SimulatedTime) throws(RDSFault) -> [SimulatedAlarm] {
        arrive(.describeAlarms, at: time)
        return alarms
    }

    /// Whether a policy may add readers to a cluster now, or remove them: "Aurora Auto Scaling only scales a DB cluster if the DB
    /// cluster is in the available state" (Aurora user guide, "Amazon Aurora Auto Scaling with Aurora Replicas"), whatever its
    /// readers do.
    func mayScale(_ cluster: String, adding: Bool) -> Bool {
        guard let owner = clusterIndex(cluster), clusters[owner].shown.status == "available" else { return false }
        guard let known = scaling.first(where: { $0.cluster == cluster }) else { return true }
        return adding ? !known.suspension.addition : !known.suspension.removal
    }
}
