/// A value of a metric with the minute that it is of: metrics arrive a minute or more late, so it is never of now.
package struct Datapoint<Value: Sendable & Equatable>: Sendable, Equatable {
    package var value: Value
    /// The beginning of that minute.
    package var minute: Timestamp

    package init(_ value: Value, of minute: Timestamp) {
        self.value = value
        self.minute = minute
    }

    /// "at 14:10 UTC".
    package var time: String { "at \(minute.timeOfDay)" }
}
