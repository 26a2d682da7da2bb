/// A cluster that is there, and the calls about it that nothing has proved yet.
package struct ClusterContext: DatabaseContext {
    package let observation: Observation
    package let cluster: Cluster
    package let outstanding: [Intent]
    package let since: Timestamp
    package let lacking: [AnyMutation]
    package let proved: [AnyMutation]

    /// `nil` when AWS shows no such cluster.
    package init?(_ context: StepContext) {
        guard let cluster = context.observation.cluster else { return nil }
        self.init(
            observation: context.observation, cluster: cluster, outstanding: context.outstanding, since: context.since,
            lacking: context.lacking, proved: context.proved)
    }

    /// `nil` when AWS shows no such cluster.
    package init?(seeing observation: Observation) {
        guard let cluster = observation.cluster else { return nil }
        self.init(observation: observation, cluster: cluster)
    }

    package init(
        observation: Observation, cluster: Cluster, outstanding: [Intent] = [],
        since: Timestamp = Timestamp(milliseconds: 0), lacking: [AnyMutation] = [], proved: [AnyMutation] = []
    ) {
        self.lacking = lacking
        self.proved = proved
        self.observation = observation
        self.cluster = cluster
        self.outstanding = outstanding
        self.since = since
    }

    package var name: ClusterID { cluster.identifier }

    /// Why no call may be made on the cluster now; `nil` when it is at rest.
    package var clusterObstacle: Assessment? { obstacle(cluster.status, of: name) }

    /// Why no call may be made before the writer is at rest; `nil` when it is.
    package var writerObstacle: Assessment? {
        guard let writer = observation.writer, let seen = observation[writer] else {
            return .inProgress("waiting for \(name) to show its writer")
        }
        return obstacle(seen.status, of: "the writer \(writer)")
    }
}
