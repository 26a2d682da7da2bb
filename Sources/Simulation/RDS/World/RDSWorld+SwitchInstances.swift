/// The switchover of a deployment of an instance: each member by itself, all within the timeout or none.
///
/// Source: RDS user guide, "Switching a blue/green deployment in Amazon RDS".
extension RDSWorld {
    typealias InstancePair = (blue: String, green: String)

    /// The pairs that change names: a twin of what is gone from green is passed over, and keeps serving. All of them have
    /// to be available, which what loads or is optimized is not (API reference, SwitchoverBlueGreenDeployment,
    /// `InvalidBlueGreenDeploymentStateFault`; people's reports of storage-optimization).
    func checkedPairs(of state: DeploymentState) throws(RDSFault) -> [InstancePair] {
        let pairs = state.names.filter { instanceIndex($0.blue) != nil && instanceIndex($0.green) != nil }
        guard pairs.first?.blue == state.blue else {
            throw .deploymentState("The primary of the blue or the green environment has been deleted.")
        }
        for index in pairs.flatMap({ [$0.blue, $0.green] }).compactMap(instanceIndex)
        where instances[index].shown.status != "available" || instances[index].work != nil {
            let shown = instances[index].shown
            throw .deploymentState("DB instance \(shown.identifier) is not in available state but \(shown.status).")
        }
        return pairs
    }

    mutating func switchOverInstances(
        _ pairs: [InstancePair], of index: Int, _ timeout: Int
    ) -> SimulatedDeployment {
        let state = deployments[index]
        let effect = record(
            .switchoverBlueGreenDeployment, cluster: state.blue, instance: state.blue, .switchedOver)
        _ = startWork(onDeployment: index, effect: effect)
        for member in pairs.flatMap({ [$0.blue, $0.green] }).compactMap(instanceIndex) {
            _ = startWork(.clusterWork, on: member, effect: effect)
        }
        then(.beginSwitchover(timeout: tempo.scaled(.seconds(timeout))), to: index, after: wait(.switchoverShows))
        var reply = state
        reply.setStatus(.switchoverInProgress)
        return reply.shown
    }

    /// The pairs that this switchover holds.
    private func heldPairs(of index: Int) -> [InstancePair] {
        let effect = deployments[index].effect
        return deployments[index].names.filter { pair in
            instanceIndex(pair.green).map { instances[$0].work?.effect == effect } ?? false
        }
    }

    mutating func beginSwitchover(ofInstances index: Int, timeout: Duration) {
        deployments[index].setStatus(.switchoverInProgress)
        let (state, pairs) = (deployments[index], heldPairs(of: index))
        let identifier = state.shown.identifier
        log(.switchoverStarted(blue: state.blue, green: state.green), .deployment, identifier)
        for (blue, green) in pairs {
            let event = InstanceEvent.switchoverStarted(isPrimary: blue == state.blue, blue: blue, green: green)
            log(.instance(event), .deployment, identifier)
        }
        let isSlow = isStruck(by: .switchoverIsSlow)
        if let obstacle = obstacle(toInstances: state, within: timeout) {
            return then(.rollBack(obstacle), to: index, after: wait(.guardrails))
        }
        protectInstance(state.blue, .switching, by: state)
        protectInstance(state.green, .switching, by: state)
        // Sequences take blue's values after logical replication.
        if state.plan?.replication == .logical {
            log(.instance(.sequencesBegun(blue: state.blue, green: state.green)), .deployment, identifier)
        }
        let duration = wait(isSlow ? .slowSwitchover : .switchover)
        if duration > timeout { return then(.rollBack(.timeout), to: index, after: timeout) }
        then(.swapNames, to: index, after: duration)
    }

