/// A cluster and every instance that says it belongs to it, read at one time.
package final class ClusterState: Sendable, Equatable {
    /// `nil` when AWS says that there is no such cluster.
    package let cluster: Cluster?
    /// Sorted by identifier.
    package let instances: [Instance]
    /// The same as a cluster beside another one; `nil` where there is no cluster.
    let environment: Environment?

    package init(cluster: Cluster?, instances: [Instance]) {
        let instances = instances.sorted { $0.identifier < $1.identifier }
        self.cluster = cluster
        self.instances = instances
        environment = cluster.map { Environment($0, sorted: instances) }
    }

    package static func == (left: ClusterState, right: ClusterState) -> Bool {
        left.cluster == right.cluster && left.instances == right.instances
    }

    static let missing = ClusterState(cluster: nil, instances: [])
}
