/// Application Auto Scaling, as far as it is about the readers of clusters, and CloudWatch's alarms.
extension RDSWorld {
    /// DescribeScalableTargets of one cluster.
    package mutating func describeScaling(of cluster: String, at time: SimulatedTime) throws(RDSFault)
        -> SimulatedScaling?
    {
        arrive(.describeScalableTargets, at: time)
        return scaling.first { $0.cluster == cluster }
    }

    /// DescribeAlarms.
    package mutating func describeAlarms(at time: SimulatedTime) throws(RDSFault) -> [SimulatedAlarm] {
        arrive(.describeAlarms, at: time)
        return alarms
    }

    /// Whether a policy may add readers to a cluster now, or remove them.
    func mayScale(_ cluster: String, adding: Bool) -> Bool {
        guard let known = scaling.first(where: { $0.cluster == cluster }) else { return true }
        return adding ? !known.suspension.addition : !known.suspension.removal
    }
}
