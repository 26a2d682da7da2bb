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
    /// The zone of the standby; `nil` where there is none, or AWS does not say.
    package var secondaryZone: String?
    /// Read replicas of it, as AWS lists them: by name in this Region, by ARN elsewhere.
    package var replicas: [String] = []
    /// Aurora clusters that replicate from it.
    package var clusterReplicas: [String] = []
    /// Sorted by ARN and feature.
    package var roles: [Role] = []
    /// Where clients reach it.
    package var endpoint: String?
    package var port: Int?
    package var isProtected: Bool?
    /// Sorted.
    package var securityGroups: [String] = []
    /// Days.
    package var backupRetention: Int?
    package var optionGroup: String?
    /// `in-sync`, `pending-apply`, …: whether the instance has the options of its group.
    package var optionGroupStatus: String?
    /// `license-included`, …: what a class has to be offered with.
    package var licence: String?
    /// Up to how many GiB AWS grows the storage by itself; `nil` where it does not.
    package var maximumStorage: Int?
    /// How far AWS is with what its status tells, in percent.
    package var progress: Int?
    /// Its storage has the layout of before, which a blue/green deployment can bring up to date.
    package var isStorageUpgradeAvailable: Bool?
    /// Its transaction log has a volume of its own.
    package var hasLogVolume: Bool?
    /// Its password is managed by Secrets Manager, which blue/green deployments do not support.
    package var hasManagedPassword = false

    /// A role that it may take for one of its features (DescribeDBInstances, `AssociatedRoles`).
    package struct Role: Sendable, Codable, Hashable, Comparable {
        package var arn: String
        /// `s3Import`, …: AWS attaches a role for a feature.
        package var feature: String
        /// `ACTIVE`, `PENDING`, `INVALID`.
        package var status: String?

        package init(arn: String, feature: String, status: String? = nil) {
            self.arn = arn
            self.feature = feature
            self.status = status
        }

        private enum CodingKeys: String, CodingKey {
            case arn, feature, status
        }

        package static func < (left: Role, right: Role) -> Bool {
            (left.arn, left.feature) < (right.arn, right.feature)
        }
    }

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
