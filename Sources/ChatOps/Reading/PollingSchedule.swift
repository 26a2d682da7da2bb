import Maintenance
import Slack

/// What to poll next and when: a value, told of time and of what came of each reading.
///
/// Every source is read in turn, those where something happened lately more often. Calls of one method are spaced, so that
/// reading never uses up what Slack allows a minute.
struct PollingSchedule: Sendable, Equatable {
    /// What came of one reading.
    enum Outcome: Sendable, Equatable {
        case quiet
        /// There were new messages.
        case news
        /// Not read; it will pass.
        case failed(retryAfter: Span?)
        /// Not read, until somebody does something about it.
        case refused
    }

    private struct Entry: Sendable, Equatable {
        var dueAt: Timestamp
        var activeAt: Timestamp
        /// When its reading began, while it is being read.
        var busySince: Timestamp?
        var isBusy: Bool { busySince != nil }
        /// Woken since its last reading began: that reading may not have what happened.
        var isWoken = false
        var failures = 0

        /// What is read first of sources that are due: woken ones, then the longest due.
        func precedence(_ source: MessageSource) -> (Int, Timestamp, String) {
            (isWoken ? 0 : 1, dueAt, source.key)
        }
    }

    /// Time between two calls of one method: 43 of the 50 a minute that Slack allows for history and replies.
    static let spacing = Span(milliseconds: 1400)
    private static let refusedInterval = Span.seconds(60)
    private static let longestBackoff = Span.seconds(60)

    private let interval: Span
    private var entries: [MessageSource: Entry] = [:]
    private var calledAt: [SlackMethod: Timestamp] = [:]

    /// - Parameter interval: the time between two readings of a channel, when it is the only one.
    init(channels: [ChannelID], interval: Span, at now: Timestamp) {
        self.interval = interval
        for channel in channels { entries[.channel(channel)] = Entry(dueAt: now, activeAt: now) }
    }

    /// The threads to follow from now on, each with the time of its last activity; others are left.
    mutating func follow(_ threads: [MessageSource: Timestamp], at now: Timestamp) {
        for (source, entry) in entries {
            if case .thread = source, threads[source] == nil, !entry.isBusy { entries[source] = nil }
        }
        for (source, activity) in threads {
            if var entry = entries[source] {
                if activity > entry.activeAt {
                    entry.activeAt = activity
                    entry.dueAt = min(entry.dueAt, now + pace(of: source, entry, at: now))
                }
                entries[source] = entry
            } else {
                entries[source] = Entry(dueAt: now, activeAt: activity)
            }
        }
    }

    /// Has a channel and its threads read before all others, as something is known to have happened there. A source that
    /// could not be read keeps the time of its next try.
    mutating func wake(_ channel: ChannelID, at now: Timestamp) {
        for (source, entry) in entries where source.channel == channel && entry.failures == 0 {
            entries[source]?.isWoken = true
            entries[source]?.dueAt = min(entry.dueAt, now)
        }
    }

    /// Sources to read now, at most one a method; busy until their reading is finished.
    mutating func take(at now: Timestamp) -> [MessageSource] {
        var taken: [MessageSource] = []
        for method in [SlackMethod.conversationsHistory, .conversationsReplies] {
            guard isFree(method, at: now), let source = mostOverdue(method), let entry = entries[source],
                entry.dueAt <= now
            else { continue }
            entries[source]?.busySince = now
            entries[source]?.isWoken = false
            calledAt[method] = now
            taken.append(source)
        }
        return taken
    }

    mutating func finish(_ source: MessageSource, _ outcome: Outcome, at now: Timestamp) {
        guard var entry = entries[source] else { return }
        let began = entry.busySince ?? now
        entry.busySince = nil
        switch outcome {
        case .quiet, .news:
            entry.failures = 0
            if outcome == .news { entry.activeAt = now }
            entry.dueAt = entry.isWoken ? now : max(now, began + pace(of: source, entry, at: now))
        case .failed(let retryAfter):
            entry.failures += 1
            let backoff = min(Span.seconds(1) * (1 << Int64(min(entry.failures - 1, 6))), Self.longestBackoff)
            entry.dueAt = now + max(retryAfter ?? .zero, backoff)
        case .refused:
            entry.failures += 1
            entry.dueAt = now + Self.refusedInterval
        }
        entries[source] = entry
    }

    /// When the next reading is due; `nil` while everything is being read, or there is nothing to read.
    func next(at now: Timestamp) -> Timestamp? {
        entries.filter { !$0.value.isBusy }.map { source, entry in
            max(entry.dueAt, calledAt[source.method].map { $0 + Self.spacing } ?? now)
        }.min()
    }

    /// The threads that are followed, for telling which of them a message stands in.
    var threads: Set<MessageSource> {
        Set(entries.keys.filter { if case .thread = $0 { true } else { false } })
    }

    private func isFree(_ method: SlackMethod, at now: Timestamp) -> Bool {
        guard let last = calledAt[method] else { return true }
        return now - last >= Self.spacing
    }

    private func mostOverdue(_ method: SlackMethod) -> MessageSource? {
        entries.filter { $0.key.method == method && !$0.value.isBusy }
            .min { $0.value.precedence($0.key) < $1.value.precedence($1.key) }?.key
    }

    private func pace(of source: MessageSource, _ entry: Entry, at now: Timestamp) -> Span {
        let quiet = now - entry.activeAt
        switch source {
        case .channel:
            return entries.count > 1 && quiet > .minutes(10) ? max(interval, .seconds(3)) : interval
        case .thread:
            if quiet < .minutes(2) { return .seconds(3) }
            return quiet < .minutes(30) ? .seconds(6) : .seconds(15)
        }
    }
}
