/// A cluster that is there, and the calls about it that nothing has proved yet.
package struct ClusterContext: Sendable {
    package let observation: Observation
    package let cluster: Cluster
    package let outstanding: [Intent]
    /// When the step began.
    package let since: Timestamp

    /// `nil` when AWS shows no such cluster.
    package init?(_ context: StepContext) {
        guard let cluster = context.observation.cluster else { return nil }
        self.init(
            observation: context.observation, cluster: cluster, outstanding: context.outstanding, since: context.since)
    }

    package init(
        observation: Observation, cluster: Cluster, outstanding: [Intent] = [],
        since: Timestamp = Timestamp(milliseconds: 0)
    ) {
        self.observation = observation
        self.cluster = cluster
        self.outstanding = outstanding
        self.since = since
    }

    package var name: ClusterID { cluster.identifier }

    /// Calls about a resource that may have taken effect unseen.
    package func outstanding(on resource: Resource) -> [AnyMutation] {
        outstanding.map(\.mutation).filter { $0.resource == resource }
    }

    package func outstanding(on instance: InstanceID) -> [AnyMutation] { outstanding(on: .instance(instance)) }

    /// Why no call may be made on the cluster now; `nil` when it is at rest.
    package var clusterObstacle: Assessment? {
        switch cluster.status.meaning {
        case .available: nil
        case .transitional: .inProgress("waiting for \(name) to be available (it is \(cluster.status))")
        case .stopped, .broken: .blocked("\(name) is \(cluster.status)")
        }
    }

    /// Why no call may be made before the writer is at rest; `nil` when it is.
    package var writerObstacle: Assessment? {
        guard let writer = observation.writer, let seen = observation[writer] else {
            return .inProgress("waiting for \(name) to show its writer")
        }
        return switch seen.status.meaning {
        case .available: nil
        case .transitional: .inProgress("waiting for the writer \(writer) to be available (it is \(seen.status))")
        case .stopped, .broken: .blocked("the writer \(writer) is \(seen.status)")
        }
    }

    /// "DBInstanceClass db.r6g.large, EngineVersion 15.5".
    package func words(for changes: [String: String]) -> String {
        changes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}
