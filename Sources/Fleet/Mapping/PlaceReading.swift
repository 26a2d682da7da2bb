package import AWS
package import Engine
package import Maintenance

/// What one reading of a place brought back: clusters and instances, and the instant that it is no older than.
package struct PlaceReading: Sendable {
    /// When the first request of the reading was sent: it shows nothing of what happened before, and may miss the rest.
    package var takenAt: Timestamp
    package var clusters: [RDS.DBCluster]
    package var instances: [RDS.DBInstance]
    package var facets: FacetReading
    /// What was asked for, by target.
    package var interests: [Target: Interest]

    package init(
        takenAt: Timestamp, clusters: [RDS.DBCluster], instances: [RDS.DBInstance],
        facets: FacetReading = FacetReading(), interests: [Target: Interest] = [:]
    ) {
        self.takenAt = takenAt
        self.clusters = clusters
        self.instances = instances
        self.facets = facets
        self.interests = interests
    }

    /// What it shows of a target: the cluster, if there is one, and all instances that say they belong to it; else the
    /// RDS instance of that name.
    package func sight(of target: Target) -> Sight {
        let cluster = clusters.first { $0.dbClusterIdentifier == target.cluster.text }
        let instance = cluster == nil ? standalone(target.cluster.text) : nil
        if let arn = cluster?.dbClusterArn ?? instance?.dbInstanceArn,
            let complaint = complaint(about: arn, at: target.place)
        {
            return .unseen(complaint, passes: false)
        }
        var observation = Observation(
            target: target, takenAt: takenAt, cluster: cluster.map { Cluster($0) } ?? instance.map { Cluster($0) },
            instances: instance.map { [Instance(standalone: $0)] } ?? instances(of: target.cluster.text))
        let interest = interests[target]
        var arns = Set([observation.cluster?.arn].compactMap { $0 })
        if interest?.facets.contains(.deployments) == true {
            let others = environments(beside: cluster, resource: interest?.resource)
            observation.environments = others
            arns.formUnion(others.map(\.cluster.arn))
        }
        facets.add(to: &observation, arns: arns)
        return .seen(observation)
    }

    /// All names that it has something to show of.
    var names: Set<String> {
        Set(clusters.map(\.dbClusterIdentifier)).union(
            instances.filter { $0.isStandalone }.map { $0.dbInstanceIdentifier })
    }

    private func standalone(_ name: String) -> RDS.DBInstance? {
        instances.first { $0.dbInstanceIdentifier == name && $0.isStandalone }
    }

    private func instances(of cluster: String) -> [Instance] {
        instances.filter { $0.dbClusterIdentifier == cluster }.map { Instance($0) }
    }

    /// Green, by the deployment that the cluster is in, and the cluster that once had the name, by its resource id.
    private func environments(beside own: RDS.DBCluster?, resource: String?) -> [Environment] {
        let old = clusters.first { $0.dbClusterResourceId == resource }
        let names = Set([own?.dbClusterArn, old?.dbClusterArn].compactMap { $0 })
        var found = Set<String>()
        if case .success(let deployments)? = facets.deployments {
            for deployment in deployments {
                let ends = [deployment.source, deployment.target].compactMap { $0 }
                if ends.contains(where: names.contains) { found.formUnion(ends) }
            }
        }
        return clusters.filter { other in
            other.dbClusterArn != own?.dbClusterArn
                && (found.contains(other.dbClusterArn) || other.dbClusterArn == old?.dbClusterArn)
        }.map { Environment(cluster: Cluster($0), instances: instances(of: $0.dbClusterIdentifier)) }
    }

    /// Credentials of another account would show a namesake, and change it.
    private func complaint(about arn: String, at place: Place) -> String? {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 5, parts[3] != place.region || parts[4] != place.account else { return nil }
        return "The credentials lead to \(arn), but the operation is for account \(place.account) in \(place.region)."
    }
}

extension RDS.DBInstance {
    /// Belongs to no cluster.
    var isStandalone: Bool { dbClusterIdentifier == nil }
}
