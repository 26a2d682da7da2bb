package import Maintenance

/// Done when AWS says that the switchover is complete and the name leads to another cluster than before.
package struct SwitchOverStep: ClusterStep {
    package static let kind: KindName = "switch-over"
    package var plan: DeploymentPlan
    /// How long AWS may take before it takes everything back; seconds.
    package var timeout: Int
    /// Proxies that lead to blue before the deployment is made; `nil` where they were not read.
    package var proxies: [ProxyTarget]?

    package init(_ plan: DeploymentPlan, timeout: Int, proxies: [ProxyTarget]? = nil) {
        self.proxies = proxies
        self.plan = plan
        self.timeout = timeout
    }

    private enum CodingKeys: String, CodingKey {
        case plan, timeout, proxies
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set.environments(in: context.place).union(Set<AnyQuestion>.events(of: [.deployment], in: context))
    }
    package var risks: Set<Risk> { [.switchover] }
    package var changesIdentity: Bool { true }

    package var words: StepWords {
        StepWords(
            short: "Switch over", underWay: "Switching over to green", finished: "Switched over to green")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        let deployment: Deployment
        switch plan.find(in: context) {
        case .failure(let assessment): return assessment
        case .success(nil): return .blocked("the deployment \(plan.name) is not there any more")
        case .success(let seen?): deployment = seen
        }
        let details = deployment.details.map { ": \($0)" } ?? ""
        if deployment.isSwitched {
            return context.clusterObstacle ?? context.writerObstacle ?? .satisfied
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
        guard context.outstanding(on: .cluster(plan.cluster)).isEmpty else {
            return .inProgress("waiting for AWS to show the switchover\(details)")
        }
        if let green = deployment.green(in: context.observation),
            let obstacle = green.obstacle ?? green.clusterGroup(in: context)
        {
            return obstacle
        }
        let moved = context.observation.instances.filter { $0.status == .storageOptimization }
        return context.clusterObstacle ?? context.writerObstacle ?? moved.obstacle
            ?? .ready(
                SwitchOver(
                    Switchover(
                        deployment: deployment.identifier, cluster: plan.cluster, timeout: timeout,
                        green: deployment.target, proxies: proxies)))
    }

    /// The old environment after the switchover.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        (context.observation.environments ?? []).filter {
            $0.cluster.resourceIdentifier == context.operation.plan.cluster?.resource
        }.map { context.remainder(ofOld: $0, by: context.operation.id) }
    }
}

extension RemainderContext {
    /// What to do about an environment from before a switchover, and with whose clean-up.
    func remainder(ofOld old: Environment, by owner: OperationID) -> Remainder {
        remainder(ofOld: old.cluster.identifier.text, old.cluster.status, by: owner)
    }

    /// The same of one cluster, or of one RDS instance.
    func remainder(ofOld name: String, _ status: Status, by owner: OperationID) -> Remainder {
        Remainder(
            .oldEnvironment,
            status == "deleting"
                ? "The old environment \(name) is being deleted: nothing is left to do about it."
                : "The old environment \(name) is still there and costs money: `cleanup \(owner)` deletes it when nobody "
                    + "needs it.")
    }
}

extension Environment {
    /// What is missing until green runs with all values of its cluster parameter group: AWS puts some of them in force by a
    /// restart alone, and green serves nobody yet. `nil` when they are in force, or AWS does not say.
    fileprivate func clusterGroup(in context: ClusterContext) -> Assessment? {
        let open = cluster.members.filter { ($0.parameterGroupStatus ?? "in-sync") != "in-sync" }
        guard !open.isEmpty else { return nil }
        let restarts = open.filter { member in
            member.parameterGroupStatus == "pending-reboot" && context.outstanding(on: member.instance).isEmpty
        }
        guard restarts.isEmpty else { return .ready(restarts.map { RebootInstance($0.instance, as: .green) }) }
        let group = cluster.parameterGroup ?? "its cluster parameter group"
        return .inProgress("waiting for \(group) to be in force on \(open.map(\.instance).listed)")
    }
}

extension Step {
    static func switchOver(_ plan: DeploymentPlan, timeout: Int, proxies: [ProxyTarget]?) -> Step {
        Step(
            "switch-over", "Switch \(plan.cluster) over to green",
            SwitchOverStep(plan, timeout: timeout, proxies: proxies),
            expected: .minutes(2), patience: .seconds(Int64(timeout)) + .minutes(30))
    }
}
