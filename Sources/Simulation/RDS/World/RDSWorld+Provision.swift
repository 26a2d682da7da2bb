extension RDSWorld {
    /// Begins one of the tasks in which the green environment is made.
    mutating func beginTask(_ number: Int, of index: Int) {
        guard let blue = clusterIndex(deployments[index].blue) else {
            return fail(index, because: "The source cluster has been deleted.")
        }
        deployments[index].shown.tasks[number].status = .inProgress
        let duration: Duration
        switch deployments[index].shown.tasks[number].name {
        case .creatingReplica:
            createGreen(of: index, from: clusters[blue].shown)
            duration = wait(.greenCreation)
        case .upgrading:
            showOnGreen("upgrading", of: index)
            duration = wait(.greenUpgrade)
        case .configuringBackups:
            deployments[index].followsSince = now
            showOnGreen("backing-up", of: index, includingMembers: false)
            duration = wait(.backup)
        case .creatingTopology:
            showOnGreen("available", of: index)
            createTopology(of: index, from: clusters[blue].shown)
            duration = wait(.greenTopology)
        }
        then(.finishTask(number), to: index, after: duration)
    }

    mutating func finishTask(_ number: Int, of index: Int) {
        let task = deployments[index].shown.tasks[number].name
        let failing: SimulatedDeployment.Task.Name =
            deployments[index].shown.tasks.contains { $0.name == .upgrading } ? .upgrading : .creatingReplica
        guard !(deployments[index].fails && task == failing) else {
            deployments[index].shown.tasks[number].status = .failed
            return fail(index, because: "The task \(task.rawValue) failed. See the logs of the green writer.")
        }
        deployments[index].shown.tasks[number].status = .completed
        if task == .upgrading { setGreenVersion(of: index) }
        guard number + 1 < deployments[index].shown.tasks.count else {
            deployments[index].setStatus(.available)
            finishWork(onDeployment: index)
            return log(.deploymentProvisioned, .deployment, deployments[index].shown.identifier)
        }
        then(.beginTask(number + 1), to: index, after: wait(.taskGap))
    }

    private mutating func fail(_ index: Int, because reason: String) {
        deployments[index].setStatus(.invalidConfiguration, details: reason)
        finishWork(onDeployment: index, failed: true)
        log(.deploymentFailed(because: reason), .deployment, deployments[index].shown.identifier)
    }

    private mutating func createGreen(of index: Int, from blue: SimulatedCluster) {
        let deployment = deployments[index]
        var shown = copy(of: blue, named: deployment.green)
        let isUpgraded = deployment.version.version != blue.engineVersion
        shown.parameterGroup = isUpgraded ? blue.parameterGroup : deployment.clusterParameterGroup
        shown.hasDeletionProtection = blue.hasDeletionProtection
        let password = clusterIndex(blue.identifier).map { clusters[$0].masterPassword } ?? ""
        insert(ClusterState(shown: shown, masterPassword: password))
        letGreenFollow(in: deployment)
        guard let green = clusterIndex(deployment.green), let effect = deployment.effect else { return }
        _ = startWork(.deployment, onCluster: green, effect: effect)
        clusters[green].work?.status = "creating"
        deployments[index].shown.target = shown.arn
        pair(blue.identifier, blue.arn, with: shown.identifier, shown.arn, in: index)
        if let writer = blue.writer { createGreenMember(of: writer, in: index) }
    }

    /// Everybody who is not there yet, as blue's writer of the beginning is, and the custom endpoints.
    private mutating func createTopology(of index: Int, from blue: SimulatedCluster) {
        let paired = Set(deployments[index].names.map(\.blue))
        for member in blue.members where !paired.contains(member.instance) {
            createGreenMember(of: member.instance, in: index)
        }
        let names = deployments[index].names
        let green = deployments[index].green
        func counterparts(_ members: [String]) -> [String] {
            members.compactMap { member in names.first { $0.blue == member }?.green }
        }
        for endpoint in customEndpoints where endpoint.cluster == blue.identifier {
            let copy = CustomEndpoint(
                identifier: greenName(of: endpoint.identifier), cluster: green, type: endpoint.type,
                staticMembers: counterparts(endpoint.staticMembers),
                excludedMembers: counterparts(endpoint.excludedMembers))
            customEndpoints.append(copy)
            deployments[index].names.append((endpoint.identifier, copy.identifier))
            let address = blue.customEndpoints.first { $0.hasPrefix(endpoint.identifier + ".") }
            guard let address, let position = clusterIndex(green) else { continue }
            clusters[position].shown.customEndpoints.append(address.readdressed(to: copy.identifier))
        }
    }

    private mutating func createGreenMember(of name: String, in index: Int) {
        guard let original = instanceIndex(name), let effect = deployments[index].effect,
            let green = clusterIndex(deployments[index].green)
        else { return }
        var shown = instances[original].shown
        shown.rename(to: greenName(of: name))
        shown.resourceIdentifier = "db-" + "\(shown.identifier)/\(lastJob)".resourceSuffix
        shown.cluster = deployments[index].green
        shown.status = "creating"
        shown.pending = InstancePendingValues()
        // Green is not scaled: Application Auto Scaling policies are not copied to it (Aurora User Guide, "Limitations for
        // blue/green deployments").
        shown.tags.removeAll { $0.key.hasPrefix("application-autoscaling:") }
        shown.engineVersion = clusters[green].shown.engineVersion
        if shown.engineVersion == deployments[index].version.version {
            shown.parameterGroup = deployments[index].instanceParameterGroup
        }
        shown.parameterApplyStatus = "in-sync"
        shown.createdAt = now
        let position = instances.firstIndex { $0.shown.identifier > shown.identifier } ?? instances.endIndex
        let lag = Duration.milliseconds(draws.number(in: 8...30))
        let source = instances[original].shown.arn
        instances.insert(InstanceState(shown: shown, replicaLag: lag, connections: 0), at: position)
        _ = startWork(.clusterWork, on: position, effect: effect)
        enlist(shown)
        pair(name, source, with: shown.identifier, shown.arn, in: index)
    }

    private mutating func pair(
        _ blue: String, _ source: String, with green: String, _ target: String, in index: Int
    ) {
        deployments[index].names.append((blue, green))
        let pair = SimulatedDeployment.Pair(source: source, target: target, status: .provisioning)
        deployments[index].shown.details.append(pair)
    }

    private mutating func showOnGreen(_ status: String, of index: Int, includingMembers: Bool = true) {
        guard let green = clusterIndex(deployments[index].green) else { return }
        setStatus(status, ofCluster: green)
        for member in members(of: deployments[index].green) {
            instances[member].shown.status = includingMembers ? status : "available"
        }
    }

    private mutating func setGreenVersion(of index: Int) {
        let deployment = deployments[index]
        guard let green = clusterIndex(deployment.green) else { return }
        clusters[green].shown.engineVersion = deployment.version.version
        clusters[green].shown.parameterGroup = deployment.clusterParameterGroup
        for member in members(of: deployment.green) {
            instances[member].shown.engineVersion = deployment.version.version
            instances[member].shown.parameterGroup = deployment.instanceParameterGroup
        }
    }
}
