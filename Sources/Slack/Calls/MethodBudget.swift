/// How often something may be called: never more than `perMinute` in any 60 s, of which `burst` at once.
package struct CallRate: Sendable, Hashable {
    /// What an app not made by the customer gets for reading history (docs.slack.dev/apis/web-api/rate-limits).
    static let clamped = CallRate(perMinute: 1, burst: 1)

    var perMinute: Int
    var burst: Int

    /// At least one call a minute; the burst is part of the minute's calls.
    init(perMinute: Int, burst: Int) {
        self.perMinute = max(1, perMinute)
        self.burst = min(max(1, burst), self.perMinute)
    }

    /// Time between calls once the burst is spent, such that burst and steady calls together keep to the minute.
    /// Rounded up, lest a minute's worth of them be shorter than a minute.
    var interval: Duration {
        let steady = Int64(perMinute - burst + 1)
        return .nanoseconds((60_000_000_000 + steady - 1) / steady)
    }
}

/// When one thing may be called next: a leaky bucket as a value, with the time passed in.
///
/// Times are durations since an origin that the caller chose and keeps.
struct MethodBudget: Sendable, Hashable {
    private(set) var rate: CallRate
    /// When the bucket will be empty again; `burst - 1` intervals before that, the next call may go.
    private var drained: Duration?
    private var lastCall: Duration?
    private var blockedUntil: Duration?

    init(rate: CallRate) {
        self.rate = rate
    }

    /// The earliest instant for the next call, `now` or later.
    ///
    /// - Parameter isPatient: half of the burst is left to others.
    func nextAllowed(isPatient: Bool = false, at now: Duration) -> Duration {
        let ahead = rate.burst - 1 - (isPatient ? rate.burst / 2 : 0)
        let steady = drained.map { $0 - rate.interval * max(0, ahead) }
        return max(now, steady ?? now, blockedUntil ?? now)
    }

    /// Notes a call at this instant.
    mutating func spend(at now: Duration) {
        drained = max(drained ?? now, now) + rate.interval
        lastCall = now
    }

    /// Notes that Slack refused a call and wants quiet for so long; after it there is no burst.
    mutating func refuse(for retryAfter: Duration, at now: Duration) {
        let end = max(blockedUntil ?? now, now + max(.zero, retryAfter))
        blockedUntil = end
        let quiet = end + rate.interval * (rate.burst - 1)
        drained = max(drained ?? quiet, quiet)
    }

    /// Goes on at another rate, as if the last call had been made at it.
    mutating func change(to rate: CallRate) {
        guard rate != self.rate else { return }
        self.rate = rate
        drained = lastCall.map { $0 + rate.interval * rate.burst }
    }
}
