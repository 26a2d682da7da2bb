/// The temporary instance that carries the writer role while the original is worked on: all that is sent to create it.
package struct StandIn: Sendable, Codable, Equatable {
    package var identifier: InstanceID
    package var cluster: ClusterID
    package var instanceClass: InstanceClass
    package var engine: String
    package var availabilityZone: String?
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
        availabilityZone: String?, parameterGroup: String?, promotionTier: Int, monitoring: Instance.Monitoring,
        performanceInsights: Instance.PerformanceInsights, caCertificate: String?, isPubliclyAccessible: Bool?,
        maintenanceWindow: String?, tags: [Tag]
    ) {
        self.identifier = identifier
        self.cluster = cluster
        self.instanceClass = instanceClass
        self.engine = engine
        self.availabilityZone = availabilityZone
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
