package import AWS
package import Foundation

/// What datapoints of `CPUUtilization` say of how busy an instance is.
package enum LoadReading {
    package static let processorMetric = "CPUUtilization"

    /// The busiest minute, in percent; `nil` where the newest value says nothing about now, or a value makes no sense.
    package static func processors(_ datapoints: [CloudWatch.Datapoint], at now: Date) -> Int? {
        guard let newest = datapoints.map(\.timestamp).max() else { return nil }
        let age = Duration.seconds(now.timeIntervalSince(newest))
        guard age <= LagReading.oldest, age >= .zero - LagReading.oldest else { return nil }
        let values = datapoints.compactMap { $0.average ?? $0.maximum }
        guard values.count == datapoints.count, values.allSatisfy({ (0...100.5).contains($0) }),
            let highest = values.max()
        else { return nil }
        return min(100, Int(highest.rounded(.up)))
    }
}
