extension RDSWorld {
    /// SwitchoverBlueGreenDeployment: green takes blue's names within the timeout, or everything stays as it was.
    package mutating func switchOver(
        deployment identifier: String, timeout: Int = 300, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedDeployment {
        arrive(.switchoverBlueGreenDeployment, at: time)
        try authorize(needs(ofSwitchover: identifier))
        let index = try deployment(identifier)
        guard (30...3600).contains(timeout) else {
            throw .value("The switchover timeout must be from 30 to 3600 seconds, and is \(timeout).")
        }
        let state = deployments[index]
        guard state.shown.status == .available, state.effect == nil else {
            throw .deploymentState(
                "Blue/green deployment \(identifier) is not in available state but \(state.shown.status.rawValue).")
        }
        guard state.plan == nil else { return switchOverInstances(try checkedPairs(of: state), of: index, timeout) }
        guard !shown(state).details.contains(where: { $0.status == .missingTarget }) else {
            throw .deploymentState("A member of the green environment has been deleted.")
        }
        let sides = try [state.blue, state.green].map { name throws(RDSFault) in try checkedSide(name) }
        let effect = record(.switchoverBlueGreenDeployment, cluster: state.blue, .switchedOver)
        _ = startWork(onDeployment: index, effect: effect)
        for side in sides { _ = startWork(.deployment, onCluster: side, effect: effect) }
        then(.beginSwitchover(timeout: tempo.scaled(.seconds(timeout))), to: index, after: wait(.switchoverShows))
        var reply = state
        reply.setStatus(.switchoverInProgress)
        return reply.shown
    }

    /// The position of a cluster of which everything is available.
    func checkedSide(_ name: String) throws(RDSFault) -> Int {
        guard let side = clusterIndex(name), clusters[side].shown.status == "available", !clusters[side].isBusy else {
            throw .deploymentState("DB cluster \(name) is not in available state.")
        }
        for member in members(of: name)
        where instances[member].shown.status != "available" || instances[member].work != nil {
            throw .deploymentState("DB instance \(instances[member].shown.identifier) is not in available state.")
        }
        return side
    }

    mutating func beginSwitchover(of index: Int, timeout: Duration) {
        deployments[index].setStatus(.switchoverInProgress)
        let (blue, green) = (deployments[index].blue, deployments[index].green)
        log(.switchoverStarted(blue: blue, green: green), .deployment, deployments[index].shown.identifier)
        log(
            .clusterSwitchoverStarted(blue: blue, green: green), .deployment, deployments[index].shown.identifier)
        let isSlow = isStruck(by: .switchoverIsSlow)
        if let obstacle = obstacle(to: index) { return then(.rollBack(obstacle), to: index, after: wait(.guardrails)) }
        stopWrites(in: deployments[index])
        let duration = wait(isSlow ? .slowSwitchover : .switchover)
        if duration > timeout { return then(.rollBack(.timeout), to: index, after: timeout) }
        then(.swapNames, to: index, after: duration)
    }

    /// What Aurora's guardrails find: as scripted, or by mishap.
    private mutating func obstacle(to index: Int) -> SwitchoverObstacle? {
        let lags = isStruck(by: .switchoverMeetsLag)
        let isHeld = isStruck(by: .switchoverMeetsTransaction)
        let scripted = [deployments[index].blue, deployments[index].green].compactMap(clusterIndex)
            .compactMap { hasIntegration($0) ? .integration : clusters[$0].obstacle }
        return scripted.first ?? (lags ? .replicaLag : isHeld ? .longTransaction : nil)
    }

    /// Aurora user guide, "Limitations for blue/green deployments": none during the switchover.
    private func hasIntegration(_ index: Int) -> Bool {
        integrations.contains { $0.source == clusters[index].shown.arn }
    }

    mutating func rollBack(_ index: Int, because obstacle: SwitchoverObstacle) {
        deployments[index].setStatus(.available, details: obstacle.sentence)
        letGreenFollow(in: deployments[index])
        finishWork(onDeployment: index, failed: true)
        let state = deployments[index]
        log(.switchoverCanceled, .deployment, state.shown.identifier)
        log(
            .clusterSwitchoverCanceled(blue: state.blue, green: state.green, because: obstacle.sentence), .deployment,
            state.shown.identifier)
    }

    /// Green takes blue's names, and blue the same with `-oldN`; both show that they are being renamed.
    mutating func swapNames(of index: Int) {
        let deployment = deployments[index]
        guard let effect = deployment.effect else { return }
        for side in [deployment.blue, deployment.green] {
            for member in members(of: side) where instances[member].work == nil {
                _ = startWork(.clusterWork, on: member, effect: effect)
                setStatus("renaming", of: member)
            }
            if let cluster = clusterIndex(side) { setStatus("renaming", ofCluster: cluster) }
        }
        let before = resourcesByARN(of: deployment)
        for (blue, green) in deployment.names {
            let old = oldName(of: blue)
            leadClients(from: blue, to: green)
            rename(blue, to: old)
            rename(green, to: blue)
        }
        for position in deployment.shown.details.indices {
            let pair = deployment.shown.details[position]
            deployments[index].shown.details[position].source = arn(of: before[pair.source], else: pair.source)
            deployments[index].shown.details[position].target = pair.target.map { arn(of: before[$0], else: $0) }
        }
        deployments[index].shown.source = deployments[index].shown.details.first?.source ?? deployment.shown.source
        deployments[index].shown.target = deployments[index].shown.details.first?.target
        then(.completeSwitchover, to: index, after: wait(.renaming))
    }

    /// Connections are dropped on both sides, and come again to what then has the name (Aurora user guide, "Switching a
    /// blue/green deployment").
    mutating func leadClients(from blue: String, to green: String) {
        guard let old = instanceIndex(blue), let new = instanceIndex(green) else { return }
        instances[new].connections = instances[old].connections
        instances[old].connections = 0
    }

    mutating func completeSwitchover(of index: Int) {
        deployments[index].setStatus(.switchoverCompleted)
        let shown = deployments[index].shown
        if let former = clusters.firstIndex(where: { $0.shown.arn == shown.source }),
            let new = clusters.firstIndex(where: { $0.shown.arn == shown.target })
        {
            retargetProxies(
                from: clusters[former].shown.resourceIdentifier, to: clusters[new].shown.resourceIdentifier,
                made: shown.createdAt)
            allowWrites(former: former, new: new, by: shown.identifier)
        }
        finishWork(onDeployment: index)
        log(.switchoverCompleted, .deployment, shown.identifier)
        let old = shown.source.split(separator: ":").last.map(String.init) ?? shown.source
        log(
            .clusterSwitchoverCompleted(blue: deployments[index].blue, green: deployments[index].green, old: old),
            .deployment, shown.identifier)
    }

    func resourcesByARN(of deployment: DeploymentState) -> [String: String] {
        var resources: [String: String] = [:]
        for cluster in clusters { resources[cluster.shown.arn] = cluster.shown.resourceIdentifier }
        for instance in instances { resources[instance.shown.arn] = instance.shown.resourceIdentifier }
        return resources
    }

    /// The ARN that a resource has now; the old one if the resource is gone.
    func arn(of resource: String?, else old: String) -> String {
        if let found = clusters.first(where: { $0.shown.resourceIdentifier == resource }) { return found.shown.arn }
        return instances.first { $0.shown.resourceIdentifier == resource }?.shown.arn ?? old
    }
}
