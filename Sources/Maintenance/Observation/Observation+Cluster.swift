/// What is seen of the cluster, or of the RDS instance.
extension Observation {
    private var state: ClusterState { first(ClusterQuestion.self)?.reading.value ?? .missing }

    /// `nil` when AWS says that there is no such cluster.
    package var cluster: Cluster? { state.cluster }

    /// Those of the cluster, sorted by identifier, or the RDS instance.
    package var instances: [Instance] {
        if let state = first(ClusterQuestion.self)?.reading.value, !state.instances.isEmpty { return state.instances }
        return rdsInstance.map { [$0.instance] } ?? []
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

    /// Members without the writer role, in identifier order.
    package var readers: [InstanceID] {
        (cluster?.members ?? []).filter { !$0.isWriter }.map(\.instance).sorted()
    }

    /// A reader that is in service: a member, `available`.
    package func isServing(_ instance: InstanceID) -> Bool {
        guard let seen = self[instance], isMember(instance) else { return false }
        return seen.status.isAvailable
    }
}

/// What is seen around the cluster; `nil` where nobody asked.
extension Observation {
    /// When instances restarted last, as far as events tell.
    package var restarts: Reading<[InstanceID: Timestamp]>? { first(RestartsQuestion.self)?.reading }

    /// Whether an event tells of a restart after that instant.
    package func hasRestarted(_ instance: InstanceID, since instant: Timestamp) -> Bool {
        guard let last = restarts?.value?[instance] else { return false }
        return last + Observation.clockTolerance >= instant
    }

    /// Pending maintenance of everything that was asked about; `nil` where nobody asked.
    package var pendingMaintenance: Reading<[PendingMaintenance]>? {
        first(PendingMaintenanceQuestion.self)?.reading
    }

    /// How far a read replica is behind; `nil` where nobody asked, a known `nil` where CloudWatch has no recent value.
    package func lag(ofReplica replica: InstanceID) -> Reading<Datapoint<Span>?>? {
        all(ReplicaLagQuestion.self).first { $0.question.instances.contains(replica) }?.reading.map { $0[replica] }
    }

    /// Pending maintenance of the cluster and its members.
    package var maintenance: Reading<[PendingMaintenance]>? {
        guard let reading = first(PendingMaintenanceQuestion.self)?.reading.map({ $0.of(self) }) else { return nil }
        return reading.value?.lazy.compactMap(\.unreadable).first.map { .unavailable($0) } ?? reading
    }

    /// Snapshots of the cluster or the RDS instance, by identifier, with their status.
    package var snapshots: Reading<[String: String]>? {
        first(SnapshotsQuestion.self)?.reading ?? first(InstanceSnapshotsQuestion.self)?.reading
    }

    /// Other clusters of the place: green, the old blue, and whatever else there is.
    package var environments: [Environment]? {
        guard let all = first(DatabasesQuestion.self)?.reading.value else { return nil }
        let own = cluster?.arn
        return all.clusters.compactMap(\.environment).filter { $0.cluster.arn != own }
    }

    /// Why nothing tells whether the cluster with that resource id is there: the databases of the place are not read, or one
    /// of them cannot be and may be it. `nil` when it is seen, or certainly not there.
    package func complaint(aboutEnvironment resource: String) -> String? {
        guard environment(resource) == nil else { return nil }
        return switch first(DatabasesQuestion.self)?.reading ?? .unavailable(Self.notAsked) {
        case .known(let all): all.complaint(aboutResource: resource)
        case .unavailable(let reason): reason
        }
    }

    /// Why it is not known how the database is.
    package var unreadable: String? {
        first(ClusterQuestion.self)?.complaint ?? first(InstanceQuestion.self)?.complaint
    }

    /// The cluster with that resource id, whatever its name is now, with its instances.
    package func environment(_ resource: String) -> Environment? {
        if let cluster, cluster.resourceIdentifier == resource {
            return Environment(cluster: cluster, instances: instances)
        }
        return environments?.first { $0.cluster.resourceIdentifier == resource }
    }

    /// Blue/green deployments of the place.
    package var deployments: Reading<[Deployment]>? { first(DeploymentsQuestion.self)?.reading }

    package func deployment(named name: String) -> Deployment? {
        deployments?.value?.first { $0.name == name }
    }

    package func deployment(_ identifier: String) -> Deployment? {
        deployments?.value?.first { $0.identifier == identifier }
    }

    /// An instance of a cluster beside the one that is worked on, or an RDS instance beside it.
    func green(_ instance: InstanceID) -> Instance? {
        environments?.lazy.flatMap(\.instances).first { $0.identifier == instance }
            ?? rdsInstances?.first { $0.identifier == instance }?.instance
    }

    /// Whether a member of another environment runs with all values of its own group and of its cluster's.
    func isGreenInSync(_ instance: InstanceID) -> Bool {
        if let single = rdsInstances?.first(where: { $0.identifier == instance }) {
            return single.instance.areParametersInSync
        }
        guard let environment = environments?.first(where: { $0.instances.contains { $0.identifier == instance } })
        else {
            return false
        }
        let member = environment.cluster.members.first { $0.instance == instance }
        return green(instance)?.areParametersInSync == true && (member?.parameterGroupStatus ?? "in-sync") == "in-sync"
    }

    /// Parameter groups that were asked for; those that are not there are missing.
    package var parameterGroups: Reading<[ParameterGroupName: ParameterGroupState]>? {
        Reading.all(self.all(ParameterGroupQuestion.self).map { ($0.question.group, $0.reading) })
    }

    /// Target groups of proxies that were asked for, as far as they are there.
    package var proxies: Reading<[ProxyState]>? {
        Reading.all(self.all(ProxyTargetQuestion.self).map { ($0.question.target, $0.reading) })?
            .map { $0.values.sorted { $0.target < $1.target } }
    }
}

extension Reading {
    /// What many readings come to: those that are there, by key; unavailable when one is, and `nil` when there are none.
    package static func all<Key, Found>(_ readings: [(Key, Reading<Found?>)]) -> Self? where Value == [Key: Found] {
        guard !readings.isEmpty else { return nil }
        var found: [Key: Found] = [:]
        for (key, reading) in readings {
            switch reading {
            case .known(let value): found[key] = value
            case .unavailable(let reason): return .unavailable(reason)
            }
        }
        return .known(found)
    }
}
