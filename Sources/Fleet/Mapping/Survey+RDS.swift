package import AWS
package import Maintenance

extension Survey.Offer {
    package init(_ seen: RDS.OrderableDBInstanceOption) {
        self.init(
            instanceClass: InstanceClass(seen.dbInstanceClass), zones: seen.availabilityZones.map(\.name),
            supportsPerformanceInsights: seen.supportsPerformanceInsights,
            supportsEnhancedMonitoring: seen.supportsEnhancedMonitoring, storageType: seen.storageType)
    }
}

extension Survey.PendingMaintenance {
    /// Those of a cluster and its members, by ARN.
    package static func of(
        _ observation: Observation, in seen: [RDS.ResourcePendingMaintenanceActions]
    ) -> [Survey.PendingMaintenance] {
        var names = Dictionary(observation.instances.map { ($0.arn, $0.identifier.text) }) { first, _ in first }
        if let cluster = observation.cluster { names[cluster.arn] = cluster.identifier.text }
        return seen.flatMap { resource in
            guard let name = names[resource.resourceIdentifier] else { return [Survey.PendingMaintenance]() }
            return resource.pendingMaintenanceActionDetails.map {
                Survey.PendingMaintenance(
                    resource: name, action: $0.action, arn: resource.resourceIdentifier, text: $0.description)
            }
        }.sorted { ($0.resource, $0.action) < ($1.resource, $1.action) }
    }
}

extension Survey.CustomEndpoint {
    /// `nil` for the endpoints that every cluster has.
    package init?(_ seen: RDS.DBClusterEndpoint) {
        guard seen.endpointType.uppercased() == "CUSTOM" else { return nil }
        self.init(
            identifier: seen.dbClusterEndpointIdentifier ?? seen.endpoint ?? "without a name",
            staticMembers: seen.staticMembers.map { InstanceID($0) },
            excludedMembers: seen.excludedMembers.map { InstanceID($0) })
    }
}

extension Survey.GlobalRole {
    /// The part that a cluster has in one of these global databases; `nil` when in none.
    package init?(of cluster: Cluster, in seen: [RDS.GlobalCluster]) {
        for global in seen {
            guard let own = global.globalClusterMembers.first(where: { $0.dbClusterArn == cluster.arn }) else {
                continue
            }
            self.init(
                globalCluster: global.globalClusterIdentifier, isPrimary: own.isWriter,
                others: global.globalClusterMembers.map(\.dbClusterArn).filter { $0 != cluster.arn })
            return
        }
        return nil
    }
}
