/// How fast one service of one place may be called, and how the rate learns; AWS publishes no limits for RDS.
///
/// The defaults leave room for people and other tools in the account (field reports: throttled from 2–3.5 calls a second).
package struct CallLimits: Sendable, Equatable {
    /// Calls per second at the start.
    package var start: Double
    /// Calls per second that are never exceeded for long, whatever AWS would bear.
    package var ceiling: Double
    /// Calls per second that are left however often AWS throttles.
    package var floor = 0.5
    /// Calls that may be made at once after a pause.
    package var burst: Double
    /// What a success adds to the rate while the rate is what calls wait for.
    package var raise = 0.02
    /// What a throttled call leaves of the rate.
    package var cut = 0.7

    package init(start: Double = 2, ceiling: Double = 5, burst: Double = 5) {
        self.start = start
        self.ceiling = ceiling
        self.burst = burst
    }

    package static let rds = CallLimits()
    /// CloudWatch has limits of its own, far higher ("CloudWatch service quotas": 400 GetMetricStatistics a second).
    package static let cloudWatch = CallLimits(start: 10, ceiling: 20, burst: 16)
}
