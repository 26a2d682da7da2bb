package import AWS
package import Engine
package import Maintenance

/// What one reading of a place brought back: clusters and instances, and the instant that it is no older than.
package struct PlaceReading: Sendable {
    /// When the first request of the reading was sent: it shows nothing of what happened before, and may miss the rest.
    package var takenAt: Timestamp
    package var clusters: [RDS.DBCluster]
    package var instances: [RDS.DBInstance]

    package init(takenAt: Timestamp, clusters: [RDS.DBCluster], instances: [RDS.DBInstance]) {
        self.takenAt = takenAt
        self.clusters = clusters
        self.instances = instances
    }

    /// What it shows of a target: the cluster, if there is one, and all instances that say they belong to it.
    package func sight(of target: Target) -> Sight {
        let cluster = clusters.first { $0.dbClusterIdentifier == target.cluster.text }
        if let cluster, let complaint = complaint(about: cluster, at: target.place) {
            return .unseen(complaint, passes: false)
        }
        return .seen(
            Observation(
                target: target, takenAt: takenAt, cluster: cluster.map(Cluster.init),
                instances: instances.filter { $0.dbClusterIdentifier == target.cluster.text }.map(Instance.init)))
    }

    /// Credentials of another account would show a namesake, and change it.
    private func complaint(about cluster: RDS.DBCluster, at place: Place) -> String? {
        let parts = cluster.dbClusterArn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 5, parts[3] != place.region || parts[4] != place.account else { return nil }
        return "The credentials lead to \(cluster.dbClusterArn), but the operation is for account \(place.account) in "
            + "\(place.region)."
    }
}
