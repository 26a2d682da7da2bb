package import AWS
package import Engine
internal import Foundation
package import Maintenance

/// What one reading of a place brought back: clusters and instances, and the instant that it is no older than.
package struct PlaceReading: Sendable {
    /// When the first request of the reading was sent: it shows nothing of what happened before, and may miss the rest.
    package var takenAt: Timestamp
    package var clusters: [RDS.DBCluster]
    package var instances: [RDS.DBInstance]
    /// What happened to instances; `nil` when nobody asked.
    package var events: Result<[RDS.Event], FleetError>?
    /// Pending maintenance of everything; `nil` when nobody asked.
    package var maintenance: Result<[RDS.ResourcePendingMaintenanceActions], FleetError>?

    package init(
        takenAt: Timestamp, clusters: [RDS.DBCluster], instances: [RDS.DBInstance],
        events: Result<[RDS.Event], FleetError>? = nil,
        maintenance: Result<[RDS.ResourcePendingMaintenanceActions], FleetError>? = nil
    ) {
        self.events = events
        self.maintenance = maintenance
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
        var observation = Observation(
            target: target, takenAt: takenAt, cluster: cluster.map(Cluster.init),
            instances: instances.filter { $0.dbClusterIdentifier == target.cluster.text }.map(Instance.init))
        observation.restarts = events.map { Reading($0.map { Self.restarts(in: $0) }) }
        let seen = observation
        observation.maintenance = maintenance.map { Reading($0.map { Survey.PendingMaintenance.of(seen, in: $0) }) }
        return .seen(observation)
    }

    /// When each instance restarted last.
    ///
    /// Events have no code in the API, so a restart is told by its category and its words (RDS user guide, "Amazon RDS
    /// event categories and event messages": RDS-EVENT-0006, availability, "DB instance restarted").
    static func restarts(in events: [RDS.Event]) -> [InstanceID: Timestamp] {
        var last: [InstanceID: Timestamp] = [:]
        for event in events {
            guard let name = event.sourceIdentifier, event.eventCategories.contains("availability"),
                event.message?.localizedCaseInsensitiveContains("restarted") ?? false
            else { continue }
            let instant = Timestamp(event.date)
            last[InstanceID(name)] = max(last[InstanceID(name)] ?? instant, instant)
        }
        return last
    }

    /// Credentials of another account would show a namesake, and change it.
    private func complaint(about cluster: RDS.DBCluster, at place: Place) -> String? {
        let parts = cluster.dbClusterArn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 5, parts[3] != place.region || parts[4] != place.account else { return nil }
        return "The credentials lead to \(cluster.dbClusterArn), but the operation is for account \(place.account) in "
            + "\(place.region)."
    }
}

extension Reading {
    /// What was read, or why it was not.
    fileprivate init(_ result: Result<Value, FleetError>) {
        switch result {
        case .success(let value): self = .known(value)
        case .failure(let error): self = .unavailable(error.message)
        }
    }
}
