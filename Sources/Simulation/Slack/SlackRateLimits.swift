/// Counts calls per app and method, and says when the next one would be answered.
package struct SlackRateLimits: Sendable {
    package var isEnforced = true
    /// Calls per minute that replace a method's published tier.
    package var callsPerMinute: [SlackMethod: Int] = [:]
    /// One message per second and channel, after a short burst.
    package var postInterval = Duration.seconds(1)
    package var postBurst = 3
    /// The limits for apps distributed outside the Marketplace since May 2025: history and replies once a minute,
    /// 15 objects each.
    package var isClampedForDistributedApps = false

    private var calls: [Key: [Int64]] = [:]
    private var blockedUntil: [Key: Int64] = [:]
    private var nextPost: [String: Int64] = [:]

    private struct Key: Hashable {
        var app: String
        var method: SlackMethod
    }

    package init() {}

    package static var unlimited: SlackRateLimits {
        var limits = SlackRateLimits()
        limits.isEnforced = false
        return limits
    }

    /// The greatest page of a reading method, where the clamp holds.
    func pageLimit(of method: SlackMethod) -> Int? {
        isClampedForDistributedApps && Self.clamped.contains(method) ? 15 : nil
    }

    /// Counts one call, or says how long to wait, in whole seconds as `Retry-After` has them.
    mutating func admit(_ method: SlackMethod, app: String, channel: String?, at now: SimulatedTime) -> Duration? {
        let key = Key(app: app, method: method)
        if let until = blockedUntil[key] {
            if until > now.milliseconds { return Self.wait(until, now) }
            blockedUntil[key] = nil
        }
        guard isEnforced else { return nil }
        let limit = limit(of: method)
        if let times = calls[key], let stale = times.firstIndex(where: { $0 > now.milliseconds - 60_000 }) {
            if stale > 0 { calls[key]?.removeFirst(stale) }
        } else {
            calls[key] = []
        }
        if let times = calls[key], times.count >= limit { return Self.wait(times[times.count - limit] + 60_000, now) }
        if method == .chatPostMessage, let channel, let wait = admitPost(in: app + channel, at: now) { return wait }
        calls[key, default: []].append(now.milliseconds)
        return nil
    }

    /// Refuses a method for a while, whatever its count.
    mutating func block(_ method: SlackMethod, app: String, until: SimulatedTime) {
        blockedUntil[Key(app: app, method: method)] = until.milliseconds
    }

    private mutating func admitPost(in place: String, at now: SimulatedTime) -> Duration? {
        let interval = postInterval.wholeMilliseconds
        let due = max(nextPost[place] ?? 0, now.milliseconds)
        let earliest = due - Int64(max(postBurst, 1) - 1) * interval
        guard earliest <= now.milliseconds else { return Self.wait(earliest, now) }
        nextPost[place] = due + interval
        return nil
    }

    private func limit(of method: SlackMethod) -> Int {
        if isClampedForDistributedApps, Self.clamped.contains(method) { return 1 }
        return max(callsPerMinute[method] ?? method.callsPerMinute, 1)
    }

    private static let clamped: Set<SlackMethod> = [.conversationsHistory, .conversationsReplies]

    private static func wait(_ until: Int64, _ now: SimulatedTime) -> Duration {
        .seconds(max((until - now.milliseconds + 999) / 1000, 1))
    }
}
