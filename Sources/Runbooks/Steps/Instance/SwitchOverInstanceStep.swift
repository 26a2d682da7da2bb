package import Maintenance

/// Done when AWS says that the switchover is complete and the name leads to another RDS instance than before.
package struct SwitchOverInstanceStep: InstanceStep {
    package static let kind: KindName = "switch-over-instance"
    package var plan: InstanceDeploymentPlan
    /// How long AWS may take before it takes everything back; seconds.
    package var timeout: Int

    package init(_ plan: InstanceDeploymentPlan, timeout: Int) {
        self.plan = plan
        self.timeout = timeout
    }

    private enum CodingKeys: String, CodingKey {
        case plan, timeout
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

    package func assess(in context: InstanceContext) -> Assessment {
        let deployment: Deployment
        switch plan.find(in: context) {
        case .failure(let assessment): return assessment
        case .success(nil): return .blocked("the deployment \(plan.name) is not there any more")
        case .success(let seen?): deployment = seen
        }
        let details = deployment.details.map { ": \($0)" } ?? ""
        if deployment.isSwitched {
            guard context.seen.resourceIdentifier != plan.resource else {
                return .inProgress("waiting for AWS to show green under the name \(plan.instance)")
            }
            return context.obstacle ?? .satisfied
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
        guard context.outstanding(on: plan.instance).isEmpty else {
            return .inProgress("waiting for AWS to show the switchover\(details)")
        }
        return call(in: context, of: deployment)
    }

    private func call(in context: InstanceContext, of deployment: Deployment) -> Assessment {
        guard context.seen.resourceIdentifier == plan.resource else {
            return .blocked("\(context.name) is another RDS instance than the one that this was planned for")
        }
        if let obstacle = plan.obstacle(to: deployment, in: context) { return obstacle }
        let members = context.observation.topology(of: context.seen).value?.members ?? [context.seen]
        return members.map(\.instance).obstacle
            ?? .ready(
                SwitchOverInstance(
                    InstanceSwitchover(
                        deployment: deployment.identifier, instance: plan.instance, resource: plan.resource,
                        replication: plan.replication, timeout: timeout, green: deployment.target)))
    }

    /// The old environment after the switchover.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        guard let old = context.observation.rdsInstance(resource: plan.resource), old.identifier != plan.instance else {
            return []
        }
        return [context.remainder(ofOld: old.identifier.text, old.status, by: context.operation.id)]
    }
}

extension Step {
    static func switchOver(_ plan: InstanceDeploymentPlan, timeout: Int) -> Step {
        Step(
            "switch-over", "Switch \(plan.instance) over to green", SwitchOverInstanceStep(plan, timeout: timeout),
            expected: .minutes(2), patience: .seconds(Int64(timeout)) + .minutes(30))
    }
}
