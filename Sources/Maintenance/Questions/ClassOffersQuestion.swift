/// Where a class can be had for an engine's version. All classes of the version where the catalogue does not have the one
/// asked for, so that "not offered" differs from "no catalogue" (DescribeOrderableDBInstanceOptions).
package struct ClassOffersQuestion: Question {
    package typealias Answer = [ClassOffer]
    package static let kind: KindName = "class-offers"
    package let place: Place
    package let instanceClass: InstanceClass
    package let engine: String
    package let version: String
    /// `provisioned`, …: what the offer has to be for.
    package let mode: String

    package init(_ instanceClass: InstanceClass, for cluster: Cluster, in place: Place) {
        self.place = place
        self.instanceClass = instanceClass
        engine = cluster.engine
        version = cluster.engineVersion
        mode = cluster.engineMode ?? "provisioned"
    }

    /// For the class that an RDS instance has.
    package init(for instance: Instance, in place: Place) {
        self.init(instance.instanceClass, for: instance, in: place)
    }

    /// For a class that an RDS instance is to have.
    package init(_ instanceClass: InstanceClass, for instance: Instance, in place: Place) {
        self.place = place
        self.instanceClass = instanceClass
        engine = instance.engine
        version = instance.engineVersion
        mode = "provisioned"
    }
}

/// A class as it is offered.
package struct ClassOffer: Sendable, Equatable {
    package var instanceClass: InstanceClass
    /// Sorted.
    package var zones: [String]
    package var supportsPerformanceInsights: Bool?
    package var supportsEnhancedMonitoring: Bool?
    package var storageType: String?
    /// `license-included`, …
    package var licence: String?
    /// It can be had with a standby.
    package var isMultiAZCapable: Bool?

    package init(
        instanceClass: InstanceClass, zones: [String], supportsPerformanceInsights: Bool? = nil,
        supportsEnhancedMonitoring: Bool? = nil, storageType: String? = nil, licence: String? = nil,
        isMultiAZCapable: Bool? = nil
    ) {
        self.licence = licence
        self.isMultiAZCapable = isMultiAZCapable
        self.storageType = storageType
        self.instanceClass = instanceClass
        self.zones = zones.sorted()
        self.supportsPerformanceInsights = supportsPerformanceInsights
        self.supportsEnhancedMonitoring = supportsEnhancedMonitoring
    }
}
