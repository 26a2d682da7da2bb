import Maintenance
import Runbooks

/// Storage as people write it: a size in GiB, a type, or both in either order.
enum StorageSpelling {
    /// GiB (RDS user guide, "Amazon RDS DB instance storage", of volumes of gp2 and gp3).
    private static let sizes = 20...65_536

    /// - Returns: `nil` where nothing is wanted.
    static func read(_ words: [String], iops: Int?, throughput: Int?) throws(Refusal) -> StorageWish? {
        let words = words.map { $0.lowercased() }
        let sizes = words.filter { $0.wholeMatch(of: /[0-9]+/) != nil }
        let types = words.filter { !sizes.contains($0) }
        guard sizes.count < 2, types.count < 2 else { throw Refusal("One size in GiB and one storage type at most.") }
        if let type = types.first, type.count > 32 || type.wholeMatch(of: /[a-z][a-z0-9-]*/) == nil {
            throw Refusal("\(DatabaseName.quoted(type)) is not a storage type. One looks like `aurora-iopt1` or `gp3`.")
        }
        let size = sizes.first.flatMap { Int($0) }
        guard sizes.isEmpty || size.map(Self.sizes.contains) == true else {
            throw Refusal("The size of storage is from \(Self.sizes.lowerBound) to \(Self.sizes.upperBound) GiB.")
        }
        for (name, value) in [("--iops", iops), ("--throughput", throughput)] {
            guard value.map({ $0 > 0 }) ?? true else { throw Refusal("`\(name)` is a number above 0.") }
        }
        return StorageWish(size: size, type: types.first, iops: iops, throughput: throughput)
    }
}
