/// Reads a conversation page by page to its end, as a value: pages go in, the next page to fetch comes out.
///
/// Trusts neither the order of messages nor that `oldest` is honoured, and ends whatever the server does.
struct MessageDrain {
    /// What to do after a page.
    enum Step: Equatable {
        case fetch(cursor: String?)
        case finished(MessageReading.End)
    }

    private static let maximumRestarts = 2

    private let query: MessageQuery
    private var found: [SlackTimestamp: SlackMessage] = [:]
    private var followed: Set<String> = []
    private var pages = 0
    private var pagesSinceStart = 0
    private var restarts = 0
    private var unreadable = 0
    private var sentAt: SlackTimestamp?
    /// The message read last, and whether all so far came newest first.
    private var last: SlackTimestamp?
    private var isDescending = true

    init(_ query: MessageQuery) { self.query = query }

    mutating func take(_ page: MessagePage) -> Step {
        pages += 1
        pagesSinceStart += 1
        unreadable += page.unreadable
        sentAt = page.sentAt ?? sentAt
        for message in page.messages {
            if let last, message.ts >= last { isDescending = false }
            last = message.ts
            found[message.ts] = message
        }
        guard page.hasMore || page.nextCursor != nil else { return .finished(.complete) }
        if isBehind(page) { return .finished(.complete) }
        guard let cursor = page.nextCursor else { return .finished(.cursorMissing) }
        guard followed.insert(cursor).inserted else { return .finished(.cursorRepeated) }
        return pages < query.maximumPages ? .fetch(cursor: cursor) : .finished(.pageLimit)
    }

    /// After `invalid_cursor`: from the first page again, or when that was done often enough, not now: the cursor was
    /// Slack's own, and a later reading gets others.
    mutating func restart(after error: SlackError) throws(SlackError) -> Step {
        guard restarts < Self.maximumRestarts, pages < query.maximumPages else {
            var passing = error
            passing.outcome = .transient(retryAfter: nil)
            throw passing
        }
        restarts += 1
        followed = []
        pagesSinceStart = 0
        last = nil
        isDescending = true
        return .fetch(cursor: nil)
    }

    /// What was found within the query's range.
    func reading(end: MessageReading.End) -> MessageReading {
        let messages = found.values.filter { query.includes($0.ts) }.sorted { $0.ts < $1.ts }
        return MessageReading(messages: messages, end: end, unreadable: unreadable, sentAt: sentAt)
    }

    /// The first message of the thread that was read by the timestamp of one of its messages.
    func parent(ofThread thread: SlackTimestamp) -> SlackMessage? {
        found[found[thread]?.threadTS ?? thread] ?? found.values.first(where: \.isThreadParent)
    }

    /// Whether the page lies wholly before `oldest` and all later ones do too, as everything has come newest first.
    ///
    /// One page does not show that: Slack has been known to page forward from `oldest`, each page newest first.
    private func isBehind(_ page: MessagePage) -> Bool {
        isDescending && pagesSinceStart > 1 && !page.messages.isEmpty
            && page.messages.allSatisfy { query.isPast($0.ts) }
    }
}
