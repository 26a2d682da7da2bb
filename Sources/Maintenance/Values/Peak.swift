/// The highest value of a metric over the last minutes.
package struct Peak: Sendable, Equatable {
    package var highest: Int
    /// Of how many minutes there is a value.
    package var minutes: Int
    /// The end of the newest of them.
    package var until: Timestamp

    package init(highest: Int, minutes: Int = 15, until: Timestamp) {
        self.highest = highest
        self.minutes = minutes
        self.until = until
    }
}

extension [Peak] {
    /// "in the 15 min to 2026-12-03 14:02 UTC"; of the shortest time and the oldest value among them.
    package var time: String? {
        guard let minutes = map(\.minutes).min(), let until = map(\.until).min() else { return nil }
        return "in the \(minutes) min to \(until.words)"
    }
}
