import AWS
import Foundation
import Maintenance

extension [CloudWatch.Datapoint] {
    /// The highest value, and when the newest began; `nil` where that says nothing about now, or a value makes no sense.
    func highest(
        at now: Date, within range: some RangeExpression<Double>, of value: (CloudWatch.Datapoint) -> Double?
    ) -> (value: Double, newest: Date)? {
        guard let newest = map(\.timestamp).max() else { return nil }
        let age = Duration.seconds(now.timeIntervalSince(newest))
        guard age <= LagReading.oldest, age >= .zero - LagReading.oldest else { return nil }
        let values = compactMap(value)
        guard values.count == count, values.allSatisfy(range.contains), let highest = values.max() else { return nil }
        return (highest, newest)
    }
}

extension Timestamp {
    /// When the minute of a datapoint is over, which begins at the datapoint's time; at most now.
    init(endOfMinute begin: Date, at now: Date) { self.init(Swift.min(begin.addingTimeInterval(60), now)) }
}
