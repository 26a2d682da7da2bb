package import AWS
package import Foundation
package import Maintenance

/// What datapoints of `DatabaseConnections` say of the clients of an instance.
package enum ConnectionReading {
    package static let metricName = "DatabaseConnections"

    /// `nil` where the newest value says nothing about now, or a value makes no sense.
    package static func connections(_ datapoints: [CloudWatch.Datapoint], at now: Date) -> Peak? {
        guard let (highest, newest) = datapoints.highest(at: now, within: 0..<1e9, of: { $0.maximum ?? $0.average })
        else {
            return nil
        }
        return Peak(
            highest: Int(highest.rounded(.up)), minutes: datapoints.count,
            until: Timestamp(endOfMinute: newest, at: now))
    }

    /// The most at any time, however long ago; `nil` where there is no value, or one makes no sense.
    package static func highest(_ datapoints: [CloudWatch.Datapoint]) -> Int? {
        let values = datapoints.compactMap { $0.maximum ?? $0.average }
        guard values.count == datapoints.count, values.allSatisfy((0..<1e9).contains) else { return nil }
        return values.max().map { Int($0.rounded(.up)) }
    }
}
