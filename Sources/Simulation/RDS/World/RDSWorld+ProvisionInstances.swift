/// How the green environment of an instance is made.
///
/// Source: RDS user guide, "Creating a blue/green deployment in Amazon RDS". Whether green's primary is listed among blue's
/// replicas no page says; here it is not.
extension RDSWorld {
    /// Does the next thing of a deployment of an instance.
    mutating func apply(_ change: DeploymentChange, toInstancesOf index: Int) {
        switch change {
        case .beginTask(let number): beginTask(number, ofInstances: index)
        case .finishTask(let number): finishTask(number, ofInstances: index)
        case .beginSwitchover(let timeout): beginSwitchover(ofInstances: index, timeout: timeout)
        case .rollBack(let obstacle): rollBackInstances(of: index, because: obstacle)
        case .swapNames: swapInstances(of: index)
        case .completeSwitchover: completeSwitchover(ofInstances: index)
        case .beginDeletion(let deletesTarget): beginDeletion(ofInstances: index, deletesTarget: deletesTarget)
        case .remove(let deletesTarget): removeInstanceDeployment(index, deletesTarget: deletesTarget)
        }
    }

    private mutating func beginTask(_ number: Int, ofInstances index: Int) {
        guard let blue = instanceIndex(deployments[index].blue), let plan = deployments[index].plan else {
            return failInstances(of: index, because: "The source instance has been deleted.")
        }
        deployments[index].shown.tasks[number].status = .inProgress
        var duration: Duration
        switch deployments[index].shown.tasks[number].name {
        case .creatingReplica:
            createGreenPrimary(of: index, from: blue, plan)
            duration = wait(.greenCreation)
            if plan.upgradesStorageLayout { duration += upgradeStorageLayout(of: index, after: duration) }
        case .upgrading:
            showOnGreenPrimary("upgrading", of: index)
            duration = wait(.greenUpgrade)
        case .configuringBackups:
            deployments[index].followsSince = now
            showOnGreenPrimary("backing-up", of: index)
            duration = wait(.backup)
        case .creatingTopology:
            showOnGreenPrimary("modifying", of: index)
            for replica in instances[blue].shown.replicas { createGreenReplica(of: replica, in: index, plan) }
            duration = wait(.greenTopology)
        }
        then(.finishTask(number), to: index, after: duration)
    }

    private mutating func finishTask(_ number: Int, ofInstances index: Int) {
        let task = deployments[index].shown.tasks[number].name
        let failing: SimulatedDeployment.Task.Name =
            deployments[index].shown.tasks.contains { $0.name == .upgrading } ? .upgrading : .creatingReplica
        if let reason = failure(of: index, at: task, failing) {
            deployments[index].shown.tasks[number].status = .failed
            return failInstances(of: index, because: reason)
        }
        deployments[index].shown.tasks[number].status = .completed
        switch task {
        case .creatingReplica: load(from: 0, of: index)
        case .upgrading: setVersionOfGreenPrimary(of: index)
        case .configuringBackups: break
        case .creatingTopology: load(from: 1, of: index)
        }
        guard number + 1 < deployments[index].shown.tasks.count else { return finishProvisioning(of: index) }
        then(.beginTask(number + 1), to: index, after: wait(.taskGap))
    }

    private mutating func finishProvisioning(of index: Int) {
        deployments[index].setStatus(
            .available, details: deployments[index].plan?.isDegraded == true ? "Replication degraded." : nil)
        finishInstances(of: index)
        let identifier = deployments[index].shown.identifier
        log(.deploymentProvisioned, .deployment, identifier)
        let isLoading = deployments[index].names.compactMap { instanceIndex($0.green) }
            .contains { instances[$0].plain.loading != nil }
        if isLoading { log(.instance(.storageLoading), .deployment, identifier) }
    }

    /// What a task ends with, if not with what it is for: as scripted, by mishap, or for a reason that people report.
    private func failure(
        of index: Int, at task: SimulatedDeployment.Task.Name, _ failing: SimulatedDeployment.Task.Name
    ) -> String? {
        let state = deployments[index]
        if task == .creatingReplica, let blue = instanceIndex(state.blue) {
            if instances[blue].shown.engine == "postgres", instances[blue].plain.obstacle == .externalReplication {
                return "There is external replication on the blue primary."
            }
            let groups = [instances[blue].shown.parameterGroup, state.instanceParameterGroup]
            let cases = groups.map { parameterGroup($0, .instance)?.values["lower_case_table_names"] ?? "0" }
            if cases[0] != cases[1] { return "The values of lower_case_table_names differ." }
        }
        return state.fails && task == failing
            ? "The task \(task.rawValue) failed. See the logs of the green primary." : nil
    }

