/// What AWS says of a cluster (DescribeDBClusters), as far as maintenance needs it.
package struct Cluster: Sendable, Equatable {
    /// A member as the cluster lists it.
    package struct Member: Sendable, Equatable {
        package var instance: InstanceID
        package var isWriter: Bool
        package var promotionTier: Int?
        /// `in-sync`, `pending-reboot`, …: the cluster parameter group's state on this member.
        package var parameterGroupStatus: String?

        package init(
            instance: InstanceID, isWriter: Bool, promotionTier: Int? = nil, parameterGroupStatus: String? = "in-sync"
        ) {
            self.instance = instance
            self.isWriter = isWriter
            self.promotionTier = promotionTier
            self.parameterGroupStatus = parameterGroupStatus
        }
    }

    /// What AWS says of the storage.
    package struct StorageState: Sendable, Equatable {
        /// `aurora` where AWS shows none: that is how Aurora Standard shows (API reference, DBCluster, `StorageType`).
        package var type: String
        package var iops: Int?
        /// GiB; 1 for Aurora, where it means nothing.
        package var allocated: Int?
        /// MiB/s; of gp3 only.
        package var throughput: Int?
        /// When Aurora allows the next change to I/O-Optimized.
        package var optimizedAllowedFrom: Timestamp?

        package init(
            type: String = Storage.auroraStandard, iops: Int? = nil, allocated: Int? = nil,
            throughput: Int? = nil, optimizedAllowedFrom: Timestamp? = nil
        ) {
            self.throughput = throughput
            self.type = type
            self.iops = iops
            self.allocated = allocated
            self.optimizedAllowedFrom = optimizedAllowedFrom
        }
    }

    package var identifier: ClusterID
    package var arn: String
    /// `cluster-…`: survives renames, so that a plan stays bound to the very cluster it was made for.
    package var resourceIdentifier: String
    package var engine: String
    package var engineVersion: String
    /// `provisioned`, `serverless` (v1), `global`, …
    package var engineMode: String?
    package var status: Status
    package var members: [Member]
    /// Names and values of `PendingModifiedValues`.
    package var pendingChanges: [String: String] = [:]
    package var globalCluster: String?
    /// Set when this cluster replicates from another (a secondary of a Global Database or a cross-region replica).
    package var replicationSource: String?
    /// Clusters that replicate from this one: by name in this region, by ARN elsewhere.
    package var readReplicas: [String] = []
    package var hasServerlessV2Scaling = false
    package var isLimitless = false
    package var activityStream: String?
    package var tags: [Tag] = []
    package var backupWindow: String?
    package var maintenanceWindow: String?
    package var storage = StorageState()
    package var parameterGroup: String?
    package var isProtected: Bool?
    /// Its password is managed by Secrets Manager, which blue/green deployments do not support.
    package var hasManagedPassword = false
    /// Aurora MySQL can be set back to an earlier time where it is.
    package var hasBacktrack = false
    /// Where clients reach the writer.
    package var endpoint: String?
    package var port: Int?
    package var createdAt: Timestamp?
    /// Roles that it may take, by their ARNs, with the state of each (`ACTIVE`, `PENDING`, `INVALID`).
    package var roles: [String: String] = [:]
    /// Sorted.
    package var securityGroups: [String] = []
    /// Days.
    package var backupRetention: Int?

    package init(
        identifier: ClusterID, arn: String, resourceIdentifier: String, engine: String, engineVersion: String,
        engineMode: String? = "provisioned", status: Status, members: [Member]
    ) {
        self.identifier = identifier
        self.arn = arn
        self.resourceIdentifier = resourceIdentifier
        self.engine = engine
        self.engineVersion = engineVersion
        self.engineMode = engineMode
        self.status = status
        self.members = members
    }
}

/// A tag on an AWS resource.
package struct Tag: Sendable, Codable, Equatable, Hashable {
    package var key: String
    package var value: String

    package init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}
