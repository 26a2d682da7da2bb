/// The storage of a cluster as it is to be; sizes as AWS counts them.
///
/// Source: API reference, ModifyDBCluster, `StorageType`, `Iops`, `AllocatedStorage`.
package struct Storage: Sendable, Codable, Equatable {
    /// `aurora`, `aurora-iopt1`; `io1`, `io2`, `gp3` for a Multi-AZ DB cluster.
    package var type: String
    /// I/O operations per second; Multi-AZ DB clusters only.
    package var iops: Int?
    /// In GiB; sent together with `iops`, which AWS refuses alone.
    package var allocated: Int?

    package init(type: String, iops: Int? = nil, allocated: Int? = nil) {
        self.type = type
        self.iops = iops
        self.allocated = allocated
    }

    /// Aurora Standard, which AWS shows by showing no type.
    package static let auroraStandard = "aurora"
    package static let auroraOptimized = "aurora-iopt1"

    /// Whether a cluster's storage is as wanted, as far as anything was wanted.
    package func matches(_ cluster: Cluster) -> Bool {
        guard cluster.storage.type == type else { return false }
        return (iops == nil || iops == cluster.storage.iops)
            && (allocated == nil || allocated == cluster.storage.allocated)
    }

    func proof(in observation: Observation) -> Mutation.Proof {
        guard let cluster = observation.cluster else { return .none }
        if cluster.status.isBroken { return .done }
        let isPending = Storage.pendingNames.contains { cluster.pendingChanges[$0] != nil }
        if matches(cluster), !isPending, cluster.status.isAvailable { return .done }
        return isPending || matches(cluster) || !cluster.status.isAvailable ? .working : .none
    }

    /// The names under which AWS shows a storage change that it has not made yet.
    package static let pendingNames = ["StorageType", "Iops", "AllocatedStorage"]
}
