/// One consistent reading of a cluster and of every instance that says it belongs to it.
package struct Observation: Sendable, Codable, Equatable {
    package var target: Target
    /// When the reading was complete.
    package var takenAt: Timestamp
    /// `nil` when AWS says that there is no such cluster.
    package var cluster: Cluster?
    /// Sorted by identifier.
    package var instances: [Instance]
    /// When instances restarted last, as far as events tell; `nil` when nobody asked.
    package var restarts: Reading<[InstanceID: Timestamp]>?
    /// Pending maintenance of the cluster and its members; `nil` when nobody asked.
    package var maintenance: Reading<[Survey.PendingMaintenance]>?
    /// Deployments of the cluster, by any of its names; `nil` when nobody asked.
    package var deployments: Reading<[Deployment]>?
    /// Other clusters that belong to the operation: green, the old blue; `nil` when nobody asked.
    package var environments: [Environment]?
    /// Parameter groups that were asked for; those that are not there are missing.
    package var parameterGroups: Reading<[ParameterGroupName: ParameterGroupState]>?
    /// Target groups of proxies that were asked for.
    package var proxies: Reading<[ProxyState]>?
    /// Cluster snapshots, by identifier, with their status; `nil` when nobody asked.
    package var snapshots: Reading<[String: String]>?

    package init(target: Target, takenAt: Timestamp, cluster: Cluster?, instances: [Instance]) {
        self.target = target
        self.takenAt = takenAt
        self.cluster = cluster
        self.instances = instances.sorted { $0.identifier < $1.identifier }
    }

    package subscript(_ instance: InstanceID) -> Instance? {
        instances.first { $0.identifier == instance }
    }

    /// The member with the writer role by the cluster's own list.
    package var writer: InstanceID? {
        cluster?.members.first { $0.isWriter }?.instance
    }

    package func isMember(_ instance: InstanceID) -> Bool {
        cluster?.members.contains { $0.instance == instance } ?? false
    }

    /// The cluster with that resource id, whatever its name is now, with its instances.
    package func environment(_ resource: String) -> Environment? {
        if let cluster, cluster.resourceIdentifier == resource {
            return Environment(cluster: cluster, instances: instances)
        }
        return environments?.first { $0.cluster.resourceIdentifier == resource }
    }

    /// Members without the writer role, in identifier order.
    package var readers: [InstanceID] {
        (cluster?.members ?? []).filter { !$0.isWriter }.map(\.instance).sorted()
    }

    /// By how much AWS's clock may be behind ours.
    package static let clockTolerance = Span.seconds(30)

    /// Whether an event tells of a restart after that instant.
    package func hasRestarted(_ instance: InstanceID, since instant: Timestamp) -> Bool {
        guard let last = restarts?.value?[instance] else { return false }
        return last + Observation.clockTolerance >= instant
    }

    /// A reader that is in service: a member, `available`, with nothing about to happen to it.
    package func isServing(_ instance: InstanceID) -> Bool {
        guard let seen = self[instance], isMember(instance) else { return false }
        return seen.status.isAvailable && seen.pendingChanges.isEmpty
    }
}
