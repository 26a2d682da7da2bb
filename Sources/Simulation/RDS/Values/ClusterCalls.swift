/// The parameters of ModifyDBCluster; nil leaves a value as it is.
package struct ModifyClusterCall: Sendable, Hashable {
    package var identifier: String
    /// For Aurora `aurora` or `aurora-iopt1`; for a Multi-AZ DB cluster `gp3`, `io1` or `io2`.
    package var storageType: String?
    /// Size and IOPS of a Multi-AZ DB cluster's storage.
    package var gibibytes: Int?
    package var iops: Int?
    package var engineVersion: String?
    package var allowsMajorVersionUpgrade = false
    package var parameterGroup: String?
    /// The group that the members get with a major version; AWS takes it only together with one.
    package var instanceParameterGroup: String?
    package var hasDeletionProtection: Bool?
    package var securityGroups: [String]?
    package var backupRetentionDays: Int?
    /// Written only: no reply ever shows it.
    package var masterPassword: String?
    package var appliesImmediately = false

    package init(identifier: String) {
        self.identifier = identifier
    }
}

/// What a call changes in a cluster: of the values asked for those that differ from what is.
package struct ClusterChanges: Sendable, Hashable {
    package var storageType: String?
    package var engineVersion: String?
    package var parameterGroup: String?
    package var hasDeletionProtection: Bool?
    package var volume: StorageVolume?
    package var securityGroups: [String]?
    package var backupRetentionDays: Int?
    package var hasNewPassword = false

    var isEmpty: Bool { self == ClusterChanges() }
}

/// The parameters of ApplyPendingMaintenanceAction.
package struct ApplyMaintenanceCall: Sendable, Hashable {
    package enum OptIn: String, Sendable, Hashable {
        case immediate
        case nextMaintenance = "next-maintenance"
        case undo = "undo-opt-in"
    }

    /// The identifier of the cluster or instance.
    package var resource: String
    package var action: String
    package var optIn: OptIn

    package init(resource: String, action: String, optIn: OptIn = .immediate) {
        self.resource = resource
        self.action = action
        self.optIn = optIn
    }
}

/// The parameters of DeleteDBCluster.
package struct DeleteClusterCall: Sendable, Hashable {
    var identifier: String
    var skipsFinalSnapshot: Bool
    var finalSnapshot: String?

    package init(identifier: String, skipsFinalSnapshot: Bool = false, finalSnapshot: String? = nil) {
        self.identifier = identifier
        self.skipsFinalSnapshot = skipsFinalSnapshot
        self.finalSnapshot = finalSnapshot
    }
}
