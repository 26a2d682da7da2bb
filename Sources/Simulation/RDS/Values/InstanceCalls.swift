/// The parameters of CreateDBInstance for a cluster member; nil where the caller leaves the choice to AWS.
package struct CreateInstanceCall: Sendable, Hashable {
    package var identifier: String
    package var cluster: String
    package var instanceClass: String
    package var engine: String
    package var availabilityZone: String?
    package var parameterGroup: String?
    package var promotionTier: Int?
    package var monitoringInterval: Int?
    package var monitoringRole: String?
    package var performanceInsights: PerformanceInsights?
    package var certificateAuthority: String?
    package var isPubliclyAccessible: Bool?
    package var hasAutoMinorVersionUpgrade: Bool?
    package var maintenanceWindow: String?
    package var tags: [SimulatedTag] = []

    package init(identifier: String, cluster: String, instanceClass: String, engine: String) {
        self.identifier = identifier
        self.cluster = cluster
        self.instanceClass = instanceClass
        self.engine = engine
    }
}

/// The parameters of ModifyDBInstance; nil leaves a value as it is.
package struct ModifyInstanceCall: Sendable, Hashable {
    package var identifier: String
    package var instanceClass: String?
    package var promotionTier: Int?
    package var parameterGroup: String?
    package var certificateAuthority: String?
    package var monitoringInterval: Int?
    package var monitoringRole: String?
    package var hasAutoMinorVersionUpgrade: Bool?
    package var maintenanceWindow: String?
    /// Refused for cluster members, whose version belongs to the cluster.
    package var engineVersion: String?
    package var allowsMajorVersionUpgrade = false
    /// Refused for cluster members, whose storage belongs to the cluster.
    package var storageType: String?
    package var gibibytes: Int?
    package var iops: Int?
    package var throughput: Int?
    /// The rest is refused for cluster members: these settings are their cluster's.
    package var securityGroups: [String]?
    package var backupRetentionDays: Int?
    package var hasDeletionProtection: Bool?
    package var optionGroup: String?
    /// Written only: no reply ever shows it.
    package var masterPassword: String?
    package var appliesImmediately = false

    package init(identifier: String) {
        self.identifier = identifier
    }

    /// What it asks of the storage.
    var volume: VolumeChange {
        VolumeChange(type: storageType, gibibytes: gibibytes, iops: iops, throughput: throughput)
    }
}

/// The parameters of DeleteDBInstance.
package struct DeleteInstanceCall: Sendable, Hashable {
    var identifier: String
    /// Without meaning for a cluster member, of which there are no snapshots; AWS takes it all the same.
    var skipsFinalSnapshot: Bool
    var finalSnapshot: String?
    /// Without meaning for a cluster member, whose backups are the cluster's.
    package var deletesAutomatedBackups = true

    package init(identifier: String, skipsFinalSnapshot: Bool = true, finalSnapshot: String? = nil) {
        self.identifier = identifier
        self.skipsFinalSnapshot = skipsFinalSnapshot
        self.finalSnapshot = finalSnapshot
    }
}

/// The parameters of CreateDBInstanceReadReplica, within the region; nil where the caller leaves the choice to AWS.
package struct CreateReplicaCall: Sendable, Hashable {
    package var identifier: String
    package var source: String
    package var instanceClass: String?
    package var availabilityZone: String?
    package var parameterGroup: String?
    package var tags: [SimulatedTag] = []

    package init(identifier: String, source: String) {
        self.identifier = identifier
        self.source = source
    }
}