    /// What the guardrails find: as scripted, by mishap, or as it is.
    private mutating func obstacle(
        toInstances state: DeploymentState, within timeout: Duration
    ) -> SwitchoverObstacle? {
        let lags = isStruck(by: .switchoverMeetsLag)
        let isHeld = isStruck(by: .switchoverMeetsTransaction)
        if state.plan?.isDegraded == true { return .degradedReplication }
        let sides = [state.blue, state.green].compactMap(instanceIndex)
        if sides.contains(where: { index in integrations.contains { $0.source == instances[index].shown.arn } }) {
            return .integration
        }
        if let scripted = sides.compactMap({ instances[$0].plain.obstacle }).first { return scripted }
        if let lag = lag(of: state), lag > timeout { return .replicaLag }
        return lags ? .replicaLag : isHeld ? .longTransaction : nil
    }

    mutating func rollBackInstances(of index: Int, because obstacle: SwitchoverObstacle) {
        let (state, pairs) = (deployments[index], heldPairs(of: index))
        deployments[index].setStatus(.available, details: obstacle.sentence)
        protectInstance(state.green, .following, by: state)
        if let blue = instanceIndex(state.blue) { instances[blue].plain.protection = nil }
        finishInstances(of: index, failed: true)
        log(.switchoverCanceled, .deployment, state.shown.identifier)
        for (blue, green) in pairs {
            let event = InstanceEvent.switchoverCanceled(
                isPrimary: blue == state.blue, blue: blue, green: green, because: obstacle.sentence)
            log(.instance(event), .deployment, state.shown.identifier)
        }
    }

    /// Green takes blue's names and tags, and blue the same names with `-oldN`.
    mutating func swapInstances(of index: Int) {
        let (state, pairs) = (deployments[index], heldPairs(of: index))
        if state.plan?.replication == .logical {
            let event = InstanceEvent.sequencesSynchronized(blue: state.blue, green: state.green)
            log(.instance(event), .deployment, state.shown.identifier)
        }
        let before = resourcesByARN(of: state)
        for (blue, green) in pairs {
            for member in [blue, green].compactMap(instanceIndex) { setStatus("renaming", of: member) }
            takeTags(from: blue, to: green)
            leadClients(from: blue, to: green)
            let old = oldName(of: blue)
            rename(blue, to: old)
            rename(green, to: blue)
        }
        for position in state.shown.details.indices {
            let pair = state.shown.details[position]
            deployments[index].shown.details[position].source = arn(of: before[pair.source], else: pair.source)
            deployments[index].shown.details[position].target = pair.target.map { arn(of: before[$0], else: $0) }
        }
        deployments[index].shown.source = deployments[index].shown.details.first?.source ?? state.shown.source
        deployments[index].shown.target = deployments[index].shown.details.first?.target
        then(.completeSwitchover, to: index, after: wait(.renaming))
    }

    /// The tags of blue replace all of green's (RDS user guide, "Considerations for blue/green deployments").
    private mutating func takeTags(from blue: String, to green: String) {
        guard let old = instanceIndex(blue), let new = instanceIndex(green) else { return }
        instances[new].shown.tags = instances[old].shown.tags
        instances[new].listedTags = nil
    }

    mutating func completeSwitchover(ofInstances index: Int) {
        deployments[index].setStatus(.switchoverCompleted)
        let (state, shown) = (deployments[index], deployments[index].shown)
        if let former = instances.firstIndex(where: { $0.shown.arn == shown.source }),
            let new = instances.firstIndex(where: { $0.shown.arn == shown.target })
        {
            retargetProxies(
                from: instances[former].shown.resourceIdentifier, to: instances[new].shown.resourceIdentifier,
                made: shown.createdAt)
            instances[former].plain.protection = WriteProtection(
                deployment: shown.identifier, reason: .formerProduction)
            instances[new].plain.protection = nil
        }
        finishInstances(of: index)
        log(.switchoverCompleted, .deployment, shown.identifier)
        for ((blue, green), pair) in zip(state.names, shown.details) where pair.target?.lastName == blue {
            let event = InstanceEvent.switchoverCompleted(
                isPrimary: blue == state.blue, blue: blue, green: green, old: pair.source.lastName)
            log(.instance(event), .deployment, shown.identifier)
        }
    }
}

extension String {
    /// What an ARN names.
    fileprivate var lastName: String { split(separator: ":").last.map(String.init) ?? self }
}
