import Maintenance

/// Blue/green deployments: made, looked at, switched over, removed.
extension StandardStepRules {
    /// Done when the groups are there with all values; one that is there already is taken if it is of the family.
    func assessParameterGroups(_ plans: [ParameterGroupPlan], in scene: Scene) -> Assessment {
        guard case .known(let seen)? = scene.observation.parameterGroups else {
            return unread(scene.observation.parameterGroups, "parameter groups")
        }
        var calls: [Mutation] = []
        var waits: [String] = []
        for plan in plans {
            let name = plan.group.name
            guard scene.outstanding(on: ResourceName(name)).isEmpty else {
                waits.append(name)
                continue
            }
            guard let state = seen[plan.group] else {
                calls.append(.createParameterGroup(plan))
                continue
            }
            guard state.family == plan.family else {
                return .blocked("the parameter group \(name) is of family \(state.family), not \(plan.family)")
            }
            let missing = state.missing(of: plan.settings)
            if !missing.isEmpty {
                calls.append(.setParameters(plan.group, Array(missing.prefix(ParameterGroupPlan.batchSize))))
            }
        }
        if !calls.isEmpty { return .ready(calls) }
        return waits.isEmpty ? .satisfied : .inProgress("waiting for AWS to show \(waits.listed)")
    }

    /// Done when our deployment is available with all its tasks, and green runs the version with every member at rest.
    func assessDeployment(_ plan: DeploymentPlan, in scene: Scene) -> Assessment {
        switch found(plan, in: scene) {
        case .failure(let assessment): return assessment
        case .success(nil):
            guard scene.outstanding(on: ResourceName(plan.cluster)).isEmpty else {
                return .inProgress("waiting for AWS to show the deployment \(plan.name)")
            }
            return scene.clusterObstacle ?? scene.writerObstacle ?? .ready([.createDeployment(plan)])
        case .success(let deployment?):
            return maturity(of: deployment, plan, in: scene)
        }
    }

    private func maturity(of deployment: Deployment, _ plan: DeploymentPlan, in scene: Scene) -> Assessment {
        let details = deployment.details.map { ": \($0)" } ?? ""
        if let failed = deployment.tasks.first(where: { $0.status == "FAILED" }) {
            return .blocked("AWS failed at \(failed.name) of the deployment \(deployment.name)\(details)")
        }
        switch deployment.status {
        case "AVAILABLE": break
        case "PROVISIONING":
            let tasks = deployment.openTasks.map { "\($0.name) \($0.status)" }.listed
            return .inProgress(tasks.isEmpty ? "AWS is making green" : "AWS is making green: \(tasks)")
        case "SWITCHOVER_COMPLETED": return .satisfied
        default: return .blocked("the deployment \(deployment.name) is \(deployment.status)\(details)")
        }
        guard deployment.openTasks.isEmpty else {
            return .inProgress("AWS is making green: \(deployment.openTasks.map { "\($0.name) \($0.status)" }.listed)")
        }
        guard let green = green(of: deployment, in: scene.observation) else {
            return .inProgress("waiting for AWS to describe green")
        }
        guard green.cluster.engineVersion == plan.version else {
            return .blocked(
                "green (\(green.cluster.identifier)) runs \(green.cluster.engineVersion), not \(plan.version)")
        }
        return restlessness(of: green) ?? .satisfied
    }

