package import Maintenance

/// Deletes the environment from before a switchover: done when the old cluster is gone; the snapshot is taken by its
/// deletion.
package struct RetireStep: ClusterStep {
    package static let kind: KindName = "retire"
    /// `cluster-…` of the old cluster: its name changes with the switchover, this does not.
    package var resource: String
    /// The cluster that took its name, which is never deleted.
    package var successor: ClusterID
    package var finalSnapshot: String

    package init(resource: String, successor: ClusterID, finalSnapshot: String) {
        self.resource = resource
        self.successor = successor
        self.finalSnapshot = finalSnapshot
    }

    private enum CodingKeys: String, CodingKey {
        case resource = "resource-id"
        case successor
        case finalSnapshot = "final-snapshot"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .environments(in: context.place)
    }
    package var risks: Set<Risk> { [.deletion, .unprotecting] }

    package var words: StepWords {
        StepWords(
            short: "Delete old environment", underWay: "Deleting the old environment",
            finished: "Old environment deleted, snapshot \(finalSnapshot) kept")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        guard context.observation.environments != nil else { return .inProgress("waiting to see the old environment") }
        guard context.cluster.resourceIdentifier != resource else {
            return .blocked("\(context.name) is the cluster from before: it was not switched over, and is not deleted")
        }
        guard let old = context.observation.environment(resource) else { return .satisfied }
        if let obstacle = context.clusterObstacle ?? context.writerObstacle { return obstacle }
        let name = old.cluster.identifier
        if old.cluster.status == "deleting" { return .inProgress("\(name) is deleting") }
        switch old.cluster.status.meaning {
        case .available: break
        case .transitional: return .inProgress("\(name) is \(old.cluster.status)")
        case .stopped, .broken:
            return .blocked("\(name) is \(old.cluster.status): AWS takes a final snapshot of an available cluster only")
        }
        let open = calls(on: old).filter { context.outstanding(on: $0.resource).isEmpty }
        guard !open.isEmpty else { return .inProgress("\(name) is being taken down") }
        return .ready(open)
    }

    /// What is to be done next to an old environment: its protection, then its members, then the cluster itself.
    private func calls(on old: Environment) -> [AnyMutation] {
        if old.cluster.isProtected == true { return [AnyMutation(RemoveProtection(of: old.cluster.identifier))] }
        // AWS deletes nothing that it is at work on.
        let members = old.instances.filter { $0.status.meaning != .transitional }
        if !members.isEmpty { return members.map(deletion) }
        guard old.instances.isEmpty, old.cluster.members.isEmpty else { return [] }
        return [deletion(of: old.cluster)]
    }

    /// All that the deletion of an environment takes: one approval for the whole of it.
    package func scope(of mutation: AnyMutation, seeing observation: Observation) -> [AnyMutation] {
        guard let old = observation.environment(resource) else { return [] }
        let protection =
            old.cluster.isProtected == true ? [AnyMutation(RemoveProtection(of: old.cluster.identifier))] : []
        return protection + old.instances.map(deletion) + [deletion(of: old.cluster)]
    }

    private func deletion(of member: Instance) -> AnyMutation {
        AnyMutation(DeleteInstance(member.identifier, .oldEnvironment(resource: resource)))
    }

    private func deletion(of cluster: Cluster) -> AnyMutation {
        AnyMutation(DeleteCluster(cluster.identifier, resource: resource, finalSnapshot: finalSnapshot))
    }
}

extension Step {
    static func retire(_ step: RetireStep) -> Step {
        Step(
            "delete-old", "Delete the old environment", note: "with the final snapshot \(step.finalSnapshot)", step,
            expected: .minutes(15), patience: .minutes(180))
    }
}
