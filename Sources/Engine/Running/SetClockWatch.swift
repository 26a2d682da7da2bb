package import Maintenance

/// Tells that the clock of the host was set, by a clock that runs on whatever happens to that.
package struct SetClockWatch: Sendable {
    /// What the clock of the host is ahead of the other.
    private var lead: Timestamp?

    package init() {}

    /// By how much it was set since it was looked at last; `nil` for less than readings of one clock differ by, as it also runs
    /// slower or faster for a while.
    ///
    /// - Parameter elapsed: what has passed on the other clock, since whenever.
    package mutating func step(at now: Timestamp, after elapsed: Span) -> Span? {
        let lead = now - elapsed
        defer { self.lead = lead }
        guard let before = self.lead else { return nil }
        return (lead - before).magnitude > Operation.clockTolerance ? lead - before : nil
    }
}

extension SetClockWatch {
    /// What has passed on a clock since this was made.
    static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Span {
        let begin = clock.now
        return { Span(begin.duration(to: clock.now)) }
    }
}
