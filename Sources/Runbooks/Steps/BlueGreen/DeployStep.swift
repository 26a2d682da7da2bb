package import Maintenance

/// Done when our deployment is available with all its tasks, and green runs the version with every member at rest.
package struct DeployStep: ClusterStep {
    package static let kind: KindName = "deploy"
    package var plan: DeploymentPlan

    package init(_ plan: DeploymentPlan) { self.plan = plan }

    private enum CodingKeys: String, CodingKey {
        case plan
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set.environments(in: context.place).union(Set<AnyQuestion>.events(of: [.deployment], in: context))
    }
    package var artifacts: [Artifact] { [.deployment(plan)] }

    package var words: StepWords {
        StepWords(
            short: "Make green", underWay: "Making green on \(plan.version)", finished: "Green made on \(plan.version)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        switch plan.find(in: context) {
        case .failure(let assessment): return assessment
        case .success(nil):
            guard context.outstanding(on: .cluster(plan.cluster)).isEmpty else {
                return .inProgress("waiting for AWS to show the deployment \(plan.name)")
            }
            return context.clusterObstacle ?? context.writerObstacle ?? .ready(CreateDeployment(plan))
        case .success(let deployment?):
            return readiness(of: deployment, in: context)
        }
    }

    private func readiness(of deployment: Deployment, in context: ClusterContext) -> Assessment {
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
        guard let green = deployment.green(in: context.observation) else {
            return .inProgress("waiting for AWS to describe green")
        }
        guard green.cluster.engineVersion == plan.version else {
            return .blocked(
                "green (\(green.cluster.identifier)) runs \(green.cluster.engineVersion), not \(plan.version)")
        }
        return green.obstacle ?? .satisfied
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        let isThere = context.mayHaveMade(CreateDeployment.self) || context.isDone(DeployStep.self) == true
        return context.remainders(ofDeployment: plan.name, by: context.operation.id, isThere: isThere)
    }
}

extension RemainderContext {
    /// What to do about a deployment, and with whose way back.
    ///
    /// - Parameter isThere: it was there or may have been, as far as the operation knows.
    func remainders(ofDeployment name: String, by owner: OperationID, isThere: Bool) -> [Remainder] {
        guard case .known? = observation.deployments else {
            guard isThere else { return [] }
            return isDone(SwitchOverStep.self) == true || isDone(SwitchOverInstanceStep.self) == true
                ? [unread("the deployment \(name) and the old environment are", toldBy: "cleanup \(owner)")]
                : [unread("the deployment \(name) is", toldBy: "rollback \(owner)")]
        }
        guard let seen = observation.deployment(named: name) else { return [] }
        let text: String
        if seen.isSwitched {
            // Aurora user guide, "Deleting a blue/green deployment": without the record the old environment takes writes.
            text =
                "The deployment \(seen.name) is switched over. While its record is there the old environment is read-only, as "
                + "AWS documents: `cleanup \(owner)` deletes both, and the record last."
        } else if seen.isSwitching {
            text = "AWS is switching \(cluster) over to green and goes on with it by itself."
        } else if seen.status == "DELETING" {
            text = "The deployment \(seen.name) is being deleted."
        } else {
            text =
                "The deployment \(seen.name) with its green environment is \(seen.status) and costs money: "
                + "`rollback \(owner)` deletes it."
        }
        return [Remainder(.deployment, text)]
    }

    /// What was not looked at: only steps that are about deployments look at them.
    ///
    /// - Parameters:
    ///   - things: "the deployment x is".
    ///   - command: what looks at them.
    func unread(_ things: String, toldBy command: String) -> Remainder {
        let reason = observation.deployments.flatMap { reading -> String? in
            if case .unavailable(let reason) = reading { reason } else { nil }
        }
        let why = reason.map { ": \($0.withoutStop)" } ?? ""
        return Remainder(.deployment, "Whether \(things) still there was not looked at\(why). `\(command)` tells.")
    }
}

extension Step {
    static func deploy(_ plan: DeploymentPlan) -> Step {
        Step(
            "deploy", "Make green, a copy of \(plan.cluster) on \(plan.version)",
            note: "blue/green deployment \(plan.name); nothing changes for users", DeployStep(plan),
            expected: .minutes(60), patience: .minutes(24 * 60))
    }
}
