/// What a restored cluster gets of its own; nil where the caller leaves the choice to AWS.
package struct RestoreOptions: Sendable, Hashable {
    package var subnetGroup: String?
    package var securityGroups: [String]?
    package var parameterGroup: String?
    package var port: Int?
    package var storageType: String?
    package var key: String?
    package var hasDeletionProtection: Bool?
    package var backupRetentionDays: Int?
    package var tags: [SimulatedTag] = []

    package init() {}
}

/// The parameters of RestoreDBClusterToPointInTime.
package struct RestoreClusterCall: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case copyOnWrite = "copy-on-write"
        case fullCopy = "full-copy"
    }

    package var identifier: String
    package var source: String
    package var kind: Kind
    /// The instant to restore to; nil for the latest one, the only one that a copy-on-write clone has.
    package var time: SimulatedTime?
    package var options = RestoreOptions()

    package init(identifier: String, source: String, kind: Kind = .copyOnWrite) {
        self.identifier = identifier
        self.source = source
        self.kind = kind
    }
}

/// The parameters of RestoreDBClusterFromSnapshot.
package struct RestoreSnapshotCall: Sendable, Hashable {
    package var identifier: String
    /// The identifier of a cluster snapshot, or its ARN.
    package var snapshot: String
    package var engine: String
    /// Nil for the version that is the default one of the engine, whatever version the snapshot is of.
    package var engineVersion: String?
    package var options = RestoreOptions()

    package init(identifier: String, snapshot: String, engine: String, engineVersion: String? = nil) {
        self.identifier = identifier
        self.snapshot = snapshot
        self.engine = engine
        self.engineVersion = engineVersion
    }
}

/// The parameters of RestoreDBInstanceFromDBSnapshot; nil where the caller leaves the choice to AWS.
package struct RestoreInstanceCall: Sendable, Hashable {
    package var identifier: String
    /// The identifier of an instance's snapshot, or its ARN.
    package var snapshot: String
    package var engine: String?
    package var instanceClass: String?
    package var availabilityZone: String?
    package var isMultiAZ: Bool?
    package var subnetGroup: String?
    package var securityGroups: [String]?
    package var parameterGroup: String?
    package var optionGroup: String?
    package var licenseModel: String?
    package var port: Int?
    package var storageType: String?
    package var gibibytes: Int?
    package var iops: Int?
    package var throughput: Int?
    package var backupRetentionDays: Int?
    package var isPubliclyAccessible: Bool?
    package var hasAutoMinorVersionUpgrade: Bool?
    package var hasDeletionProtection: Bool?
    package var tags: [SimulatedTag] = []

    package init(identifier: String, snapshot: String) {
        self.identifier = identifier
        self.snapshot = snapshot
    }

    /// What it asks of the storage: unless told otherwise AWS takes io1 with IOPS and gp3 without (API reference,
    /// RestoreDBInstanceFromDBSnapshot, `StorageType`), whatever the snapshot is of.
    var volume: VolumeChange {
        VolumeChange(
            type: storageType ?? (iops == nil ? "gp3" : "io1"), gibibytes: gibibytes, iops: iops,
            throughput: throughput)
    }
}

/// The parameters of CopyDBSnapshot.
package struct CopySnapshotCall: Sendable, Hashable {
    /// The identifier of a snapshot, or its ARN.
    package var source: String
    package var identifier: String
    package var key: String?
    package var copiesTags = false
    package var tags: [SimulatedTag] = []

    package init(source: String, identifier: String) {
        self.source = source
        self.identifier = identifier
    }
}
