import Maintenance

/// What is seen of a deployment that is looked for.
enum DeploymentSearch: Sendable {
    case success(Deployment?)
    case failure(Assessment)
}

extension DeploymentPlan {
    /// The deployment that the plan means, if it is there and ours.
    func find(in context: ClusterContext) -> DeploymentSearch {
        context.deployment(named: name, of: cluster.text, source: source, tags: tags)
    }
}

extension InstanceDeploymentPlan {
    /// The deployment that the plan means, if it is there and ours.
    func find(in context: InstanceContext) -> DeploymentSearch {
        context.deployment(named: name, of: instance.text, source: source, tags: tags)
    }
}

extension DatabaseContext {
    /// The deployment of that name, if it is there and has our tags.
    fileprivate func deployment(
        named name: String, of database: String, source: String, tags: [Tag]
    ) -> DeploymentSearch {
        guard case .known(let all)? = observation.deployments else {
            return .failure(observation.deployments.whyUnread("deployments"))
        }
        guard let seen = all.first(where: { $0.name == name }) else {
            if let other = all.first(where: { !$0.isSwitched && $0.source == source }) {
                return .failure(
                    .blocked("there is another deployment of \(database), \(other.name), which is not ours"))
            }
            return .success(nil)
        }
        guard !seen.isUnreadable else { return .failure(seen.unreadableObstacle) }
        guard tags.allSatisfy(seen.tags.contains) || seen.tags.isEmpty && seen.status == "PROVISIONING" else {
            if seen.tags.isEmpty, mayLackTags {
                return .failure(.inProgress("the deployment \(name) does not show its tags yet"))
            }
            return .failure(.blocked("there is a deployment \(name) that has not our tags: it is not ours"))
        }
        return .success(seen)
    }
}

extension Deployment {
    /// Why nothing is done with one that cannot be read.
    var unreadableObstacle: Assessment {
        .blocked("what AWS says of the deployment \(name) cannot be read\(details.map { ": \($0.withoutStop)" } ?? "")")
    }

    func green(in observation: Observation) -> Environment? {
        observation.environments?.first { $0.cluster.arn == target }
    }

    /// All that its deletion with the green environment takes: green has the deletion protection of blue and is not deleted
    /// with it (RDS user guide, "Deleting a blue/green deployment").
    func removalCalls(in observation: Observation) -> [AnyMutation] {
        let green = green(in: observation)?.cluster
        let protection = green.flatMap {
            $0.isProtected == true ? AnyMutation(RemoveProtection(of: $0.identifier)) : nil
        }
        return [protection, AnyMutation(DeleteDeployment(identifier, .green))].compactMap { $0 }
    }
}

extension Environment {
    /// Why an environment is not at rest; `nil` when it is.
    var obstacle: Assessment? {
        let name = cluster.identifier
        switch cluster.status.meaning {
        case .available: break
        case .transitional: return .inProgress("\(name) is \(cluster.status)")
        case .stopped, .broken: return .blocked("\(name) is \(cluster.status)")
        }
        return instances.obstacle
    }
}

extension [Instance] {
    /// For a switchover an instance whose data AWS moves is not available (InvalidBlueGreenDeploymentStateFault), though
    /// it serves.
    var obstacle: Assessment? {
        for instance in self where instance.status != "available" {
            let text = "\(instance.identifier) is \(instance.status)"
            return switch instance.status.meaning {
            case .transitional, .available: .inProgress(text)
            case .stopped, .broken: .blocked(text)
            }
        }
        return nil
    }
}
