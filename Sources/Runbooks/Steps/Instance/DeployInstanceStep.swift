package import Maintenance

/// Done when our deployment of an RDS instance is available with all its tasks, and every member of green is at rest as it was
/// asked for, its data loaded as far as AWS tells.
package struct DeployInstanceStep: InstanceStep {
    package static let kind: KindName = "deploy-instance"
    package var plan: InstanceDeploymentPlan

    package init(_ plan: InstanceDeploymentPlan) { self.plan = plan }

    private enum CodingKeys: String, CodingKey {
        case plan
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set.environments(in: context.place).union(Set<AnyQuestion>.events(of: [.deployment], in: context))
    }
    package var artifacts: [Artifact] { [.instanceDeployment(plan)] }

    package var words: StepWords {
        StepWords(
            short: "Make green", underWay: "Making green \(plan.change)", finished: "Green made \(plan.change)")
    }

    package func assess(in context: InstanceContext) -> Assessment {
        switch plan.find(in: context) {
        case .failure(let assessment): return assessment
        case .success(nil): return creation(in: context)
        case .success(let deployment?): return readiness(of: deployment, in: context)
        }
    }

    /// Blue is tagged first, its read replicas too: its tags replace green's at the switchover, and what is left over is told
    /// by them (RDS user guide, "Switchover actions").
    private func creation(in context: InstanceContext) -> Assessment {
        guard context.seen.resourceIdentifier == plan.resource else {
            return .blocked("\(context.name) is another RDS instance than the one that this was planned for")
        }
        switch context.observation.topology(of: context.seen) {
        case .unavailable(let reason): return .blocked("the RDS instances are not read: \(reason.withoutStop)")
        case .known(let topology):
            if let obstacle = topology.members.map(\.instance).obstacle { return obstacle }
            let untagged = topology.members.filter { member in
                !plan.tags.allSatisfy(member.instance.tags.contains)
            }
            let open = untagged.filter { context.outstanding(on: $0.identifier).isEmpty }
            guard open.isEmpty else {
                return .ready(
                    open.map {
                        TagDatabase(.instance($0.identifier), arn: $0.instance.arn, tags: plan.tags)
                    })
            }
            guard untagged.isEmpty, context.outstanding(on: plan.instance).isEmpty else {
                return .inProgress("waiting for AWS to show what was asked for \(plan.instance)")
            }
            return .ready(CreateInstanceDeployment(plan))
        }
    }

    private func readiness(of deployment: Deployment, in context: InstanceContext) -> Assessment {
        let details = deployment.details.map { ": \($0)" } ?? ""
        if let failed = deployment.tasks.first(where: { $0.status == "FAILED" }) {
            return .blocked("AWS failed at \(failed.name) of the deployment \(deployment.name)\(details)")
        }
        let tasks = deployment.openTasks.map { "\($0.name) \($0.status)" }
        switch deployment.status {
        case "AVAILABLE": break
        case "PROVISIONING":
            let words = tasks + loading(in: deployment, context)
            return .inProgress(words.isEmpty ? "AWS is making green" : "AWS is making green: \(words.listed)")
        case "SWITCHOVER_COMPLETED": return .satisfied
        default: return .blocked("the deployment \(deployment.name) is \(deployment.status)\(details)")
        }
        guard tasks.isEmpty else { return .inProgress("AWS is making green: \(tasks.listed)") }
        return plan.obstacle(to: deployment, in: context) ?? .satisfied
    }

    /// What is loading already while other tasks are open.
    private func loading(in deployment: Deployment, _ context: InstanceContext) -> [String] {
        let pairs = context.observation.pairs(of: deployment, from: context.seen).value ?? []
        return pairs.compactMap(\.green).filter { $0.status == .storageInitialization }.map {
            "\($0.identifier) is \($0.statusWords)"
        }
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        let isThere =
            context.mayHaveMade(CreateInstanceDeployment.self) || context.isDone(DeployInstanceStep.self) == true
        return context.remainders(ofDeployment: plan.name, by: context.operation.id, isThere: isThere)
    }
}

extension Step {
    /// - Parameter isLarge: AWS copies data into a smaller volume, which takes hours.
    static func deploy(_ plan: InstanceDeploymentPlan, isLarge: Bool) -> Step {
        Step(
            "deploy", "Make green, a copy of \(plan.instance) \(plan.change)",
            note: "blue/green deployment \(plan.name); nothing changes for users", DeployInstanceStep(plan),
            expected: .minutes(isLarge ? 180 : 60), patience: .minutes(48 * 60))
    }
}
