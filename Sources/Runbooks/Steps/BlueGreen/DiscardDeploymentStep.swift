package import Maintenance

/// Deletes a deployment that was not switched over, together with its green environment: done when neither is there; never
/// where it was switched over.
package struct DiscardDeploymentStep: ClusterStep {
    package static let kind: KindName = "discard-deployment"
    package var plan: DeploymentPlan

    package init(_ plan: DeploymentPlan) { self.plan = plan }

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

    package func assess(in context: ClusterContext) -> Assessment {
        switch plan.find(in: context) {
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
            guard context.outstanding(on: .deployment(deployment.identifier)).isEmpty else {
                return .inProgress("waiting for AWS to delete the deployment \(plan.name)")
            }
            let next = deployment.removalCalls(in: context.observation)[0]
            guard context.outstanding(on: next.resource).isEmpty else {
                return .inProgress("waiting for AWS to show \(next.resource) without deletion protection")
            }
            return .ready([next])
        }
    }

    package func scope(of mutation: AnyMutation, seeing observation: Observation) -> [AnyMutation] {
        guard let deployment = observation.deployment(named: plan.name) else { return [] }
        let calls = deployment.removalCalls(in: observation)
        return calls.count > 1 ? calls : []
    }
}

extension Step {
    static func discardDeployment(_ plan: DeploymentPlan) -> Step {
        Step(
            "delete-green", "Delete the deployment \(plan.name) with its green environment",
            DiscardDeploymentStep(plan), expected: .minutes(15), patience: .minutes(180))
    }
}
