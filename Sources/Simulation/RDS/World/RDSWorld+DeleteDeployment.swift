extension RDSWorld {
    /// DeleteBlueGreenDeployment: the deployment alone, or with it the green environment that was not switched over to.
    package mutating func deleteDeployment(
        _ identifier: String, deletesTarget: Bool = false, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedDeployment {
        arrive(.deleteBlueGreenDeployment, at: time)
        try authorize(needs(ofDeletion: identifier))
        let index = try deployment(identifier)
        let state = deployments[index]
        guard state.effect == nil, state.shown.status != .deleting else {
            throw .deploymentState(
                "Blue/green deployment \(identifier) cannot be deleted while \(state.shown.status.rawValue).")
        }
        if deletesTarget {
            guard state.shown.status != .switchoverCompleted else {
                throw .deploymentState("The target cannot be deleted with the deployment after a switchover.")
            }
            if state.plan != nil { try checkGreenDeletion(of: state) }
            guard !(clusterIndex(state.green).map { clusters[$0].shown.hasDeletionProtection } ?? false) else {
                throw .combination("The green cluster \(state.green) is protected against deletion.")
            }
            if clusterIndex(state.green) != nil { _ = try checkedSide(state.green) }
        }
        let effect = record(
            .deleteBlueGreenDeployment, cluster: state.blue, .deploymentDeleted(withTarget: deletesTarget))
        _ = startWork(onDeployment: index, effect: effect)
        if deletesTarget, let green = clusterIndex(state.green) {
            _ = startWork(.deployment, onCluster: green, effect: effect)
        }
        if deletesTarget, state.plan != nil { holdGreen(of: state, effect: effect) }
        then(.beginDeletion(deletesTarget: deletesTarget), to: index, after: wait(.deletionShows))
        var reply = state.shown
        reply.status = .deleting
        return reply
    }

    mutating func beginDeletion(ofDeployment index: Int, deletesTarget: Bool) {
        deployments[index].shown.status = .deleting
        deployments[index].shown.deletedAt = now
        if deletesTarget, let effect = deployments[index].effect {
            let green = deployments[index].green
            for member in members(of: green) {
                _ = startWork(.clusterWork, on: member, effect: effect)
                setStatus("deleting", of: member)
            }
            if let cluster = clusterIndex(green) { setStatus("deleting", ofCluster: cluster) }
        }
        then(
            .remove(deletesTarget: deletesTarget), to: index,
            after: wait(deletesTarget ? .deletion : .deploymentDeletion))
    }

    mutating func removeDeployment(_ index: Int, deletesTarget: Bool) {
        let removed = deployments.remove(at: index)
        if deletesTarget {
            for name in members(of: removed.green).map({ instances[$0].shown.identifier }) {
                log(.instanceDeleted, .instance, name)
            }
            instances.removeAll { $0.shown.cluster == removed.green }
            if let green = clusterIndex(removed.green) { removeCluster(green) }
        }
        liftProtection(by: removed)
        log(.deploymentDeleted, .deployment, removed.shown.identifier)
        complete(removed.effect)
    }
}
