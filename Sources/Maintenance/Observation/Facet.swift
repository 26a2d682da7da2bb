/// What an observation holds only when somebody waits for it, since it takes calls of its own.
package enum Facet: String, Sendable, Codable, CaseIterable {
    /// When instances restarted last (DescribeEvents).
    case restarts
    /// Pending maintenance (DescribePendingMaintenanceActions).
    case maintenance
    /// Blue/green deployments and the clusters in them (DescribeBlueGreenDeployments).
    case deployments
    /// Cluster snapshots (DescribeDBClusterSnapshots).
    case snapshots
}

/// One cluster to be observed, with what is needed of it.
package struct Interest: Sendable, Hashable {
    package var target: Target
    package var facets: Set<Facet>
    /// From when on events matter.
    package var since: Timestamp
    /// The resource id of the cluster that the plan was made for, which may have got another name since.
    package var resource: String?
    package var parameterGroups: Set<ParameterGroupName> = []
    package var proxies: Set<ProxyTarget> = []

    package init(_ target: Target, facets: Set<Facet> = [], since: Timestamp = Timestamp(milliseconds: 0)) {
        self.target = target
        self.facets = facets
        self.since = since
    }

    /// One that serves both, of the same cluster.
    package func merged(with other: Interest) -> Interest {
        var merged = Interest(target, facets: facets.union(other.facets), since: min(since, other.since))
        merged.resource = resource ?? other.resource
        merged.parameterGroups = parameterGroups.union(other.parameterGroups)
        merged.proxies = proxies.union(other.proxies)
        return merged
    }
}

extension Operation {
    /// What the next look at this operation's cluster has to show.
    package var interest: Interest {
        guard let progress else { return Interest(target, since: createdAt) }
        // Also what a call was made for that nothing has proved yet, whatever became of its step.
        let pending = Set(progress.outstanding.map(\.step))
        let open = plan.steps.filter { step in
            pending.contains(step.id) || !progress.isDone(step.id) && plan.mayBegin(step, when: progress.isDone)
        }
        let facets = open.reduce(into: Set<Facet>()) { $0.formUnion($1.work.needs.facets) }
        var interest = Interest(target, facets: facets, since: progress.startedAt)
        interest.resource = plan.clusterResource
        interest.parameterGroups = open.reduce(into: []) { $0.formUnion($1.work.needs.parameterGroups) }
        interest.proxies = open.reduce(into: []) { $0.formUnion($1.work.needs.proxies) }
        return interest
    }
}
