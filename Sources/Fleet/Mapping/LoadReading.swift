package import AWS
package import Foundation
package import Maintenance

/// What datapoints of `CPUUtilization` say of how busy an instance is.
package enum LoadReading {
    package static let processorMetric = "CPUUtilization"

    /// The busiest minute, in percent; `nil` where the newest value says nothing about now, or a value makes no sense.
    package static func processors(_ datapoints: [CloudWatch.Datapoint], at now: Date) -> Peak? {
        guard let (highest, newest) = datapoints.highest(at: now, within: 0...100.5, of: { $0.average ?? $0.maximum })
        else {
            return nil
        }
        return Peak(
            highest: min(100, Int(highest.rounded(.up))), minutes: datapoints.count,
            until: Timestamp(endOfMinute: newest, at: now))
    }
}
