package import Maintenance

/// Deletes the environment from before a switchover: done when the old cluster is gone and the snapshot that its deletion takes
/// is there.
package struct RetireStep: ClusterStep {
    package static let kind: KindName = "retire"
    /// The name that the old cluster has since the switchover.
    package var name: ClusterID
    /// `cluster-…` of the old cluster: its name changes with the switchover, this does not.
    package var resource: String
    /// The cluster that took its name, which is never deleted.
    package var successor: ClusterID
    package var finalSnapshot: String

    package init(_ name: ClusterID, resource: String, successor: ClusterID, finalSnapshot: String) {
        self.name = name
        self.resource = resource
        self.successor = successor
        self.finalSnapshot = finalSnapshot
    }

    private enum CodingKeys: String, CodingKey {
        case resource = "resource-id"
        case name, successor
        case finalSnapshot = "final-snapshot"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set.environments(in: context.place).union([AnyQuestion(snapshots(in: context.place))])
    }

    private func snapshots(in place: Place) -> SnapshotsQuestion {
        SnapshotsQuestion(of: Target(place: place, cluster: name))
    }

    package var risks: Set<Risk> { [.deletion] }

    package var words: StepWords {
        StepWords(
            short: "Delete old environment", underWay: "Deleting the old environment",
            finished: "Old environment deleted, snapshot \(finalSnapshot) kept")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        guard context.observation.environments != nil else { return .inProgress("waiting to see the old environment") }
        if let complaint = context.observation.complaint(aboutEnvironment: resource) {
            return .blocked("whether the old environment is there is not known: \(complaint.withoutStop)")
        }
        guard context.cluster.resourceIdentifier != resource else {
            return .blocked("\(context.name) is the cluster from before: it was not switched over, and is not deleted")
        }
        guard let old = context.observation.environment(resource) else { return snapshotTaken(in: context) }
        if let obstacle = context.clusterObstacle ?? context.writerObstacle { return obstacle }
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

    /// Said to be kept is only a snapshot that was seen.
    private func snapshotTaken(in context: ClusterContext) -> Assessment {
        let place = context.observation.target.place
        switch context.observation[snapshots(in: place)] {
        case .unavailable(let reason): return .blocked("the snapshots of \(name) are not read: \(reason.withoutStop)")
        case .known(let all):
            guard let status = all[finalSnapshot] else {
                return .inProgress("waiting for AWS to list the final snapshot \(finalSnapshot)")
            }
            if status == "failed" { return .blocked("the final snapshot \(finalSnapshot) is failed") }
            return status == "available" ? .satisfied : .inProgress("the final snapshot \(finalSnapshot) is \(status)")
        }
    }

    /// What is to be done next to an old environment: its protection, then its readers, its writer, and the cluster itself.
    ///
    /// Readers first, so that nothing fails over (Aurora user guide, "Deleting an Aurora DB cluster"): a failover restarts the
    /// member that takes over, and a restart ends the protection from writes.
    private func calls(on old: Environment) -> [AnyMutation] {
        if old.cluster.isProtected == true { return [AnyMutation(RemoveProtection(of: old.cluster.identifier))] }
        let others = old.cluster.members.filter { !$0.isWriter }.map(\.instance)
        let readers = old.instances.filter { others.contains($0.identifier) }
        // AWS deletes nothing that it is at work on.
        let members = (others.isEmpty ? old.instances : readers).filter { $0.status.meaning != .transitional }
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
