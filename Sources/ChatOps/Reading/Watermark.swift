import Slack

/// How far a source has been read: what to ask for next, and which of the messages that come are new.
///
/// A little of what was read before is asked for again, as a message may show up after a later one.
struct Watermark: Sendable, Equatable {
    /// How far back is read again.
    static let overlap = Duration.seconds(60)

    /// Messages up to here were written before the source was read for the first time, and are no commands for us.
    let beginning: SlackTimestamp
    private(set) var cursor: SlackTimestamp
    /// Where this process began to read; the process before may have read older messages.
    private let start: SlackTimestamp
    private var seen: Set<SlackTimestamp> = []

    init(beginning: SlackTimestamp, cursor: SlackTimestamp) {
        self.beginning = beginning
        self.cursor = max(beginning, cursor)
        start = self.cursor
    }

    var query: MessageQuery {
        MessageQuery(
            oldest: max(beginning, cursor.moved(by: .zero - Self.overlap)), includesMetadata: false, isPatient: true)
    }

    /// The messages that were not seen before, oldest first, and the watermark after them.
    ///
    /// An edited message from before the start is left out: it was seen as it was then, and an edit is no new command.
    func advanced(over messages: [SlackMessage]) -> (fresh: [SlackMessage], next: Watermark) {
        let unseen = messages.filter { $0.ts > beginning && !seen.contains($0.ts) }.sorted { $0.ts < $1.ts }
        var next = self
        next.seen.formUnion(unseen.map(\.ts))
        if let last = unseen.last { next.cursor = max(cursor, last.ts) }
        let limit = next.cursor.moved(by: .zero - Self.overlap * 2)
        next.seen = next.seen.filter { $0 >= limit }
        return (unseen.filter { $0.ts > start || $0.edited == nil }, next)
    }
}
