package import Maintenance

/// Time that never goes back, made from readings of a clock that may be set back: what is due is kept in it.
///
/// Where nobody tells that the clock was set forward, that makes due what would have been due later.
package struct SteadyTime: Sendable, Equatable {
    /// By how much the clock was set back in all.
    private var lag = Span.zero
    private var latest: Timestamp?
    private var given: Timestamp?
    private var lastReading: Timestamp?

    /// Readings that come in another order than they were taken in differ by less.
    private static let tolerance = Span.seconds(1)

    package init() {}

    /// The steady instant of a reading of the clock.
    package mutating func instant(at now: Timestamp) -> Timestamp {
        if let latest, now < latest - Self.tolerance {
            lag = lag + (latest - now)
            self.latest = now
        } else {
            latest = max(latest ?? now, now)
        }
        let instant = max(given ?? now + lag, now + lag)
        given = instant
        return instant
    }

    /// The clock was set by this: forward, or back where it is negative. Time goes on as if it were not.
    package mutating func clockSet(by span: Span) {
        lag = lag - span
        latest = latest.map { $0 + span }
    }

    /// A reading of the clock as what is recorded takes it: it does not go back by as little as readings in another order
    /// differ by.
    package mutating func reading(_ now: Timestamp) -> Timestamp {
        if let last = lastReading, now < last, last - now <= Operation.clockTolerance { return last }
        lastReading = now
        return now
    }

    /// The steady instant at which the clock shows this, unless it is set meanwhile.
    package func instant(shownAs time: Timestamp) -> Timestamp { time + lag }

    /// What the clock shows at a steady instant.
    package func shown(at instant: Timestamp) -> Timestamp { instant - lag }
}