    private mutating func failInstances(of index: Int, because reason: String) {
        deployments[index].setStatus(.invalidConfiguration, details: reason)
        finishInstances(of: index, failed: true)
        log(.deploymentFailed(because: reason), .deployment, deployments[index].shown.identifier)
    }

    /// Ends work on the deployment and on what it holds.
    mutating func finishInstances(of index: Int, failed: Bool = false) {
        let effect = deployments[index].effect
        deployments[index].effect = nil
        for member in instances.indices where instances[member].work?.effect == effect && effect != nil {
            instances[member].work = nil
            instances[member].shown.status = instances[member].restingStatus
        }
        complete(effect, failed: failed)
    }

    private mutating func createGreenPrimary(of index: Int, from blue: Int, _ plan: GreenPlan) {
        let deployment = deployments[index]
        var shown = instances[blue].shown
        shown.instanceClass = plan.instanceClass
        shown.volume = plan.volume
        shown.hasOldStorageLayout = shown.hasOldStorageLayout && !plan.upgradesStorageLayout
        shown.replicas = []
        if deployment.version.version == shown.engineVersion {
            shown.parameterGroup = deployment.instanceParameterGroup
        }
        insertGreen(shown, named: deployment.green, of: blue, in: index)
        deployments[index].shown.target = arn("db", deployment.green)
        protectInstance(deployment.green, .following, by: deployment)
    }

    /// Replicas keep the class, the type and the speed of their blue ones, and are as large as their source.
    private mutating func createGreenReplica(of name: String, in index: Int, _ plan: GreenPlan) {
        guard let blue = instanceIndex(name), let primary = instanceIndex(deployments[index].green) else { return }
        var shown = instances[blue].shown
        if let size = plan.gibibytes, let volume = shown.volume {
            shown.volume = StorageVolume(
                volume.type, gibibytes: size, iops: volume.type == "gp3" ? nil : volume.iops)
        }
        shown.engineVersion = deployments[index].version.version
        shown.parameterGroup = deployments[index].instanceParameterGroup
        shown.replicaSource = deployments[index].green
        let green = greenName(of: name)
        instances[primary].shown.replicas = (instances[primary].shown.replicas + [green]).sorted()
        insertGreen(shown, named: green, of: blue, in: index)
    }

    /// Green has blue's standby, storage settings, protection and tags, and not its roles (RDS user guide, "Overview of Amazon
    /// RDS Blue/Green Deployments").
    private mutating func insertGreen(_ copied: SimulatedInstance, named name: String, of blue: Int, in index: Int) {
        guard let effect = deployments[index].effect else { return }
        let original = instances[blue]
        var shown = copied
        shown.rename(to: name)
        shown.resourceIdentifier = "db-" + "\(name)/\(lastJob)".resourceSuffix
        shown.status = "creating"
        shown.createdAt = now
        shown.roles = []
        shown.parameterApplyStatus = "in-sync"
        var state = InstanceState(shown: shown, replicaLag: .zero, connections: 0)
        state.masterPassword = original.masterPassword
        state.plain.usedGibibytes = original.plain.usedGibibytes
        let pair = SimulatedDeployment.Pair(source: original.shown.arn, target: shown.arn, status: .provisioning)
        deployments[index].names.append((original.shown.identifier, name))
        deployments[index].shown.details.append(pair)
        let position = instances.firstIndex { $0.shown.identifier > name } ?? instances.endIndex
        instances.insert(state, at: position)
        _ = startWork(.clusterWork, on: position, effect: effect)
    }

    /// Green is away, and does not follow yet, while its storage gets the new layout; gives how long that takes.
    private mutating func upgradeStorageLayout(of index: Int, after creation: Duration) -> Duration {
        let name = deployments[index].green
        guard let green = instanceIndex(name), let job = instances[green].work?.job else { return .zero }
        queue.add(.status(instance: name, job: job, "storage-config-upgrade"), due: now + creation)
        return wait(.storageLayoutUpgrade)
    }

    private mutating func load(from first: Int, of index: Int) {
        for (_, green) in deployments[index].names.dropFirst(first) {
            if let member = instanceIndex(green) { startLoading(of: member) }
        }
    }

    private mutating func showOnGreenPrimary(_ status: String, of index: Int) {
        if let green = instanceIndex(deployments[index].green) { setStatus(status, of: green) }
    }

    private mutating func setVersionOfGreenPrimary(of index: Int) {
        guard let green = instanceIndex(deployments[index].green) else { return }
        instances[green].shown.engineVersion = deployments[index].version.version
        instances[green].shown.parameterGroup = deployments[index].instanceParameterGroup
    }
}
