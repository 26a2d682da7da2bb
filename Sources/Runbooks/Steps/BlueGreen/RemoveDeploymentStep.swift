package import Maintenance

/// Removes the record of a deployment that was switched over: done when AWS lists it no more. Neither environment is deleted
/// with it; the old one is no longer kept from writes, where its own parameters let it take them (Aurora user guide,
/// "Deleting a blue/green deployment").
package struct RemoveDeploymentStep: ClusterStep {
    package static let kind: KindName = "remove-deployment"
    package var name: String

    package init(_ name: String) { self.name = name }

    private enum CodingKeys: String, CodingKey {
        case name
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .environments(in: context.place)
    }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(
            short: "Remove deployment", underWay: "Removing the record of the deployment",
            finished: "Record of the deployment removed")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        guard case .known? = context.observation.deployments else {
            return context.observation.deployments.whyUnread("deployments")
        }
        guard let deployment = context.observation.deployment(named: name) else { return .satisfied }
        if deployment.status == "DELETING" { return .inProgress("the deployment \(name) is being removed") }
        guard deployment.isSwitched else {
            return .blocked("the deployment \(name) is \(deployment.status): it was not switched over")
        }
        guard context.outstanding(on: .deployment(deployment.identifier)).isEmpty else {
            return .inProgress("waiting for AWS to remove the deployment \(name)")
        }
        return .ready(DeleteDeployment(deployment.identifier, .record))
    }
}

extension Step {
    static func removeDeployment(_ name: String) -> Step {
        Step(
            "remove-deployment", "Remove the record of the deployment",
            note: "neither environment is deleted; the old one may take writes again",
            RemoveDeploymentStep(name), expected: .minutes(1), patience: .minutes(60))
    }
}
