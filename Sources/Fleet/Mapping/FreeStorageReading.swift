package import AWS
package import Foundation
package import Maintenance

/// What a datapoint of `FreeStorageSpace` says of the storage of an RDS instance.
package enum FreeStorageReading {
    package static let metricName = "FreeStorageSpace"

    /// Bytes at the least; `nil` where the value says nothing about now, or makes no sense.
    package static func bytes(_ datapoint: CloudWatch.Datapoint?, at now: Date) -> Datapoint<Int64>? {
        guard let datapoint else { return nil }
        let age = datapoint.age(at: now)
        guard age <= LagReading.oldest, age >= .zero - LagReading.oldest else { return nil }
        guard let value = datapoint.minimum ?? datapoint.average ?? datapoint.maximum, value >= 0, value < 1e17 else {
            return nil
        }
        return Datapoint(Int64(value), of: Timestamp(datapoint.timestamp))
    }
}
