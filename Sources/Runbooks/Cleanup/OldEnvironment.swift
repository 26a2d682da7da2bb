package import Maintenance

/// The environment from before a switchover, as an upgrade left it.
package struct OldEnvironment: Sendable, Codable, Equatable {
    /// The name of the deployment, whose record keeps the environment from writes (Aurora user guide, "Deleting a
    /// blue/green deployment").
    package var deployment: String
    /// `cluster-…`: its name changed with the switchover, this did not.
    package var resource: String
    /// The cluster that took its name.
    package var successor: ClusterID

    package init(deployment: String, resource: String, successor: ClusterID) {
        self.deployment = deployment
        self.resource = resource
        self.successor = successor
    }

    /// `nil` when the operation was to make no deployment of a cluster.
    init?(of earlier: Operation) {
        guard let deployment = earlier.plan.deployment, let resource = earlier.plan.cluster?.resource else {
            return nil
        }
        self.init(deployment: deployment.name, resource: resource, successor: deployment.cluster)
    }

    private enum CodingKeys: String, CodingKey {
        case deployment, successor
        case resource = "resource-id"
    }

    func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        Set.environments(in: context.place)
            .union(seen?.environment(resource)?.connectionQuestions(in: context.place) ?? [])
    }

    /// What is in the way of anything that is done to it.
    func obstacles(in membership: Membership) -> [Finding] {
        let deployment = membership.observation.deployment(named: deployment)
        if let deployment, deployment.isUnreadable {
            return [
                Finding(
                    .block, "deployments",
                    "What AWS says of the deployment \(deployment.name) cannot be read. \(deployment.details ?? "")")
            ]
        }
        if let complaint = membership.observation.complaint(aboutEnvironment: resource) {
            return [
                Finding(
                    .block, "databases", "Whether the old environment is there is not known: \(complaint.asSentence)")
            ]
        }
        guard membership.cluster.resourceIdentifier != resource, deployment?.isSwitched != false else {
            return [
                Finding(
                    .block, "not-switched",
                    "\(successor) was not switched over: there is no old environment, and nothing is deleted.")
            ]
        }
        switch membership.observation.deployments {
        case .known: return []
        case .unavailable(let reason)?:
            return [Finding(.block, "deployments", "Deployments are not read: \(reason.asSentence)")]
        case nil: return [Finding(.block, "deployments", "Deployments are not read.")]
        }
    }
}
