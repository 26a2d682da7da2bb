/// A cluster and every instance that says it belongs to it, read at one time.
package final class ClusterState: Sendable, Equatable {
    /// `nil` when AWS says that there is no such cluster.
    package let cluster: Cluster?
    /// Sorted by identifier.
    package let instances: [Instance]
    /// The same as a cluster beside another one; `nil` where there is no cluster, or an RDS instance.
    let environment: Environment?

    package init(cluster: Cluster?, instances: [Instance]) {
        let instances = instances.sorted { $0.identifier < $1.identifier }
        self.cluster = cluster
        self.instances = instances
        environment = cluster.flatMap { $0.kind == .cluster ? Environment($0, sorted: instances) : nil }
    }

    package static func == (left: ClusterState, right: ClusterState) -> Bool {
        left.cluster == right.cluster && left.instances == right.instances
    }

    static let missing = ClusterState(cluster: nil, instances: [])
}

extension ClusterState {
    /// The same as what is seen of the cluster; `nil` where there is none.
    package func observation(in place: Place, takenAt: Timestamp) -> Observation? {
        guard let cluster else { return nil }
        let target = Target(place: place, cluster: cluster.identifier)
        return Observation(
            of: target, takenAt: takenAt,
            [Answered(ClusterQuestion(target), .known(self), takenAt: takenAt)])
    }
}
