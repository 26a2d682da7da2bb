/// The temporary instance that carries the writer role while the original is worked on: all that is sent to create it.
package struct StandIn: Sendable, Codable, Equatable {
    package var identifier: InstanceID
    package var cluster: ClusterID
    package var instanceClass: InstanceClass
    package var engine: String
    package var availabilityZone: String?
    /// Where it is made instead when AWS has no capacity for it there, in their order.
    package var otherZones: [String]?
    package var parameterGroup: String?
    package var promotionTier: Int
    package var monitoring: Instance.Monitoring
    package var performanceInsights: Instance.PerformanceInsights
    package var caCertificate: String?
    package var isPubliclyAccessible: Bool?
    package var maintenanceWindow: String?
    package var tags: [Tag]

    package init(
        identifier: InstanceID, cluster: ClusterID, instanceClass: InstanceClass, engine: String,
        availabilityZone: String?, otherZones: [String]? = nil, parameterGroup: String?, promotionTier: Int,
        monitoring: Instance.Monitoring,
        performanceInsights: Instance.PerformanceInsights, caCertificate: String?, isPubliclyAccessible: Bool?,
        maintenanceWindow: String?, tags: [Tag]
    ) {
        self.identifier = identifier
        self.cluster = cluster
        self.instanceClass = instanceClass
        self.engine = engine
        self.availabilityZone = availabilityZone
        self.otherZones = otherZones
        self.parameterGroup = parameterGroup
        self.promotionTier = promotionTier
        self.monitoring = monitoring
        self.performanceInsights = performanceInsights
        self.caCertificate = caCertificate
        self.isPubliclyAccessible = isPubliclyAccessible
        self.maintenanceWindow = maintenanceWindow
        self.tags = tags
    }
}

extension StandIn {
    /// Every zone that it may be made in, in their order; empty where AWS chooses.
    package var zones: [String] { [availabilityZone].compactMap { $0 } + (otherZones ?? []) }

    /// The same made in another zone, and in no other.
    package func placed(in zone: String) -> StandIn {
        var placed = self
        placed.availabilityZone = zone
        placed.otherZones = nil
        return placed
    }
}
