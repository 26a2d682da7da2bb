import Maintenance

/// Tells that the clock of the host was set, by a clock that runs on whatever happens to that.
struct SetClockWatch: Sendable {
    private let elapsed: @Sendable () -> Span
    /// What the clock of the host is ahead of the other.
    private var lead: Timestamp?

    init(_ clock: any Clock<Duration>) {
        elapsed = Self.stopwatch(clock)
    }

    private static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Span {
        let begin = clock.now
        return { Span(begin.duration(to: clock.now)) }
    }

    /// By how much it was set since it was looked at last; `nil` for less than readings of one clock differ by, as it also runs
    /// slower or faster for a while.
    mutating func step(at now: Timestamp) -> Span? {
        let lead = now - elapsed()
        defer { self.lead = lead }
        guard let before = self.lead else { return nil }
        return (lead - before).magnitude > Operation.clockTolerance ? lead - before : nil
    }
}
