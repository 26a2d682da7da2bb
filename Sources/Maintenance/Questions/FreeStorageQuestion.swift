/// How many bytes of their storage RDS instances have left: of those of which there is a recent value (GetMetricStatistics,
/// `FreeStorageSpace`: "The amount of available storage space", RDS user guide, "Amazon CloudWatch metrics for Amazon RDS").
package struct FreeStorageQuestion: Question {
    package typealias Answer = [InstanceID: Datapoint<Int64>]
    package static let kind: KindName = "free-storage"
    package let place: Place
    /// Sorted.
    package let instances: [InstanceID]

    package init(of instances: some Sequence<InstanceID>, in place: Place) {
        self.place = place
        self.instances = instances.sorted()
    }
}

/// How full the storage of an RDS instance was.
package struct StorageUse: Sendable, Equatable {
    /// Bytes.
    package var used: Int64
    /// Bytes.
    package var size: Int64
    /// The minute that it is of.
    package var minute: Timestamp

    /// - Parameter gibibytes: the size as AWS counts it.
    package init(free: Datapoint<Int64>, of gibibytes: Int) {
        size = Int64(gibibytes) << 30
        used = max(0, size - free.value)
        minute = free.minute
    }

    package var percent: Int { size > 0 ? Int(used * 100 / size) : 0 }
    /// Rounded up.
    package var usedGibibytes: Int { Int((used + (1 << 30) - 1) >> 30) }
    /// "at 14:10 UTC".
    package var time: String { "at \(minute.timeOfDay)" }
}

extension Observation {
    /// Whether anybody asked how full storage is.
    package var isStorageUseAsked: Bool { first(FreeStorageQuestion.self) != nil }

    /// How full an RDS instance was, or why that is not known.
    package func storageUse(of instance: RDSInstance) -> Reading<StorageUse> {
        guard let size = instance.storage.allocated else {
            return .unavailable("AWS does not say how large the storage of \(instance.identifier) is.")
        }
        for answer in all(FreeStorageQuestion.self) where answer.question.instances.contains(instance.identifier) {
            switch answer.reading {
            case .unavailable(let reason): return .unavailable(reason)
            case .known(let free):
                guard let point = free[instance.identifier] else {
                    return .unavailable("CloudWatch has no recent FreeStorageSpace of \(instance.identifier).")
                }
                return .known(StorageUse(free: point, of: size))
            }
        }
        return .unavailable(Self.notAsked)
    }
}
