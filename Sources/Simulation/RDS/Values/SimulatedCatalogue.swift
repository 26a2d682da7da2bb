/// One class that can be ordered for an engine version, as DescribeOrderableDBInstanceOptions shows it.
package struct OrderableOption: Sendable, Hashable {
    package var engine: String
    package var engineVersion: String
    package var instanceClass: String
    package var storageType: String
    package var availabilityZones: [String]
    /// Whether an instance of the class can have a standby; Aurora has members in its place.
    package var isMultiAZCapable = false

    /// What the storage can have; nil of Aurora's.
    package var limits: StorageLimits? { StorageLimits(of: storageType) }
    package var license: String { SimulatedInstance.license(of: engine) }
}

/// One quota of the account in the region, as DescribeAccountAttributes shows it.
package struct SimulatedQuota: Sendable, Hashable {
    package var name: String
    package var used: Int
    package var maximum: Int
}

/// A maintenance action that AWS holds ready for a resource.
package struct SimulatedMaintenance: Sendable, Hashable {
    /// The identifier of the cluster or instance it concerns.
    package var resource: String
    /// `system-update`, `db-upgrade`, `ca-certificate-rotation`, …
    package var action: String
    package var description: String
    package var autoAppliedAfter: SimulatedTime?
    package var currentApplyDate: SimulatedTime?
    package var optInStatus: String?

    package init(
        resource: String, action: String, description: String, autoAppliedAfter: SimulatedTime? = nil,
        currentApplyDate: SimulatedTime? = nil, optInStatus: String? = nil
    ) {
        self.resource = resource
        self.action = action
        self.description = description
        self.autoAppliedAfter = autoAppliedAfter
        self.currentApplyDate = currentApplyDate
        self.optInStatus = optInStatus
    }
}

/// A custom endpoint of a cluster.
package struct CustomEndpoint: Sendable, Hashable {
    package var identifier: String
    package var cluster: String
    /// `READER` or `ANY`.
    package var type: String
    package var staticMembers: [String]
    package var excludedMembers: [String]

    package init(
        identifier: String, cluster: String, type: String = "READER", staticMembers: [String] = [],
        excludedMembers: [String] = []
    ) {
        self.identifier = identifier
        self.cluster = cluster
        self.type = type
        self.staticMembers = staticMembers
        self.excludedMembers = excludedMembers
    }
}

/// A global cluster and the clusters, by ARN, that belong to it.
package struct GlobalCluster: Sendable, Hashable {
    package struct Member: Sendable, Hashable {
        var clusterARN: String
        var isWriter: Bool

        package init(clusterARN: String, isWriter: Bool) {
            self.clusterARN = clusterARN
            self.isWriter = isWriter
        }
    }

    var identifier: String
    var engine: String
    var engineVersion: String
    var status: String
    var members: [Member]

    package init(
        identifier: String, engine: String, engineVersion: String, status: String = "available", members: [Member]
    ) {
        self.identifier = identifier
        self.engine = engine
        self.engineVersion = engineVersion
        self.status = status
        self.members = members
    }
}

/// One engine version and where it can be upgraded to.
package struct EngineVersion: Sendable, Hashable {
    package struct Target: Sendable, Hashable {
        package var version: String
        package var isMajor: Bool

        init(_ version: String, isMajor: Bool = false) {
            self.version = version
            self.isMajor = isMajor
        }
    }

    package var engine: String
    package var version: String
    package var family: String
    package var upgradeTargets: [Target] = []
}
