import Foundation

extension SlackWorld {
    /// The arguments of `conversations.history`.
    package struct HistoryQuery: Sendable, Hashable {
        package var channel: String
        package var oldest: Timestamp?
        package var latest: Timestamp?
        package var inclusive = false
        package var limit = 100
        package var cursor: String?
        package var includesMetadata = false

        package init(channel: String, oldest: Timestamp? = nil, limit: Int = 100) {
            self.channel = channel
            self.oldest = oldest
            self.limit = limit
        }
    }

    /// The arguments of `conversations.replies`.
    package struct RepliesQuery: Sendable, Hashable {
        package var channel: String
        package var ts: Timestamp
        package var oldest: Timestamp?
        package var latest: Timestamp?
        package var inclusive = false
        package var limit = 1000
        package var cursor: String?
        package var includesMetadata = false

        package init(channel: String, ts: Timestamp, limit: Int = 1000) {
            self.channel = channel
            self.ts = ts
            self.limit = limit
        }
    }

    package struct MessagePage: Sendable, Hashable {
        package var messages: [Message]
        package var nextCursor: String?

        package var hasMore: Bool { nextCursor != nil }
    }

    /// `conversations.history`: top-level messages and broadcast replies, newest first.
    func history(
        _ query: HistoryQuery, by caller: Caller, view: SlackReadingView = .faithful
    ) throws(SlackFault) -> MessagePage {
        try requireMembership(caller, channel(query.channel, for: caller, family: "history"))
        guard (1...999).contains(query.limit) else { throw SlackFault("invalid_limit") }
        let cursor = try Cursor(query.cursor, view: view)
        let range = range(
            in: query.channel, oldest: view.ignoresOldest ? nil : query.oldest, latest: query.latest,
            inclusive: query.inclusive)
        let limit = min(query.limit, view.pageLimit ?? .max)
        let upwards =
            cursor.map { $0.direction == .after }
            ?? (settings.rangeEnd == .oldest && query.oldest != nil && query.latest == nil)
        var (found, next) = walk(
            query.channel, range, from: cursor?.ts, upwards: upwards, limit: limit
        ) { !$0.isHiddenReply }
        if upwards { found.reverse() }
        let direction = upwards ? Cursor.Direction.after : .next
        return page(
            found, next.map { Cursor(direction: direction, ts: $0).text }, query.includesMetadata, caller, view)
    }

    /// `conversations.replies`: the parent, on the first page only, then its replies, oldest first.
    func replies(
        _ query: RepliesQuery, by caller: Caller, view: SlackReadingView = .faithful
    ) throws(SlackFault) -> MessagePage {
        try requireMembership(caller, channel(query.channel, for: caller, family: "history"))
        guard (1...1000).contains(query.limit) else { throw SlackFault("invalid_limit") }
        let cursor = try Cursor(query.cursor, view: view)
        guard let asked = message(query.ts, in: query.channel) else { throw SlackFault("thread_not_found") }
        let root = asked.threadTS ?? asked.ts
        var found: [Message] = []
        if cursor == nil, let parent = message(root, in: query.channel) { found.append(parent) }
        let limit = min(query.limit, view.pageLimit ?? .max)
        let oldest = view.ignoresOldest ? nil : query.oldest
        let range = range(in: query.channel, oldest: oldest, latest: query.latest, inclusive: query.inclusive)
        let (replies, next) = walk(
            query.channel, range, from: cursor?.ts, upwards: true, limit: max(limit - found.count, 0)
        ) { $0.threadTS == root && $0.isReply }
        return page(
            found + replies, next.map { Cursor(direction: .next, ts: $0).text }, query.includesMetadata, caller, view)
    }

    private func page(
        _ found: [Message], _ next: String?, _ metadata: Bool, _ caller: Caller, _ view: SlackReadingView
    ) -> MessagePage {
        let shown = found.map { presented($0, to: caller, full: false, metadata: metadata, view: view) }
        return MessagePage(messages: view.distort(shown), nextCursor: next)
    }

    private func range(in channel: String, oldest: Timestamp?, latest: Timestamp?, inclusive: Bool) -> Range<Int> {
        let log = messages[channel] ?? []
        let one: Int64 = inclusive ? 0 : 1
        let low = oldest.map { log.lowerBound(of: Timestamp(microseconds: $0.microseconds + one)) } ?? 0
        let high = latest.map { log.lowerBound(of: Timestamp(microseconds: $0.microseconds + 1 - one)) } ?? log.count
        return low..<max(low, high)
    }

    /// Collects up to `limit` messages from one end of the range, and where the next page begins.
    private func walk(
        _ channel: String, _ range: Range<Int>, from start: Timestamp?, upwards: Bool, limit: Int,
        where wanted: (Message) -> Bool
    ) -> (found: [Message], next: Timestamp?) {
        guard let log = messages[channel] else { return ([], nil) }
        var index = upwards ? range.lowerBound : range.upperBound - 1
        if let start {
            let position = log.lowerBound(of: start)
            let gone = position == log.count || log[position].ts != start
            index = upwards ? max(index, position) : min(index, gone ? position - 1 : position)
        }
        var found: [Message] = []
        while range.contains(index) {
            if wanted(log[index]) {
                if found.count == limit { return (found, log[index].ts) }
                found.append(log[index])
            }
            index += upwards ? 1 : -1
        }
        return (found, nil)
    }

    /// Where a drain goes on; opaque to callers.
    private struct Cursor {
        enum Direction: String {
            case next = "next_ts"
            case after = "after_ts"
        }

        var direction: Direction
        var ts: Timestamp

        init(direction: Direction, ts: Timestamp) {
            self.direction = direction
            self.ts = ts
        }

        /// Nil for no cursor, which an empty one is too.
        init?(_ text: String?, view: SlackReadingView) throws(SlackFault) {
            guard let text, !text.isEmpty else { return nil }
            guard !view.refusesCursors, let data = Data(base64Encoded: text) else { throw SlackFault("invalid_cursor") }
            let parts = String(decoding: data, as: UTF8.self).split(separator: ":")
            guard parts.count == 2, let direction = Direction(rawValue: String(parts[0])),
                let microseconds = Int64(parts[1])
            else { throw SlackFault("invalid_cursor") }
            self.init(direction: direction, ts: Timestamp(microseconds: microseconds))
        }

        var text: String {
            Data("\(direction.rawValue):\(ts.microseconds)".utf8).base64EncodedString()
        }
    }
}
