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
}
