/// A DB instance as DescribeDBInstances shows it at one instant.
package struct SimulatedInstance: Sendable, Hashable {
    package var identifier: String
    package var arn: String
    package var resourceIdentifier: String
    /// The cluster it is a member of; nil for a plain instance.
    package var cluster: String?
    package var instanceClass: String
    package var engine: String
    package var engineVersion: String
    package var status: String
    package var availabilityZone: String
    /// The zone of the standby of a Multi-AZ instance.
    package var secondaryZone: String?
    package var subnetGroup: String
    package var promotionTier: Int
    package var parameterGroup: String
    /// Whether the instance runs with its own parameter group: `in-sync`, `pending-reboot` or `applying`.
    package var parameterApplyStatus = "in-sync"
    package var pending = InstancePendingValues()
    package var endpoint: String
    package var port: Int
    package var createdAt: SimulatedTime
    package var monitoringInterval = 0
    package var monitoringRole: String?
    package var performanceInsights: PerformanceInsights?
    package var certificateAuthority = "rds-ca-rsa2048-g1"
    package var isPubliclyAccessible = false
    package var hasAutoMinorVersionUpgrade = true
    package var maintenanceWindow: String
    /// Storage of its own, which members of Aurora clusters do not have.
    package var volume: StorageVolume?
    /// Up to how many GiB RDS makes its storage grow by itself, if at all; that it grows is not simulated.
    package var maximalGibibytes: Int?
    /// How far the loading, or the optimization, of its storage has got.
    package var percentProgress: Int?
    /// Whether its storage has the old layout, of which green can be given the new one.
    package var hasOldStorageLayout = false
    package var hasManagedPassword = false
    package var isMultiAZ = false
    /// The name of the instance that it is a read replica of.
    package var replicaSource: String?
    /// The names of its read replicas, or the ARN of one in another region.
    package var replicas: [String] = []
    package var hasDeletionProtection = false
    package var securityGroups: [SecurityGroupMembership] = []
    package var backupRetentionDays = 7
    /// Nil for the default one of the engine's version.
    package var optionGroup: String?
    package var roles: [SimulatedRole] = []
    package var isEncrypted = true
    package var tags: [SimulatedTag] = []
}

/// Changes of an instance that AWS has accepted and not yet applied.
package struct InstancePendingValues: Sendable, Hashable {
    package var instanceClass: String?
    package var engineVersion: String?
    package var certificateAuthority: String?
    package var volume: StorageVolume?
    package var backupRetentionDays: Int?
    /// Whether a new master password is on its way.
    package var hasPassword = false
    /// Shown among the memberships in option groups.
    package var optionGroup: OptionGroupMembership?

    package init(instanceClass: String? = nil, engineVersion: String? = nil, certificateAuthority: String? = nil) {
        self.instanceClass = instanceClass
        self.engineVersion = engineVersion
        self.certificateAuthority = certificateAuthority
    }

    package var isEmpty: Bool { self == InstancePendingValues() }
}

/// Performance Insights as an instance has it switched on.
package struct PerformanceInsights: Sendable, Hashable {
    var key: String?
    var retentionDays: Int

    package init(key: String? = nil, retentionDays: Int = 7) {
        self.key = key
        self.retentionDays = retentionDays
    }
}
