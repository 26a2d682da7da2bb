extension RDSWorld {
    /// RebootDBInstance: the instance restarts in place, and with it come the parameters that waited for it.
    package mutating func rebootInstance(
        _ identifier: String, forcesFailover: Bool = false, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstance {
        arrive(.rebootDBInstance, at: time)
        try authorize([on(.rebootDBInstance, instance: identifier)])
        let index = try instance(identifier)
        let shown = instances[index].shown
        guard !forcesFailover || shown.isMultiAZ else {
            let refusal = "ForceFailover cannot be asked of an instance without a standby, or of Aurora."
            throw shown.cluster == nil ? .instanceState(refusal) : .combination(refusal)
        }
        guard shown.status.isUsable, instances[index].work == nil else {
            throw .instanceState(
                "Instance \(identifier) cannot reboot now because a management operation is under way.")
        }
        if let owner = shown.cluster.flatMap(clusterIndex), clusters[owner].isBusy {
            throw .instanceState("Instance \(identifier) cannot reboot now because its cluster is not idle.")
        }
        guard !forcesFailover else { return failOver(toStandbyOf: index) }
        let effect = record(.rebootDBInstance, cluster: shown.cluster ?? identifier, instance: identifier, .rebooted)
        let job = startWork(.reboot, on: index, effect: effect)
        queue.add(.beginReboot(instance: identifier, job: job), due: now + wait(.rebootShows))
        var reply = shown
        reply.status = "rebooting"
        return reply
    }
}
