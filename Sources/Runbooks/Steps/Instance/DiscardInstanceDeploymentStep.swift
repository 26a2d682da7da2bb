package import Maintenance

/// Deletes a deployment of an RDS instance that was not switched over, together with its green environment: done when neither is
/// there; never where it was switched over, nor where the name leads to green.
package struct DiscardInstanceDeploymentStep: InstanceStep {
    package static let kind: KindName = "discard-instance-deployment"
    package var plan: InstanceDeploymentPlan

    package init(_ plan: InstanceDeploymentPlan) { self.plan = plan }

    private enum CodingKeys: String, CodingKey {
        case plan
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .environments(in: context.place)
    }
    package var risks: Set<Risk> { [.deletion] }

    package var words: StepWords {
        StepWords(short: "Delete green", underWay: "Deleting green", finished: "Green deleted")
    }

    package func assess(in context: InstanceContext) -> Assessment {
        switch plan.find(in: context) {
        case .failure(let assessment): return assessment
        case .success(nil): return .satisfied
        case .success(let deployment?): return removal(of: deployment, in: context)
        }
    }

    private func removal(of deployment: Deployment, in context: InstanceContext) -> Assessment {
        if deployment.status == "DELETING" { return .inProgress("the deployment \(plan.name) is being deleted") }
        guard !deployment.isSwitched, !deployment.isSwitching else {
            return .blocked("the deployment \(plan.name) is \(deployment.status): green is in use")
        }
        guard context.seen.resourceIdentifier == plan.resource else {
            return .blocked(
                "\(context.name) is \(context.seen.resourceIdentifier), not \(plan.resource): it may be green, and nothing is deleted"
            )
        }
        if deployment.status == "PROVISIONING" {
            return .inProgress("waiting until AWS is through with making green")
        }
        guard context.observation.rdsInstances != nil else {
            return .blocked("green is not read: nothing tells what goes with the deployment")
        }
        guard context.outstanding(on: .deployment(deployment.identifier)).isEmpty else {
            return .inProgress("waiting for AWS to delete the deployment \(plan.name)")
        }
        let calls = deployment.removalCallsOfInstances(in: context.observation)
        let next = calls.count > 1 ? Array(calls.dropLast()) : calls
        let open = next.filter { context.outstanding(on: $0.resource).isEmpty }
        guard open.isEmpty else { return .ready(open) }
        return .inProgress("waiting for AWS to show \(next.map(\.resource.name).listed) without deletion protection")
    }

    package func scope(of mutation: AnyMutation, seeing observation: Observation) -> [AnyMutation] {
        guard let deployment = observation.deployment(named: plan.name) else { return [] }
        let calls = deployment.removalCallsOfInstances(in: observation)
        return calls.count > 1 ? calls : []
    }
}

extension Deployment {
    /// What deletes green with it, in that order: AWS deletes no protected instance (API reference, DeleteBlueGreenDeployment).
    fileprivate func removalCallsOfInstances(in observation: Observation) -> [AnyMutation] {
        observation.greens(of: identifier).filter { $0.isProtected == true && $0.status != "deleting" }.map { green in
            AnyMutation(
                UnprotectInstance(
                    green.identifier, identity: green.resourceIdentifier, .green(deployment: identifier)))
        } + [AnyMutation(DeleteDeployment(identifier, .greenInstances))]
    }
}

extension Step {
    static func discardDeployment(_ plan: InstanceDeploymentPlan) -> Step {
        Step(
            "delete-green", "Delete the deployment \(plan.name) with its green environment",
            DiscardInstanceDeploymentStep(plan), expected: .minutes(15), patience: .minutes(180))
    }
}
