/// A DB cluster as DescribeDBClusters shows it at one instant.
package struct SimulatedCluster: Sendable, Hashable {
    package var identifier: String
    package var arn: String
    package var resourceIdentifier: String
    package var engine: String
    package var engineVersion: String
    package var engineMode = "provisioned"
    package var status: String
    package var members: [SimulatedMember]
    package var pending = ClusterPendingValues()
    package var parameterGroup: String
    package var subnetGroup: String
    /// The zones of the subnet group, in which members can be created.
    package var availabilityZones: [String]
    package var endpoint: String
    package var readerEndpoint: String
    package var customEndpoints: [String] = []
    package var port: Int
    /// `aurora-iopt1`, or nil for Aurora Standard, which AWS does not show.
    package var storageType: String?
    /// The storage of a Multi-AZ DB cluster, whose instances have none of Aurora.
    package var volume: StorageVolume?
    /// When the storage type may be changed to `aurora-iopt1` again, once it has been.
    package var ioOptimizedNextAllowed: SimulatedTime?
    package var hasDeletionProtection = false
    package var globalClusterIdentifier: String?
    package var replicationSourceIdentifier: String?
    package var readReplicaIdentifiers: [String] = []
    package var serverless: ServerlessCapacity?
    package var hasManagedPassword = false
    package var activityStreamStatus = "stopped"
    package var backupWindow: String
    package var maintenanceWindow: String
    package var backupRetentionDays = 7
    package var securityGroups: [SecurityGroupMembership] = []
    package var roles: [SimulatedRole] = []
    /// What a volume and the clones that share its pages have in common (`CloneGroupId`); nil while there are none.
    package var cloneGroup: String?
    /// The key of a customer that its storage is encrypted with; nil for AWS's own.
    package var key: String?
    package var createdAt: SimulatedTime
    package var tags: [SimulatedTag] = []

    package var writer: String? {
        members.first { $0.isWriter }?.instance
    }
}

/// One line of a cluster's member list, which lags behind DescribeDBInstances in both directions.
package struct SimulatedMember: Sendable, Hashable {
    package var instance: String
    package var isWriter: Bool
    package var promotionTier: Int
    /// Whether the member runs with the cluster's parameter group: `in-sync`, `pending-reboot` or `applying`.
    package var clusterParameterGroupStatus = "in-sync"
}

/// Changes of a cluster that AWS has accepted and not yet applied.
package struct ClusterPendingValues: Sendable, Hashable {
    package var engineVersion: String?
    package var storageType: String?
    package var volume: StorageVolume?
    package var backupRetentionDays: Int?
    /// Whether a new master password is on its way.
    package var hasPassword = false

    package init(engineVersion: String? = nil, storageType: String? = nil) {
        self.engineVersion = engineVersion
        self.storageType = storageType
    }

    package var isEmpty: Bool { self == ClusterPendingValues() }
}

/// The range, in Aurora capacity units, within which Serverless v2 members scale.
package struct ServerlessCapacity: Sendable, Hashable {
    var minimum: Double
    var maximum: Double

    package init(minimum: Double, maximum: Double) {
        self.minimum = minimum
        self.maximum = maximum
    }
}

package struct SimulatedTag: Sendable, Hashable {
    package var key: String
    package var value: String

    package init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }
}
