import Maintenance

/// What somebody wants of the storage of an RDS instance; what is not said stays as it is.
package struct StorageWish: Sendable, Codable, Equatable {
    /// GiB.
    package var size: Int?
    package var type: String?
    package var iops: Int?
    /// MiB/s.
    package var throughput: Int?

    /// `nil` where nothing is wanted.
    package init?(size: Int? = nil, type: String? = nil, iops: Int? = nil, throughput: Int? = nil) {
        guard size != nil || type != nil || iops != nil || throughput != nil else { return nil }
        self.size = size
        self.type = type
        self.iops = iops
        self.throughput = throughput
    }

    private enum CodingKeys: String, CodingKey {
        case size, type, iops, throughput
    }
}

extension StorageWish {
    /// The storage that an RDS instance is to have: with its size in any case.
    ///
    /// - Throws: `Refusal` where there is no such storage.
    func storage(of seen: RDSInstance) throws(Refusal) -> Storage {
        guard let current = seen.storage.allocated else {
            throw Refusal("AWS does not say how large the storage of \(seen.identifier) is. Ask again in a minute.")
        }
        var resized = seen
        resized.storage.allocated = size ?? current
        var storage = try StorageRunbook(type: type ?? seen.storage.type, iops: iops, throughput: throughput)
            .storage(of: resized)
        storage.allocated = size ?? current
        return storage
    }
}