    /// Done when the green of every member that is still there has its group in force. Green serves nobody yet.
    func assessAssignment(_ assignment: GroupAssignment, in scene: Scene) -> Assessment {
        let deployment: Deployment
        switch found(assignment.deployment, in: scene) {
        case .failure(let assessment): return assessment
        case .success(nil): return .blocked("the deployment \(assignment.deployment.name) is not there any more")
        case .success(let seen?): deployment = seen
        }
        if deployment.isSwitched || deployment.isSwitching { return .satisfied }
        guard let green = green(of: deployment, in: scene.observation) else {
            return .inProgress("waiting for AWS to describe green")
        }
        var calls: [Mutation] = []
        var waits: [String] = []
        for (member, group) in assignment.groups.sorted(by: { $0.key < $1.key }) {
            guard let blue = scene.observation[member] else { continue }
            guard let instance = deployment.green(of: blue, in: green) else {
                waits.append("AWS to name the green of \(member)")
                continue
            }
            switch instance.status.meaning {
            case .broken, .stopped: return .blocked("\(instance.identifier) is \(instance.status)")
            case .transitional: waits.append("\(instance.identifier), which is \(instance.status)")
            case .available:
                let seen = instance.parameterGroups.first
                if seen?.name == group, seen?.applyStatus == "in-sync" { continue }
                guard scene.outstanding(on: instance.identifier).isEmpty else {
                    waits.append("\(instance.identifier) to have \(group) in force")
                    continue
                }
                if seen?.name != group {
                    calls.append(.assignParameterGroup(group, to: instance.identifier))
                } else if seen?.applyStatus == "pending-reboot" {
                    calls.append(.rebootGreen(instance.identifier))
                } else {
                    waits.append("\(group) on \(instance.identifier), which is \(seen?.applyStatus ?? "unknown")")
                }
            }
        }
        if !calls.isEmpty { return .ready(calls) }
        return waits.isEmpty ? .satisfied : .inProgress("waiting for \(waits.listed)")
    }

    /// Why an environment is not at rest; `nil` when it is.
    private func restlessness(of environment: Environment) -> Assessment? {
        let name = environment.cluster.identifier
        switch environment.cluster.status.meaning {
        case .available: break
        case .transitional: return .inProgress("\(name) is \(environment.cluster.status)")
        case .stopped, .broken: return .blocked("\(name) is \(environment.cluster.status)")
        }
        return restlessness(of: environment.instances)
    }

    /// For a switchover an instance whose data AWS moves is not available (InvalidBlueGreenDeploymentStateFault), though
    /// it serves.
    private func restlessness(of instances: [Instance]) -> Assessment? {
        for instance in instances where instance.status != "available" {
            let text = "\(instance.identifier) is \(instance.status)"
            return switch instance.status.meaning {
            case .transitional, .available: .inProgress(text)
            case .stopped, .broken: .blocked(text)
            }
        }
        return nil
    }

    /// Time passes by itself; whether green is still well the switchover asks.
    func assessSoak(_ span: Span, in scene: Scene) -> Assessment {
        let end = scene.since + span
        return scene.observation.takenAt >= end
            ? .satisfied : .inProgress("green stands beside blue until \(end.words)")
    }

    /// Done when AWS says that the switchover is complete and the name leads to another cluster than before.
    func assessSwitchover(_ plan: DeploymentPlan, timeout: Int, in scene: Scene) -> Assessment {
        let deployment: Deployment
        switch found(plan, in: scene) {
        case .failure(let assessment): return assessment
        case .success(nil): return .blocked("the deployment \(plan.name) is not there any more")
        case .success(let seen?): deployment = seen
        }
        let details = deployment.details.map { ": \($0)" } ?? ""
        if deployment.isSwitched {
            return scene.clusterObstacle ?? scene.writerObstacle ?? .satisfied
        }
        if deployment.isSwitching { return .inProgress("AWS is switching over\(details)") }
        guard deployment.isAvailable else {
            return deployment.status == "PROVISIONING"
                ? .inProgress("the deployment \(deployment.name) is PROVISIONING")
                : .blocked("the deployment \(deployment.name) is \(deployment.status)\(details)")
        }
        guard deployment.openTasks.isEmpty else {
            let text = "open tasks: \(deployment.openTasks.map { "\($0.name) \($0.status)" }.listed)\(details)"
            return deployment.tasks.contains { $0.status == "FAILED" } ? .blocked(text) : .inProgress(text)
        }
        guard scene.outstanding(on: ResourceName(plan.cluster)).isEmpty else {
            return .inProgress("waiting for AWS to show the switchover\(details)")
        }
        if let green = green(of: deployment, in: scene.observation), let obstacle = restlessness(of: green) {
            return obstacle
        }
        return scene.clusterObstacle ?? scene.writerObstacle ?? optimization(in: scene)
            ?? .ready([
                .switchOver(Switchover(deployment: deployment.identifier, cluster: plan.cluster, timeout: timeout))
            ])
    }

