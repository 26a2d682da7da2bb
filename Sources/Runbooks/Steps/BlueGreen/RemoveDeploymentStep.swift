package import Maintenance

/// Removes the record of a deployment that was switched over: done when AWS lists it no more. Neither environment is deleted
/// with it; the old one, where it is still there, is no longer kept from writes, as far as its own parameters let it take them
/// (Aurora user guide, "Deleting a blue/green deployment").
package struct RemoveDeploymentStep: DatabaseStep {
    package static let kind: KindName = "remove-deployment"
    package var name: String
    /// What has to be gone before of the old environment (`cluster-…`, `db-…`); `nil` where it is left, which a person is asked
    /// about.
    package var old: String?

    package init(_ name: String, of old: String?) {
        self.name = name
        self.old = old
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case old = "old-environment"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .environments(in: context.place)
    }
    package var risks: Set<Risk> { old == nil ? [.unprotecting] : [] }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(
            short: "Remove deployment", underWay: "Removing the record of the deployment",
            finished: "Record of the deployment removed")
    }

    package func assess(whileThere context: StepContext) -> Assessment {
        guard case .known? = context.observation.deployments else {
            return context.observation.deployments.whyUnread("deployments")
        }
        guard let deployment = context.observation.deployment(named: name) else { return .satisfied }
        if deployment.status == "DELETING" { return .inProgress("the deployment \(name) is being removed") }
        guard !deployment.isUnreadable else { return deployment.unreadableObstacle }
        guard deployment.isSwitched else {
            return .blocked("the deployment \(name) is \(deployment.status): it was not switched over")
        }
        if let old, let obstacle = obstacle(of: old, in: context.observation) { return obstacle }
        guard context.outstanding(on: .deployment(deployment.identifier)).isEmpty else {
            return .inProgress("waiting for AWS to remove the deployment \(name)")
        }
        return .ready(DeleteDeployment(deployment.identifier, old == nil ? .record : .emptyRecord))
    }

    /// Why the record may not go before the old environment: it is there, or may be.
    private func obstacle(of old: String, in observation: Observation) -> Assessment? {
        let isInstance = observation.rdsInstance != nil
        let complaint =
            isInstance ? observation.complaint(aboutInstance: old) : observation.complaint(aboutEnvironment: old)
        if let complaint {
            return .blocked("whether the old environment is there is not known: \(complaint.withoutStop)")
        }
        let name =
            isInstance
            ? observation.rdsInstance(resource: old)?.identifier.text
            : observation.environment(old)?.cluster.identifier.text
        return name.map { .blocked("\($0) is still there, and the record keeps it from writes") }
    }
}

extension Step {
    static func removeDeployment(_ step: RemoveDeploymentStep) -> Step {
        Step(
            "remove-deployment", "Remove the record of the deployment",
            note: step.old == nil ? "neither environment is deleted; the old one may take writes again" : nil, step,
            expected: .minutes(1), patience: .minutes(60))
    }
}
