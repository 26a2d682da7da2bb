/// An instant of simulated time: whole milliseconds since the Unix epoch.
package struct SimulatedTime: Sendable, Hashable, Comparable, Codable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(seconds: Int64) {
        milliseconds = seconds * 1000
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static let epoch = SimulatedTime(milliseconds: 0)

    package static func < (left: SimulatedTime, right: SimulatedTime) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Later by the duration, cut to whole milliseconds.
    package static func + (time: SimulatedTime, duration: Duration) -> SimulatedTime {
        SimulatedTime(milliseconds: time.milliseconds + duration.wholeMilliseconds)
    }

    package static func += (time: inout SimulatedTime, duration: Duration) {
        time.milliseconds += duration.wholeMilliseconds
    }

    package static func - (time: SimulatedTime, duration: Duration) -> SimulatedTime {
        SimulatedTime(milliseconds: time.milliseconds - duration.wholeMilliseconds)
    }

    package static func - (later: SimulatedTime, earlier: SimulatedTime) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }
}

extension Duration {
    /// The duration cut to whole milliseconds.
    var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