    private func optimization(in scene: Scene) -> Assessment? {
        restlessness(of: scene.observation.instances.filter { $0.status == .storageOptimization })
    }

    /// Done when AWS lists the deployment no more; both environments stay.
    func assessRemoval(ofDeployment name: String, in scene: Scene) -> Assessment {
        guard case .known? = scene.observation.deployments else {
            return unread(scene.observation.deployments, "deployments")
        }
        guard let deployment = scene.observation.deployment(named: name) else { return .satisfied }
        if deployment.status == "DELETING" { return .inProgress("the deployment \(name) is being removed") }
        guard deployment.isSwitched else {
            return .blocked("the deployment \(name) is \(deployment.status): it was not switched over")
        }
        guard scene.outstanding(on: ResourceName(deployment.identifier)).isEmpty else {
            return .inProgress("waiting for AWS to remove the deployment \(name)")
        }
        return .ready([.deleteDeployment(deployment.identifier)])
    }

    /// Done when neither the deployment nor green is there; never where it was switched over.
    func assessDiscard(_ plan: DeploymentPlan, in scene: Scene) -> Assessment {
        switch found(plan, in: scene) {
        case .failure(let assessment): return assessment
        case .success(nil): return .satisfied
        case .success(let deployment?):
            if deployment.status == "DELETING" { return .inProgress("the deployment \(plan.name) is being deleted") }
            guard !deployment.isSwitched, !deployment.isSwitching else {
                return .blocked("the deployment \(plan.name) is \(deployment.status): green is in use")
            }
            if deployment.status == "PROVISIONING" {
                return .inProgress("waiting until AWS is through with making green")
            }
            guard scene.outstanding(on: ResourceName(deployment.identifier)).isEmpty else {
                return .inProgress("waiting for AWS to delete the deployment \(plan.name)")
            }
            let next = removalCalls(of: deployment, in: scene.observation)[0]
            guard scene.outstanding(on: next.resource).isEmpty else {
                return .inProgress("waiting for AWS to show \(next.resource) without deletion protection")
            }
            return .ready([next])
        }
    }

    /// All that the deletion of a deployment with its green environment takes: green has the deletion protection of blue
    /// and is not deleted with it (RDS user guide, "Deleting a blue/green deployment").
    func removalCalls(of deployment: Deployment, in observation: Observation) -> [Mutation] {
        let green = green(of: deployment, in: observation)?.cluster
        let protection = green.flatMap { $0.isProtected == true ? Mutation.unprotect($0.identifier) : nil }
        return [protection, .deleteGreen(deployment.identifier)].compactMap { $0 }
    }

    private enum Search {
        case success(Deployment?)
        case failure(Assessment)
    }

    /// The deployment that the plan means, if it is there and ours.
    private func found(_ plan: DeploymentPlan, in scene: Scene) -> Search {
        guard case .known(let all)? = scene.observation.deployments else {
            return .failure(unread(scene.observation.deployments, "deployments"))
        }
        guard let seen = all.first(where: { $0.name == plan.name }) else {
            if let other = all.first(where: { !$0.isSwitched && $0.source == plan.source }) {
                return .failure(
                    .blocked("there is another deployment of \(plan.cluster), \(other.name), which is not ours"))
            }
            return .success(nil)
        }
        guard plan.tags.allSatisfy(seen.tags.contains) || seen.tags.isEmpty && seen.status == "PROVISIONING" else {
            return .failure(.blocked("there is a deployment \(plan.name) that has not our tags: it is not ours"))
        }
        return .success(seen)
    }

    private func green(of deployment: Deployment, in observation: Observation) -> Environment? {
        observation.environments?.first { $0.cluster.arn == deployment.target }
    }

    func unread<Value>(_ reading: Reading<Value>?, _ what: String) -> Assessment {
        guard case .unavailable(let reason)? = reading else { return .inProgress("waiting to see \(what)") }
        return .blocked("\(what) are not read: \(reason.withoutStop)")
    }
}
