/// The storage of a cluster or an RDS instance as it is to be; sizes as AWS counts them.
///
/// Source: API reference, ModifyDBCluster and ModifyDBInstance, `StorageType`, `Iops`, `AllocatedStorage`,
/// `StorageThroughput`.
package struct Storage: Sendable, Codable, Equatable {
    /// `aurora`, `aurora-iopt1`; `io1`, `io2`, `gp3` for a Multi-AZ DB cluster and an RDS instance, which may have `gp2` too.
    package var type: String
    /// I/O operations per second; not Aurora's.
    package var iops: Int?
    /// In GiB; sent together with `iops`, which AWS refuses alone.
    package var allocated: Int?
    /// In MiB/s; of an RDS instance with gp3 only.
    package var throughput: Int?

    package init(type: String, iops: Int? = nil, allocated: Int? = nil, throughput: Int? = nil) {
        self.throughput = throughput
        self.type = type
        self.iops = iops
        self.allocated = allocated
    }

    /// Aurora Standard, which AWS shows by showing no type.
    package static let auroraStandard = "aurora"
    package static let auroraOptimized = "aurora-iopt1"
    package static let magnetic = "standard"

    /// Whether storage is as wanted, as far as anything was wanted.
    package func matches(_ seen: Cluster.StorageState) -> Bool {
        guard seen.type == type else { return false }
        return (iops == nil || iops == seen.iops) && (allocated == nil || allocated == seen.allocated)
            && (throughput == nil || throughput == seen.throughput)
    }

    /// Whether an RDS instance without any storage left gets some by this, or has got it and AWS does not show that yet.
    ///
    /// - Parameter before: the size before, in GiB; `nil` where that stays, which helps nothing.
    package func relieves(_ seen: Cluster.StorageState, from before: Int?, status: Status) -> Bool {
        guard status == .storageFull, let allocated, let before, let size = seen.allocated else { return false }
        return allocated > before && allocated >= size
    }

    /// How far what AWS shows of a cluster or an RDS instance proves a change to this storage.
    func proof(of seen: Cluster.StorageState, pending: [String: String], status: Status) -> Proof {
        if status.isBroken { return .done }
        let isPending = Storage.pendingNames.contains { pending[$0] != nil }
        if matches(seen), !isPending, status.isAvailable { return .done }
        return isPending || matches(seen) || !status.isAvailable ? .working : .none
    }

    /// The names under which AWS shows a storage change that it has not made yet.
    package static let pendingNames = ["StorageType", "Iops", "AllocatedStorage", "StorageThroughput"]
}
