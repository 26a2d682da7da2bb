/// What AWS says of an RDS instance, which belongs to no cluster (DescribeDBInstances), as far as maintenance needs it.
package struct RDSInstance: Sendable, Equatable {
    package var instance: Instance
    /// `db-…`: survives renames, so that a plan stays bound to the very instance it was made for.
    package var resourceIdentifier: String
    package var storage: Cluster.StorageState
    /// Set when it is a read replica.
    package var replicationSource: String?
    package var activityStream: String?
    package var backupWindow: String?
    /// It has a standby in another zone (`MultiAZ`; RDS user guide, "Multi-AZ DB instance deployments"); `nil` when AWS does
    /// not say.
    package var hasStandby: Bool?
    /// Where clients reach it.
    package var endpoint: String?
    package var port: Int?
    package var isProtected: Bool?
    /// Sorted.
    package var securityGroups: [String] = []
    /// Days.
    package var backupRetention: Int?
    package var optionGroup: String?

    package init(
        _ instance: Instance, resourceIdentifier: String, storage: Cluster.StorageState,
        replicationSource: String? = nil, activityStream: String? = nil
    ) {
        self.instance = instance
        self.resourceIdentifier = resourceIdentifier
        self.storage = storage
        self.replicationSource = replicationSource
        self.activityStream = activityStream
    }

    package var identifier: InstanceID { instance.identifier }
    package var status: Status { instance.status }

    /// What is pending of its storage; people are told of it apart from the rest.
    package var pendingStorage: [String: String] {
        instance.pendingChanges.filter { Storage.pendingNames.contains($0.key) }
    }

    /// What else is pending.
    package var pendingBesides: [String: String] {
        instance.pendingChanges.filter { !Storage.pendingNames.contains($0.key) }
    }
}

extension Observation {
    /// The RDS instance of the target's name; `nil` where there is none, or nobody asked.
    package var rdsInstance: RDSInstance? { first(InstanceQuestion.self)?.reading.value ?? nil }
}
